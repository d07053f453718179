"""What is shown now, and what open pages are told when that changes."""

import threading
from dataclasses import dataclass, replace
from typing import Any

from stafett.problems import Problem

from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class State:
    """`shelf` is the last one without mistakes; `problems` and `fault` say why there is none newer. `number` counts up."""

    number: int = 0
    shelf: Shelf | None = None
    problems: tuple[Problem, ...] = ()
    fault: str = ""


class Showing:
    """One state at a time; those who wait for the next are woken."""

    def __init__(self) -> None:
        self._state = State()
        self._news = threading.Condition()
        self._is_closed = False

    @property
    def state(self) -> State:
        return self._state

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def change(self, **fields: Any) -> State:
        with self._news:
            self._state = replace(self._state, number=self._state.number + 1, **fields)
            self._news.notify_all()
            return self._state

    def wait_after(self, number: int, timeout: float) -> None:
        """Return once the state is newer than `number`, or nothing will be shown any more, or `timeout` seconds have passed."""
        with self._news:
            self._news.wait_for(lambda: self._is_closed or self._state.number > number, timeout)

    def close(self) -> None:
        with self._news:
            self._is_closed = True
            self._news.notify_all()
