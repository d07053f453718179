"""What a build tells: how far it has come, what came of it, and what it took."""

from collections.abc import Callable
from dataclasses import dataclass

from stafett.problems import Problem
from stafett.write import Summary

Notify = Callable[[str, int, int], None]
"""Told a step's name, how many of its parts are done, and of how many (0: unknown)."""


def in_silence(step: str, done: int, total: int) -> None:
    """Tell nobody how far a build has come."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many entries were checked, pages rendered and documents analysed, beside those that could be taken as they were."""

    checked: int = 0
    rendered: int = 0
    analysed: int = 0


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`summary` says what was written; None where mistakes stopped the build, and then output/ is as it was."""

    problems: tuple[Problem, ...]
    pages: int = 0
    summary: Summary | None = None
    effort: Effort = Effort()

    @property
    def is_built(self) -> bool:
        return self.summary is not None
