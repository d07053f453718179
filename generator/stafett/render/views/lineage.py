"""A need's or a solution's lineage: the rounds that it is part of, as a picture and in words."""

from dataclasses import dataclass
from datetime import date

from stafett.render.charts_lineage import LineagePicture
from stafett.render.views.cards import EntryLink
from stafett.render.views.frame import Link, Term
from stafett.render.views.lists import Pager


@dataclass(frozen=True, slots=True)
class LapStart:
    """How a round began: an event or another origin, or feedback on a solution to the round before (then with `text`)."""

    kind: Term
    date: date | None
    event: EntryLink | None = None
    solution: EntryLink | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LapAnswer:
    """A solution in a round, and how many of the measures agreed for its need are measured and have reached their goal."""

    link: EntryLink
    stage: Term
    agreed: int
    measured: int
    reached: int
    is_here: bool


@dataclass(frozen=True, slots=True)
class Lap:
    """One need's round, the `number`th of its line; `is_here` where the page is about it."""

    number: int
    need: EntryLink
    stage: Term
    start: LapStart
    answers: tuple[LapAnswer, ...]
    is_here: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """`laps` stand in the picture's order; `left_out` counts those of the same line that are not shown."""

    picture: LineagePicture
    laps: tuple[Lap, ...]
    left_out: int
    rounds_url: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round without successor, in short."""

    need: EntryLink
    stage: Term
    answers: tuple[LapAnswer, ...]


@dataclass(frozen=True, slots=True)
class RoundsView:
    """`completed` needs have come all the way round, `passed` batons started a new one, `longest` counts rounds in one line.

    Lines of several rounds come first, on as many pages as they need; then rounds that nothing has followed yet.
    """

    completed: int
    passed: int
    longest: int
    lineages: tuple[Lineage, ...]
    rows: tuple[RoundRow, ...]
    pager: Pager
    guidance: Link
