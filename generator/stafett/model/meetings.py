"""What an event led to, and what has a place in the calendars: the whole one and each area's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from stafett.check import codes
from stafett.model.catalogue import Catalogue, Event, Solution, Value
from stafett.model.need import Need

KEPT = timedelta(days=365)
"""How long what is over stays in the calendar files: they are fetched anew twice a day by all who subscribe."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event and its start, or a need and its last time for answers."""

    moment: datetime
    entry: Event | Need

    @property
    def over(self) -> datetime:
        return (self.entry.fields.end if isinstance(self.entry, Event) else None) or self.moment


def needs_of(event: Event) -> tuple[str, ...]:
    """The needs that were on the table, and those that were found there."""
    return tuple(dict.fromkeys((*event.fields.needs, *event.born)))


def solutions_after(catalogue: Catalogue, event: Event) -> tuple[str, ...]:
    """The solutions to the event's needs that came with it or after it, as far as their own history tells.

    No file says which solution came out of which event. One whose first dated stage lies before the event
    cannot have; one without dates may have.
    """
    found: dict[str, None] = {}
    for need in needs_of(event):
        for answered in catalogue.needs[need].answers if need in catalogue.needs else ():
            solution = catalogue.solutions[answered.solution]
            if not was_there_before(solution, event.fields.start.date()):
                found[solution.id] = None
    return tuple(found)


def followers(catalogue: Catalogue, event: Event) -> tuple[str, ...]:
    """The needs that grew out of the event's needs, and were first seen when it was held or later."""
    own, needs = needs_of(event), catalogue.needs
    grown = dict.fromkeys(follower for need in own if need in needs for follower in needs[need].led_to)
    day = event.fields.start.date()
    return tuple(need for need in grown if need not in own and needs[need].fields.log[0].date >= day)


def was_there_before(solution: Solution, day: date) -> bool:
    is_withdrawn = solution.fields.stage == codes.SolutionStage.WITHDRAWN and not solution.fields.log
    return is_withdrawn or bool(solution.fields.log and solution.fields.log[0].date < day)


def dated(catalogue: Catalogue) -> tuple[Dated, ...]:
    """What a calendar holds, in the order of time."""
    events = (Dated(event.fields.start, event) for event in catalogue.events.values())
    deadlines = (Dated(need.deadline, need) for need in catalogue.needs.values() if need.deadline)
    return tuple(sorted((*events, *deadlines), key=lambda each: (each.moment, each.entry.id)))


def recent(entries: Sequence[Dated], today: date) -> Sequence[Dated]:
    """Those not over for more than a year; where all are, the last one: a calendar without any is no calendar (RFC 5545)."""
    return [each for each in entries if each.over.date() >= today - KEPT] or entries[-1:]


def dated_by_area(catalogue: Catalogue, entries: Sequence[Dated]) -> Mapping[str, tuple[Dated, ...]]:
    """Those of `entries` that are of each area and what lies below it, an event where it speaks of a need there.

    Areas without any are left out.
    """
    by_need: dict[str, list[int]] = {}
    for number, each in enumerate(entries):
        for need in needs_of(each.entry) if isinstance(each.entry, Event) else (each.entry.id,):
            by_need.setdefault(need, []).append(number)
    found: dict[str, tuple[Dated, ...]] = {}
    for key, value in catalogue.vocabularies.get("areas", {}).items():
        spoken_of = {number for need in value.needs if need in by_need for number in by_need[need]}
        if spoken_of:
            found[key] = tuple(entries[number] for number in sorted(spoken_of))
    return found


def has_dates(catalogue: Catalogue, value: Value) -> bool:
    """Whether any event or deadline is of a need in the area: the same as to stand in `dated_by_area`."""
    needs = (catalogue.needs[need] for need in value.needs)
    return any(need.deadline or need.events or need.fields.origin.event in catalogue.events for need in needs)
