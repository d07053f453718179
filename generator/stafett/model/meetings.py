"""What an event led to, and which events speak of an area."""

from collections.abc import Mapping
from datetime import date

from stafett.check import codes
from stafett.model.catalogue import Catalogue, Event, Solution, Value


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


def events_by_area(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The events that speak of a need in each area or below it, in the catalogue's order; areas without any are left out."""
    by_need: dict[str, list[str]] = {}
    for event in catalogue.events.values():
        for need in needs_of(event):
            by_need.setdefault(need, []).append(event.id)
    found: dict[str, tuple[str, ...]] = {}
    for key, value in catalogue.vocabularies.get("areas", {}).items():
        spoken_of = {event for need in value.needs if need in by_need for event in by_need[need]}
        if spoken_of:
            found[key] = tuple(event for event in catalogue.events if event in spoken_of)
    return found


def has_events(catalogue: Catalogue, value: Value) -> bool:
    """Whether any event speaks of a need in the area: the same as to stand in `events_by_area`."""
    needs = (catalogue.needs[need] for need in value.needs)
    return any(need.events or need.fields.origin.event in catalogue.events for need in needs)
