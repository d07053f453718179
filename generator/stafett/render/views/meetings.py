"""The calendar, and what came of an event."""

from dataclasses import dataclass
from datetime import date, datetime

from stafett.render.views.cards import EventCard, NeedCard, SolutionCard
from stafett.render.views.frame import MenuLink, Term


@dataclass(frozen=True, slots=True)
class Appointment:
    """An event, or a need `at` whose last time for answers."""

    at: datetime
    event: EventCard | None = None
    need: NeedCard | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """`first` is the month's first day."""

    first: date
    appointments: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What is to come (`year` 0), or the events of a year.

    `file_url` is the whole calendar as a file, `address` the same in full, `subscribe_url` for programs that subscribe;
    `areas` lead to the files of each area, `deadlines_url` to all needs by their last day.
    """

    year: int
    months: tuple[Month, ...]
    years: tuple[MenuLink, ...]
    file_url: str
    address: str
    subscribe_url: str
    areas: tuple[Term, ...]
    deadlines_url: str


@dataclass(frozen=True, slots=True)
class EventSolution:
    """A solution to the event's needs; of its outcomes for them, how many are measured and how many reached their target."""

    card: SolutionCard
    measured: int
    reached: int
