"""Events as iCalendar files (RFC 5545) that Outlook, Google and Apple read.

Times are in UTC, so that no reader needs a table of time zones. Nothing here depends on the clock: the same content gives
the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar

from stafett.check import EventFile
from stafett.model.catalogue import Catalogue, Event
from stafett.model.meetings import events_by_area
from stafett.urls import Addresses

STAMPED_BEFORE = timedelta(days=365)
ASKED_FOR_AGAIN = timedelta(hours=12)
"""How often a program that subscribes is asked to look for what is new."""


def calendar_files(catalogue: Catalogue, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each language's files: one event each, all events, and those of each area."""
    by_area = events_by_area(catalogue)
    for language in catalogue.languages:
        events = catalogue.events
        name = in_language(catalogue.site.name, language)
        yield addresses.calendar_file(language), calendar(catalogue, addresses, language, name, events.values())
        for key, ids in by_area.items():
            label = in_language(catalogue.vocabularies["areas"][key].fields.label, language)
            chosen = (events[event] for event in ids)
            yield (
                addresses.area_file(language, key),
                calendar(catalogue, addresses, language, f"{name}: {label}", chosen),
            )
        for event in events.values():
            if language in event.entry.languages:
                title = event.entry.text(language).title
                yield addresses.event_file(language, event.id), calendar(catalogue, addresses, language, title, [event])


def in_language(texts: Any, language: str) -> str:
    """The text in `language`, or in the first one that there is."""
    found: str = texts.get(language) or next(iter(texts.values()))
    return found


def calendar(catalogue: Catalogue, addresses: Addresses, language: str, name: str, events: Iterable[Event]) -> bytes:
    made = icalendar.Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{host_of(addresses)}//Stafett//{language.upper()}")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", catalogue.site.timezone)
    made.add("refresh-interval", ASKED_FOR_AGAIN, {"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(ASKED_FOR_AGAIN))
    for event in sorted(events, key=lambda event: (event.fields.start, event.id)):
        made.add_component(component(addresses, language, event))
    data: bytes = made.to_ical()
    return data


def component(addresses: Addresses, language: str, event: Event) -> icalendar.Event:
    text = event.entry.text(language)
    page = addresses.absolute(addresses.entry(event.entry.language_for(language), "event", event.id))
    made = icalendar.Event()
    made.add("uid", f"{event.id}@{host_of(addresses)}")
    made.add("dtstamp", stamp(text.start))
    made.add("dtstart", text.start.astimezone(UTC))
    if text.end:
        made.add("dtend", text.end.astimezone(UTC))
    made.add("summary", text.title)
    made.add("description", "\n\n".join(filter(None, (text.summary, text.online, page))))
    if place := place_of(text):
        made.add("location", place)
    made.add("categories", [addresses.words[language].pgettext("event kind", text.kind)])
    made.add("url", page)
    made.add("status", "CONFIRMED")
    return made


def stamp(start: datetime) -> datetime:
    """RFC 5545 asks when an entry was made, which no file tells; a year ahead of the event is stable, and as a rule has passed."""
    return start.astimezone(UTC) - STAMPED_BEFORE


def place_of(event: EventFile) -> str:
    return event.place or event.online or ""


def host_of(addresses: Addresses) -> str:
    """The part of an id that makes it the only one in the world."""
    return urlsplit(addresses.base_url).hostname or "stafett"
