"""The map over workers: order, how far ahead it runs, and workers that fail."""

import errno
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import lru_cache, partial
from itertools import islice
from typing import Any

import pytest

from stafett import parallel
from stafett.errors import WorkerError
from stafett.parallel import CHUNK, CHUNKS_AHEAD, Crew, Workers, pack, send_along, spread
from stafett.pile import Piece, Pile

MANY = range(10 * CHUNK + 7)


def add(shared: int, item: int) -> int:
    return shared + item


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(spread(add, 5, MANY, jobs)) == [item + 5 for item in MANY]


def test_any_executor_does() -> None:
    with ThreadPoolExecutor(3) as executor:
        assert list(spread(add, 5, MANY, Crew(executor, 3))) == [item + 5 for item in MANY]
        assert list(spread(add, 6, MANY, Crew(executor, 3))) == [item + 6 for item in MANY]


def test_what_is_shared_is_sent_once() -> None:
    sent = []

    def send(parcel: bytes) -> Callable[[], Any]:
        sent.append(parcel)
        return send_along(parcel)

    with ThreadPoolExecutor(2) as executor:
        assert len(list(spread(add, 5, MANY, Crew(executor, 2, send)))) == len(MANY)
    assert len(sent) == 1


class Counting(Executor):
    """Counts what it is asked for."""

    submitted = 0

    def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
        self.submitted += 1
        future: Future[Any] = Future()
        future.set_result(work(*given))
        return future


def test_no_more_is_asked_for_than_a_few_chunks_ahead() -> None:
    executor = Counting()
    results = spread(add, 5, MANY, Crew(executor, 2))
    for taken in range(CHUNK + 1):
        next(results)
        assert executor.submitted <= taken // CHUNK + 2 * CHUNKS_AHEAD
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert executor.submitted < len(MANY) // CHUNK


def test_threads_of_one_process_take_turns() -> None:
    at_work = threading.Semaphore()

    def alone(_: int, item: int) -> int:
        assert at_work.acquire(blocking=False)
        time.sleep(0.0005)  # so that another one would be met
        at_work.release()
        return item

    with ThreadPoolExecutor(4) as executor:
        assert list(spread(alone, 0, MANY, Crew(executor, 4))) == [*MANY]


def test_the_process_that_asks_is_one_of_those_that_work() -> None:
    processes = {process for process, _ in spread(slowly_here, os.getpid(), range(8 * CHUNK), 2)}
    assert os.getpid() in processes
    assert len(processes) == 2


@pytest.mark.skipif(not parallel.FORKS, reason="processes that are started anew have copies of their own anyway")
@pytest.mark.parametrize("wide", [1, CHUNK, 3 * CHUNK + 5, 8 * CHUNK])
@pytest.mark.parametrize("many", [CHUNK, 8 * CHUNK])
def test_what_looks_at_nearly_everything_is_done_by_the_process_that_asks(
    wide: int, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "MANY", many)
    told = list(spread(slowly_here, os.getpid(), range(8 * CHUNK), 2, wide=wide))
    assert [item for _, item in told] == [*range(8 * CHUNK)]
    assert {process for process, _ in told[:wide]} == {os.getpid()}


def slowly_here(starter: int, item: int) -> tuple[int, int]:
    if os.getpid() == starter:
        time.sleep(0.002)  # so that there is work left for others
    return os.getpid(), item


@pytest.mark.skipif(not parallel.FORKS, reason="processes that are started anew hold no more than they were sent")
def test_fresh_processes_take_over_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LIFE", 2 * CHUNK)
    told = list(spread(slowly_here, os.getpid(), range(16 * CHUNK), 2))
    assert [item for _, item in told] == [*range(16 * CHUNK)]
    assert len({process for process, _ in told}) > 2


def refuse(_: int, item: int) -> int:
    if item == 3 * CHUNK:
        raise ValueError("not this one")
    return item


def die(starter: int, item: int) -> int:
    if os.getpid() != starter:
        os._exit(1)
    return item


def test_what_the_work_raises_comes_back() -> None:
    with ThreadPoolExecutor(2) as executor:
        for workers in (1, 2, Crew(executor, 2)):
            with pytest.raises(ValueError, match="not this one"):
                list(spread(refuse, 0, MANY, workers))


def test_a_process_that_ends_is_told() -> None:
    with pytest.raises(WorkerError, match="a worker process ended before its work was done"):
        list(spread(die, os.getpid(), MANY, 2))


@pytest.mark.skipif(not parallel.FORKS, reason="processes that are started anew take long")
def test_no_process_is_waited_for_when_its_work_is_done() -> None:
    results = spread(slowly_here, os.getpid(), range(8 * CHUNK), 3)
    told = list(islice(results, 7 * CHUNK + 1))
    for process in {process for process, _ in told} - {os.getpid()}:
        os.kill(process, signal.SIGSTOP)
    end = threading.Thread(target=lambda: told.extend(results), daemon=True)
    end.start()
    end.join(60)
    assert [item for _, item in told] == [*range(8 * CHUNK)]
    assert not end.is_alive()


ENDLESS = """
import os, time
from stafett.parallel import spread
def work(_, item):
    print(os.getpid(), flush=True)
    time.sleep(1000)
list(spread(work, 0, range(100), 3))
"""


def test_processes_end_with_the_one_that_started_them() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline()
        assert process.stdout.readline()
        process.kill()
        assert process.communicate(timeout=60)[0] == b""  # once nobody is left who could write


def test_a_crew_that_does_not_answer_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(Executor):
        def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
            return Future()

    def look() -> None:
        raise WorkerError("nobody is there")

    monkeypatch.setattr(parallel, "PATIENCE", 0.01)
    with pytest.raises(WorkerError, match="nobody is there"):
        list(spread(add, 0, MANY, Crew(Silent(), 2, look=look)))


def test_a_function_that_remembers_is_packed_though_it_has_no_name() -> None:
    divide = pickle.loads(pack(lru_cache(7)(partial(divmod, 17))))
    assert [divide(5), divide(5)] == [(3, 2), (3, 2)]
    assert (divide.cache_info().hits, divide.cache_info().maxsize) == (1, 7)


def test_where_processes_cannot_be_forked_what_is_shared_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "FORKS", False)
    workers: Workers = 2
    assert list(spread(max, 50, range(2 * CHUNK), workers)) == [max(50, item) for item in range(2 * CHUNK)]


@pytest.mark.skipif(not parallel.FORKS, reason="asks what a fork does")
@pytest.mark.parametrize("forked", [0, 1])
def test_processes_that_cannot_be_started_are_told_and_those_that_were_are_ended(
    forked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork, left, before = os.fork, iter(range(forked)), multiprocessing.active_children()

    def fork_a_few() -> int:
        if next(left, None) is None:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        return fork()

    monkeypatch.setattr(os, "fork", fork_a_few)
    with pytest.raises(WorkerError, match="--jobs 1 does without"):
        list(spread(add, 5, MANY, 4))
    assert multiprocessing.active_children() == before


def test_work_that_cannot_be_handed_out_fails_and_nobody_waits_for_it() -> None:
    class Full(Executor):
        def submit(self, work: Any, /, *given: Any, **named: Any) -> Future[Any]:
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    piece: Piece[int, int] = Piece([1])
    with Pile(list, [piece]).given_to(Full(), 2):
        assert isinstance(piece.answer.exception(timeout=0), OSError)
