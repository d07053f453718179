"""A map over processes: the same results in the same order, whatever the number of workers."""

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from stafett.memory import keep_all

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 40
CHUNKS_AHEAD = 4
"""How many chunks each worker may be ahead of who takes the results: it bounds memory."""

_shared: list[Any] = []
"""In a worker process: the one value that every call gets."""


def spread(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item], jobs: int
) -> Iterator[Result]:
    """`work(shared, item)` of every item, in order, on `jobs` processes; `work` is a module's function.

    On Linux workers are forked and find `shared` in memory as it is; elsewhere it is sent to each of them once.
    """
    if jobs == 1 or len(items) <= CHUNK:
        yield from (work(shared, item) for item in items)
        return
    keep_all()
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    chunks = (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
    with ProcessPoolExecutor(jobs, context, initializer=_shared.append, initargs=(shared,)) as pool:
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_work_through, work, chunk))
            if len(waiting) >= jobs * CHUNKS_AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _work_through(work: Callable[[Any, Item], Result], items: Sequence[Item]) -> list[Result]:
    return [work(_shared[0], item) for item in items]
