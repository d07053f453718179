"""The calendar's pages, and what an event's page tells of what came of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from stafett.model.catalogue import Event, Value
from stafett.model.meetings import events_by_area, followers, has_events, needs_of, solutions_after
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.jobs import Jobs, PageJob
from stafett.render.need_view import is_about, picture


def calendar_pages(jobs: Jobs) -> Iterator[PageJob]:
    """The events to come by month, and those of each year that has any behind it."""
    edition = jobs.edition
    cards = sorted(map(edition.event_card, edition.catalogue.events), key=lambda card: card.start)
    years = sorted({card.start.year for card in cards if card.is_past}, reverse=True)
    title = edition.words.gettext("Calendar")
    yield calendar_page(jobs, title, [card for card in cards if not card.is_past], years)
    for year in years:
        yield calendar_page(jobs, f"{title} {year}", [card for card in cards if card.start.year == year], years, year)


def calendar_page(
    jobs: Jobs, title: str, cards: Sequence[views.EventCard], years: Sequence[int], year: int = 0
) -> PageJob:
    edition = jobs.edition
    return jobs.site_page(
        "calendar",
        title,
        partial(edition.addresses.calendar, year=year),
        lambda: calendar_view(edition, cards, years, year),
        description=edition.words.gettext(
            "Every workshop, contest, dialogue and presentation, to read or to subscribe to."
        ),
        section="events",
        trail=(jobs.section_link("events"),),
    )


def calendar_view(
    edition: Edition, cards: Sequence[views.EventCard], years: Sequence[int], year: int
) -> views.CalendarView:
    addresses, language = edition.addresses, edition.language
    absolute = addresses.absolute(addresses.calendar_file(language))
    coming = views.MenuLink(
        edition.words.gettext("Coming"), edition.url(addresses.calendar(language)), is_current=not year
    )
    links = [views.MenuLink(str(each), edition.url(addresses.calendar(language, each)), each == year) for each in years]
    return views.CalendarView(
        year=year,
        months=tuple(months(cards)),
        years=(coming, *links),
        file_url=edition.url(addresses.calendar_file(language)),
        subscribe_url=absolute.replace("https://", "webcal://", 1),
        areas=tuple(area_files(edition)),
        events_url=edition.section("events"),
    )


def months(cards: Sequence[views.EventCard]) -> Iterator[views.Month]:
    """The months that hold an event; `cards` come in the order of their start."""

    def month_of(card: views.EventCard) -> date:
        return card.start.date().replace(day=1)

    for first, found in groupby(cards, key=month_of):
        yield views.Month(first, tuple(found))


def area_files(edition: Edition) -> Iterator[views.Term]:
    """Each area that has events, with the address of its calendar file and how many events that holds."""
    for key, events in events_by_area(edition.catalogue).items():
        url = edition.url(edition.addresses.area_file(edition.language, key))
        yield views.Term(key, edition.value("areas", key).label, url, len(events))


def area_calendar_url(edition: Edition, vocabulary: str, value: Value) -> str:
    """Where an area's calendar file stands; "" for other values, and for areas that no event speaks of."""
    if vocabulary != "areas" or not has_events(edition.catalogue, value):
        return ""
    return edition.url(edition.addresses.area_file(edition.language, value.key))


def event_solutions(edition: Edition, event: Event) -> tuple[views.EventSolution, ...]:
    """What came of an event that has been held."""
    if not edition.event_card(event.id).is_past:
        return ()
    return tuple(event_solution(edition, event, solution) for solution in solutions_after(edition.catalogue, event))


def event_solution(edition: Edition, event: Event, solution_id: str) -> views.EventSolution:
    fields = edition.catalogue.solutions[solution_id].fields
    needs = needs_of(event)
    found = [
        drawn
        for outcome in fields.outcomes
        if outcome.actual is not None and any(is_about(fields, outcome, need) for need in needs)
        if (drawn := picture(outcome))
    ]
    return views.EventSolution(
        edition.solution_card(solution_id), len(found), sum(outcome.is_reached for outcome in found)
    )


def next_needs(edition: Edition, event: Event) -> tuple[views.EntryLink, ...]:
    """The needs that feedback on solutions to the event's needs has since given birth to."""
    if not edition.event_card(event.id).is_past:
        return ()
    return tuple(map(edition.need_link, followers(edition.catalogue, event)))
