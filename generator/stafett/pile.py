"""Pieces of work on a pile: who has time takes the next one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Piece(Generic[Item, Result]):
    """A chunk of items, and their results once they are there."""

    items: Sequence[Item]
    answer: Future[list[Result]] = field(default_factory=Future)


class Pile(Generic[Item, Result]):
    """Pieces that nobody has begun; processes are given the next one when they are done with one."""

    def __init__(self, work: Callable[[Sequence[Item]], list[Result]], pieces: Iterable[Piece[Item, Result]]) -> None:
        self._work, self._pieces = work, deque(pieces)

    @contextmanager
    def given_to(self, pool: Executor, at_once: int) -> Iterator[Self]:
        """`at_once` are handed out at any time; what has not been at the end will not be."""
        try:
            for _ in range(at_once):
                self._hand_out(pool)
            yield self
        finally:
            self._pieces.clear()

    def take(self) -> Piece[Item, Result] | None:
        with suppress(IndexError):
            return self._pieces.popleft()
        return None

    def _hand_out(self, pool: Executor) -> None:
        if piece := self.take():
            try:
                done = pool.submit(self._work, piece.items)
            except Exception as fault:  # noqa: BLE001 - a process has ended, no more can be started, nobody waits any more
                piece.answer.set_exception(fault)
            else:
                done.add_done_callback(partial(self._pass_on, pool, piece))

    def _pass_on(self, pool: Executor, piece: Piece[Item, Result], done: Future[list[Result]]) -> None:
        """In a thread of the pool's."""
        if fault := done.exception():
            piece.answer.set_exception(fault)
        else:
            piece.answer.set_result(done.result())
        self._hand_out(pool)
