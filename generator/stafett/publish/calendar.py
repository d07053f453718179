"""Events and the needs' last days for answers as iCalendar files (RFC 5545) that Outlook, Google and Apple read.

What has been over for more than a year is left out, but for an event's own file. Else nothing depends on the clock:
the same content gives the same bytes, all day long.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import icalendar

from stafett.model.catalogue import Catalogue
from stafett.model.meetings import Dated, dated, dated_by_area, recent
from stafett.publish.calendar_entries import component, host_of, uid_of
from stafett.urls import Addresses

ASKED_FOR_AGAIN = timedelta(hours=12)
"""How often a program that subscribes is asked to look for what is new."""
END = b"END:VCALENDAR\r\n"


def calendar_files(catalogue: Catalogue, addresses: Addresses, now: datetime) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each language's files: the whole calendar, each area's, and one event each."""
    entries, today = dated(catalogue), now.astimezone(catalogue.site.zone).date()
    by_area = dated_by_area(catalogue, entries)
    for language in catalogue.languages:
        told = partial(told_once, addresses, language, {})
        put = partial(calendar, catalogue, addresses, language)
        name = in_language(catalogue.site.name, language)
        yield addresses.calendar_file(language), put(name, map(told, recent(entries, today)))
        for key, chosen in by_area.items():
            label = in_language(catalogue.vocabularies["areas"][key].fields.label, language)
            yield addresses.area_file(language, key), put(f"{name}: {label}", map(told, recent(chosen, today)))
        for event in catalogue.events.values():
            if language in event.entry.languages:
                own = told(Dated(event.fields.start, event))
                yield addresses.event_file(language, event.id), put(event.entry.text(language).title, [own])


def told_once(addresses: Addresses, language: str, told: dict[str, bytes], dated: Dated) -> bytes:
    """An entry as it stands in all of the language's files; `told` remembers."""
    uid = uid_of(dated.entry)
    if uid not in told:
        told[uid] = component(addresses, language, dated).to_ical()
    return told[uid]


def in_language(texts: Any, language: str) -> str:
    """The text in `language`, or in the first one that there is."""
    found: str = texts.get(language) or next(iter(texts.values()))
    return found


def calendar(catalogue: Catalogue, addresses: Addresses, language: str, name: str, entries: Iterable[bytes]) -> bytes:
    """The file around `entries`, which are written once and stand in several."""
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
    head: bytes = made.to_ical().removesuffix(END)
    return b"".join((head, *entries, END))
