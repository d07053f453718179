"""A map over workers, here or elsewhere: the same results in the same order, whatever their number."""

import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from time import sleep
from typing import Any, TypeVar

import cloudpickle

from stafett.errors import WorkerError
from stafett.memory import keep_all
from stafett.pile import Piece, Pile

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Remembering = type(lru_cache(len))

FORKS = sys.platform == "linux"
CHUNK = 40
CHUNKS_AHEAD = 4
"""How many chunks each worker of a crew may be ahead of who takes the results: it bounds memory."""
LIFE = 750
"""How many items a forked process works through, about."""
PATIENCE = 1.0
"""Seconds between two looks at workers that have not answered."""
MANY = 40_000
"""Items. Of more than these, what looks at all of them is done before any process is forked: then nobody comes to have a copy."""
BREATH = 0.0005
"""Seconds after each chunk that is done here: the threads that serve the others hardly get a turn beside work that lets go of
the interpreter for every file, but at once takes it back."""

_shared: list[Any] = []
"""In a worker process: the one value that every call gets, after the parcel that it came in, if it was sent."""
_ONE_AT_A_TIME = Lock()
"""Threads of one worker take turns: what they work with was not made for several, and they would not be quicker."""


def send_along(parcel: bytes) -> Callable[[], Any]:
    """With every chunk: all that a plain executor can do."""
    return partial(_open, parcel)


