"""What was told to have changed, gathered until it is quiet: a storm becomes one change."""

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

FEW = 8
QUIET, QUIET_AFTER_MANY = 0.03, 0.3
MOST_WAIT = 3.0
"""Seconds: of quiet after a few files, after many, and the longest that a storm without end is waited for."""

Paths = frozenset[Path]


class Gathering:
    """Paths, and when they are due; knows no clock."""

    def __init__(self, quiet: float = QUIET, quiet_after_many: float = QUIET_AFTER_MANY) -> None:
        self.paths: set[Path] = set()
        self.first = self.last = 0.0
        self._quiet, self._quiet_after_many = quiet, quiet_after_many

    def add(self, paths: Iterable[Path], now: float) -> None:
        if not self.paths:
            self.first = now
        self.paths.update(paths)
        self.last = now

    @property
    def due(self) -> float | None:
        """The moment at which the paths may be taken; None while there are none."""
        if not self.paths:
            return None
        quiet = self._quiet if len(self.paths) <= FEW else self._quiet_after_many
        return min(self.last + quiet, self.first + MOST_WAIT)

    def take(self) -> Paths:
        taken = frozenset(self.paths)
        self.paths.clear()
        return taken


class Changes:
    """Hands changes from the threads that see them to the one that acts on them: it may be at work, and none is lost."""

    def __init__(self, gathering: Gathering | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._gathering = gathering or Gathering()
        self._clock = clock
        self._news = threading.Condition()
        self._is_closed = False

    def tell(self, paths: Iterable[Path]) -> None:
        with self._news:
            self._gathering.add(paths, self._clock())
            self._news.notify_all()

    def wait(self, timeout: float | None = None) -> Paths | None:
        """What changed, once it is quiet; nothing when `timeout` seconds passed without a change; None after `close`."""
        with self._news:
            end = None if timeout is None else self._clock() + timeout
            while not self._is_closed:
                due, now = self._gathering.due, self._clock()
                if due is not None and due <= now:
                    return self._gathering.take()
                if due is None and end is not None and end <= now:
                    return frozenset()
                until = end if due is None else due
                self._news.wait(None if until is None else until - now)
            return None

    @property
    def has_news(self) -> bool:
        with self._news:
            return self._is_closed or self._gathering.due is not None

    def close(self) -> None:
        with self._news:
            self._is_closed = True
            self._news.notify_all()
