"""Entries as they stand in lists, and the way to them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from stafett.render.views.frame import Term


@dataclass(frozen=True, slots=True)
class EntryLink:
    """The way to an entry; `only_in` names its language ("svenska") where it has no page in this one, else ""."""

    id: str
    title: str
    url: str
    language: str
    only_in: str = ""


@dataclass(frozen=True, slots=True)
class NeedCard:
    """A need in a list. `priority` is 1.0–5.0; `is_open` says that it takes answers at the time of the build."""

    link: EntryLink
    summary: str
    stage: Term
    organisation: Term
    areas: tuple[Term, ...]
    priority: Decimal | None
    answer_by: datetime | None
    is_open: bool
    announced: date | None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class SolutionCard:
    link: EntryLink
    summary: str
    stage: Term
    provider: Term
    answers: tuple[EntryLink, ...]
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class EventCard:
    """`is_past` is told by the time of the build."""

    link: EntryLink
    summary: str
    kind: Term
    start: datetime
    end: datetime | None
    place: str
    online: str
    is_past: bool
    is_draft: bool = False
