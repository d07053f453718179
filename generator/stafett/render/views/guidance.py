"""The guidance pages: what the catalogue has learnt of each side."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stafett.render.diagrams import Bar
from stafett.render.views.cards import EntryLink
from stafett.render.views.frame import Link, MenuLink, Term
from stafett.render.views.lists import Pager
from stafett.render.views.solution import Sharing


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many replies were of one kind; `share` of all (0–1), `bar` its part of the whole bar."""

    answer: Term
    count: int
    share: Decimal
    bar: Bar


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """The replies counted by kind: met, partly, unmet, unknown."""

    total: int
    counts: tuple[AnswerCount, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A precondition, and the need that asks for it."""

    text: str
    level: Term
    need: EntryLink


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """Preconditions that share `word` (as the first of them writes it); `total` counts those not shown, too."""

    word: str
    items: tuple[Asked, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a solution says of a side that it does not meet in full."""

    answer: Term
    comment: str
    solution: EntryLink
    need: EntryLink


@dataclass(frozen=True, slots=True)
class GuidanceLesson:
    text: str
    language: str
    date: date | None
    solution: EntryLink
    need: EntryLink


@dataclass(frozen=True, slots=True)
class SharedBySolution:
    """How one solution shares cost and gain."""

    solution: EntryLink
    stage: Term
    sharing: Sharing


@dataclass(frozen=True, slots=True)
class SharingRecord:
    """`cost` and `gain` are care's mean share in per cent, None where nobody has told; `rows` at most a page's worth."""

    cost: Decimal | None
    gain: Decimal | None
    rows: tuple[SharedBySolution, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SideSummary:
    """One side on the index page."""

    side: Term
    meaning: str
    demands: int
    needs: int
    lessons: int
    tally: AnswerTally


@dataclass(frozen=True, slots=True)
class GuidanceIndexView:
    sides: tuple[SideSummary, ...]
    rounds: Link


@dataclass(frozen=True, slots=True)
class GuidanceView:
    """One side. Pages after the first show lessons only: then everything else is empty."""

    summary: SideSummary
    sides: tuple[MenuLink, ...]
    groups: tuple[AskedGroup, ...]
    others: tuple[Asked, ...]
    others_total: int
    musts: AnswerTally
    shortfalls: tuple[Shortfall, ...]
    shortfalls_total: int
    lessons: tuple[GuidanceLesson, ...]
    pager: Pager
    sharing: SharingRecord | None
    is_first: bool
