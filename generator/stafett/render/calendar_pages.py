"""The calendar's pages, and what an event's page tells of what came of it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby

from stafett.model.catalogue import Event, Value
from stafett.model.meetings import dated, dated_by_area, followers, has_dates, needs_of, recent, solutions_after
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.jobs import Jobs, PageJob
from stafett.render.need_view import is_about, picture

DEADLINES_SHOWN = 50
"""Of those to come; the list of needs by their last day has them all."""


def calendar_pages(jobs: Jobs) -> Iterator[PageJob]:
    """What is to come by month, and the events of each year that has any behind it."""
    edition = jobs.edition
    events = [views.Appointment(card.start, event=card) for card in map(edition.event_card, edition.catalogue.events)]
    events.sort(key=at)
    years = sorted({each.at.year for each in events if is_past(each)}, reverse=True)
    title = edition.words.gettext("Calendar")
    coming = sorted([*(each for each in events if not is_past(each)), *deadlines(edition)], key=at)
    yield calendar_page(jobs, title, coming, years)
    for year in years:
        yield calendar_page(jobs, f"{title} {year}", [each for each in events if each.at.year == year], years, year)


def deadlines(edition: Edition) -> list[views.Appointment]:
    """The nearest last times for answers that lie ahead."""
    needs = edition.catalogue.needs.values()
    ahead = sorted((need.deadline, need.id) for need in needs if need.deadline and need.is_open(edition.now))
    return [views.Appointment(moment, need=edition.need_card(need)) for moment, need in ahead[:DEADLINES_SHOWN]]


def at(appointment: views.Appointment) -> datetime:
    return appointment.at


def is_past(appointment: views.Appointment) -> bool:
    return appointment.event is not None and appointment.event.is_past


def calendar_page(
    jobs: Jobs, title: str, appointments: Sequence[views.Appointment], years: Sequence[int], year: int = 0
) -> PageJob:
    edition = jobs.edition
    return jobs.site_page(
        "calendar",
        title,
        partial(edition.addresses.calendar, year=year),
        lambda: calendar_view(edition, appointments, years, year),
        description=edition.words.gettext(
            "Every workshop, contest, dialogue and presentation, and the needs' last days for answers."
        ),
        section="events",
        trail=(jobs.section_link("events"),),
    )


def calendar_view(
    edition: Edition, appointments: Sequence[views.Appointment], years: Sequence[int], year: int
) -> views.CalendarView:
    addresses, language = edition.addresses, edition.language
    absolute = addresses.absolute(addresses.calendar_file(language))
    coming = views.MenuLink(
        edition.words.gettext("Coming"), edition.url(addresses.calendar(language)), is_current=not year
    )
    links = [views.MenuLink(str(each), edition.url(addresses.calendar(language, each)), each == year) for each in years]
    return views.CalendarView(
        year=year,
        months=tuple(months(appointments)),
        years=(coming, *links),
        file_url=edition.url(addresses.calendar_file(language)),
        address=absolute,
        subscribe_url=absolute.replace("https://", "webcal://", 1),
        areas=tuple(area_files(edition)),
        deadlines_url=edition.url(addresses.sorted_needs(language, "deadline")),
    )


def months(appointments: Sequence[views.Appointment]) -> Iterator[views.Month]:
    """The months that hold any; `appointments` come in the order of time."""

    def month_of(appointment: views.Appointment) -> date:
        return appointment.at.date().replace(day=1)

    for first, found in groupby(appointments, key=month_of):
        yield views.Month(first, tuple(found))


def area_files(edition: Edition) -> Iterator[views.Term]:
    """Each area that has dates, with the address of its calendar file and how many that holds."""
    today = edition.now.astimezone(edition.catalogue.site.zone).date()
    for key, dates in dated_by_area(edition.catalogue, dated(edition.catalogue)).items():
        url = edition.url(edition.addresses.area_file(edition.language, key))
        yield views.Term(key, edition.value("areas", key).label, url, len(recent(dates, today)))


def area_calendar_url(edition: Edition, vocabulary: str, value: Value) -> str:
    """Where an area's calendar file stands; "" for other values, and for areas that have no dates."""
    if vocabulary != "areas" or not has_dates(edition.catalogue, value):
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
