"""A map over workers, here or elsewhere: the same results in the same order, whatever their number."""

import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from multiprocessing import get_context, parent_process
from threading import Lock, Thread
from time import sleep
from typing import Any, TypeVar

import cloudpickle

from stafett.errors import WorkerError
from stafett.memory import keep_all

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Remembering = type(lru_cache(len))

FORKS = sys.platform == "linux"
CHUNK = 40
CHUNKS_AHEAD = 4
"""How many chunks each worker may be ahead of who takes the results: it bounds memory."""
CHUNKS_AT_MOST = 4 * CHUNKS_AHEAD
"""How many chunks for each worker may wait for one that takes its time, whoever has done them."""
LIFE = 1500
"""How many items a forked process works through, about."""
PATIENCE = 1.0
"""Seconds between two looks at workers that have not answered."""
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


def trust() -> None:
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
    look: Callable[[], None] = trust


Workers = int | Crew
"""How many processes to start on this machine, or who is at work already."""


def are_at_home(workers: Workers) -> bool:
    """Whether they are this process or forked from it: they have all that it has, its open files among it."""
    return isinstance(workers, int) and (workers == 1 or FORKS)


def spread(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], workers: Workers
) -> Iterator[Result]:
    """`work(shared, item)` of every item, in order; `work` is a module's function.

    On Linux processes are forked and find `shared` in memory as it is; elsewhere, and to a crew, it is sent once. This process
    is one of them. Each of the others comes to have a copy of all that it looks at, so fresh ones take over now and then.
    """
    if workers == 1 or len(items) <= CHUNK:
        yield from (work(shared, item) for item in items)
    elif isinstance(workers, Crew):
        submit = partial(workers.executor.submit, partial(_work_elsewhere, work), workers.send(pack(shared)))
        most = workers.size * CHUNKS_AHEAD
        yield from _in_order(lambda chunk, _: submit(chunk), _parts(items, CHUNK), most, workers.look)
    else:
        for part in _parts(items, workers * LIFE if FORKS else len(items)):
            with _processes(workers - 1, shared) as pool:
                submit = partial(pool.submit, partial(_work_through, work))
                start = partial(_with_help, submit, partial(_work_here, work, shared), (workers - 1) * CHUNKS_AHEAD)
                yield from _in_order(start, _parts(part, CHUNK), (workers - 1) * CHUNKS_AT_MOST, trust)


def _parts(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _processes(jobs: int, shared: object) -> ProcessPoolExecutor:
    if FORKS:
        keep_all()
        return ProcessPoolExecutor(jobs, get_context("fork"), _begin, (shared,))
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin_with_parcel, (pack(shared),))


def _begin(shared: object) -> None:
    _shared.append(shared)
    Thread(target=_end_with_parent, daemon=True).start()


def _begin_with_parcel(parcel: bytes) -> None:
    _begin(pickle.loads(parcel))  # noqa: S301 - from the process that started this one


def _end_with_parent() -> None:
    """A build that is killed cannot end its workers, and they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_order(
    start: Callable[[Sequence[Item], Collection[Future[list[Result]]]], Future[list[Result]]],
    chunks: Iterable[Sequence[Item]],
    most: int,
    look: Callable[[], None],
) -> Iterator[Result]:
    """The results of chunks that were started one after the other, at most so many ahead; `start` sees those before."""
    waiting: deque[Future[list[Result]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(start(chunk, waiting))
            while waiting and (waiting[0].done() or len(waiting) >= most):
                yield from _answer(waiting.popleft(), look)
        while waiting:
            yield from _answer(waiting.popleft(), look)
    finally:
        for future in waiting:
            future.cancel()


def _with_help(
    submit: Callable[[Sequence[Item]], Future[list[Result]]],
    work: Callable[[Sequence[Item]], Future[list[Result]]],
    enough: int,
    chunk: Sequence[Item],
    waiting: Collection[Future[list[Result]]],
) -> Future[list[Result]]:
    """For others to do, unless they have `enough`: then it is done here."""
    if sum(not future.done() for future in waiting) < enough:
        return submit(chunk)
    done = work(chunk)
    sleep(BREATH)
    return done


def _answer(future: Future[list[Result]], look: Callable[[], None]) -> list[Result]:
    while True:
        wait([future], PATIENCE)
        if future.done():
            break
        look()
    try:
        return future.result()
    except BrokenExecutor as fault:
        raise WorkerError("a worker process ended before its work was done, perhaps for lack of memory") from fault


def _work_through(work: Callable[[Any, Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(_shared[-1], item) for item in items]


def _work_here(work: Callable[[Any, Item], Result], shared: object, items: Sequence[Item]) -> Future[list[Result]]:
    done: Future[list[Result]] = Future()
    done.set_result([work(shared, item) for item in items])
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