class Packer(cloudpickle.Pickler):  # type: ignore[misc]  # it tells no types
    """Takes functions along that remember what they gave, too; they begin anew where they are unpacked."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Remembering) and not hasattr(value, "__qualname__"):
            return lru_cache(value.cache_parameters()["maxsize"]), (value.__wrapped__,)
        return super().reducer_override(value)


def pack(value: object) -> bytes:
    parcel = BytesIO()
    Packer(parcel).dump(value)
    return parcel.getvalue()


def nothing() -> None:
    """Wait for as long as it takes."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Workers that an executor reaches, `size` of them, which need share nothing with this machine but the code.

    `send` brings a pickled value to all of them, and tells how a worker gets at it. `look` is asked now and then while an
    answer is waited for, and raises where none will come.
    """

    executor: Executor
    size: int
    send: Callable[[bytes], Callable[[], Any]] = send_along
    look: Callable[[], None] = nothing


Workers = int | Crew
"""How many processes to start on this machine, or who is at work already."""


def are_at_home(workers: Workers) -> bool:
    """Whether they are this process or forked from it: they have all that it has, its open files among it."""
    return isinstance(workers, int) and (workers == 1 or FORKS)


def spread(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], workers: Workers, *, wide: int = 0
) -> Iterator[Result]:
    """`work(shared, item)` of every item, in order; `work` is a module's function.

    On Linux processes are forked and find `shared` in memory as it is; elsewhere, and to a crew, it is sent once. This process
    is one of them. Each of the others comes to have a copy of all that it looks at, so fresh ones take over now and then, and
    the first `wide` items, which look at nearly everything, are done here.
    """
    if workers == 1 or len(items) <= CHUNK:
        yield from (work(shared, item) for item in items)
    elif isinstance(workers, Crew):
        yield from _by_crew(work, shared, items, workers)
    else:
        yield from _with_processes(work, shared, items, workers, wide if FORKS else 0)


def _by_crew(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], crew: Crew
) -> Iterator[Result]:
    submit = partial(crew.executor.submit, partial(_work_elsewhere, work), crew.send(pack(shared)))
    started, waiting = map(submit, _parts(items, CHUNK)), deque[Future[list[Result]]]()
    try:
        waiting.extend(islice(started, crew.size * CHUNKS_AHEAD))
        while waiting:
            yield from _answer(waiting.popleft(), crew.look)
            waiting.extend(islice(started, 1))
    finally:
        for future in waiting:
            future.cancel()


def _with_processes(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], workers: int, wide: int
) -> Iterator[Result]:
    """In rounds, each with fresh processes; this one does the `wide` items, then what none of them has begun, and when there is
    no more, of the next round.

    Handed out are numbers: what waits in a pipe when its reader is killed must be little, or its writer waits for ever.
    """
    before = wide if len(items) > MANY else 0
    yield from (work(shared, item) for item in items[:before])
    own = deque[Piece[int, Result]](map(Piece, _parts(range(before, wide), CHUNK)))
    taken = own.copy()

    def pieces() -> Iterator[Piece[int, Result]]:
        for numbers in _parts(range(wide, len(items)), CHUNK):
            taken.append(Piece(numbers))
            yield taken[-1]

    coming, size = pieces(), max(1, workers * LIFE // CHUNK) if FORKS else None
    while (a_round := [*islice(coming, size)]) or taken:
        with (
            _processes(workers - 1, (shared, items)) as pool,
            Pile(partial(_work_through, work), a_round).given_to(pool, 2 * (workers - 1)) as pile,
        ):
            while taken:
                piece = None
                if not taken[0].answer.done():
                    piece = own.popleft() if own else pile.take() or next(coming, None)
                if piece:
                    piece.answer.set_result(_work_here(work, shared, items, piece.items))
                else:
                    yield from _answer(taken.popleft().answer)


def _parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def _processes(jobs: int, shared: object) -> Iterator[ProcessPoolExecutor]:
    """WorkerError where the system has none to give. At the end they are killed: to ask for their end is to wait for ever for
    one that waits for a lock, which another held when the system killed it.
    """
    before = {*active_children()}
    try:
        pool = _pool(jobs, shared)
        pool.submit(bool)  # with the first thing that they are given all of them are forked
    except (OSError, RuntimeError, NotImplementedError) as fault:
        end({*active_children()} - before)
        raise no_processes(fault) from fault
    started = {*active_children()} - before
    try:
        yield pool
    finally:
        end(started)
        pool.shutdown()


def lost() -> WorkerError:
    return WorkerError("a worker process ended before its work was done, perhaps for lack of memory")


def no_processes(fault: Exception) -> WorkerError:
    return WorkerError("no processes can be started here (%(fault)s); --jobs 1 does without", fault=fault)


def end(processes: Collection[BaseProcess]) -> None:
    for process in processes:
        process.kill()
    for process in processes:
        process.join()


def _pool(jobs: int, shared: object) -> ProcessPoolExecutor:
    if FORKS:
        keep_all()
        return ProcessPoolExecutor(jobs, get_context("fork"), _begin, (shared,))
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin_with_parcel, (pack(shared),))


def _begin(shared: object) -> None:
    _shared.append(shared)
    Thread(target=end_with_parent, daemon=True).start()


def _begin_with_parcel(parcel: bytes) -> None:
    _begin(pickle.loads(parcel))  # noqa: S301 - from the process that started this one


def end_with_parent() -> None:
    """A build that is killed cannot end its workers, and they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _answer(future: Future[Result], look: Callable[[], None] = nothing) -> Result:
    while True:
        wait([future], PATIENCE)
        if future.done():
            break
        look()
    try:
        return future.result()
    except BrokenExecutor as fault:
        raise lost() from fault


def _work_through(work: Callable[[Any, Any], Result], numbers: Sequence[int]) -> list[Result]:
    shared, items = _shared[-1]
    return [work(shared, items[number]) for number in numbers]


def _work_here(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], numbers: Sequence[int]
) -> list[Result]:
    done = [work(shared, items[number]) for number in numbers]
    sleep(BREATH)
    return done


def _work_elsewhere(
    work: Callable[[Any, Item], Result], find: Callable[[], Any], items: Sequence[Item]
) -> list[Result]:
    with _ONE_AT_A_TIME:
        shared = find()
        return [work(shared, item) for item in items]


def _open(parcel: bytes) -> Any:
    """What is in the parcel, which is remembered until another one comes."""
    if not _shared or _shared[0] != parcel:
        _shared[:] = [parcel, pickle.loads(parcel)]  # noqa: S301 - from the build that asks
    return _shared[-1]
