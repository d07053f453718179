"""One entry of a calendar: an event, or the last day on which a need takes answers.

Events' times are in UTC, so that no reader needs a table of time zones. A last day is a day, whatever the zone.
"""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import icalendar

from stafett.check import EventFile, NeedFile
from stafett.i18n import Words
from stafett.model.catalogue import Event
from stafett.model.meetings import Dated
from stafett.model.need import Need
from stafett.urls import Addresses

STAMPED_BEFORE = timedelta(days=365)


def uid_of(entry: Event | Need) -> str:
    """Its id among all entries of all calendars of the site: a need may have an event's id."""
    return entry.id if isinstance(entry, Event) else f"{entry.id}.answer-by"


def component(addresses: Addresses, language: str, dated: Dated) -> icalendar.Event:
    entry, words = dated.entry, addresses.words[language]
    kind = "event" if isinstance(entry, Event) else "need"
    page = addresses.absolute(addresses.entry(entry.entry.language_for(language), kind, entry.id))
    made = icalendar.Event()
    made.add("uid", f"{uid_of(entry)}@{host_of(addresses)}")
    made.add("dtstamp", stamp(dated.moment))
    if isinstance(entry, Event):
        tell_event(made, words, entry.entry.text(language), page)
    else:
        tell_last_day(made, words, entry.entry.text(language), dated.moment, page)
    made.add("url", page)
    made.add("status", "CONFIRMED")
    return made


def tell_event(made: icalendar.Event, words: Words, text: EventFile, page: str) -> None:
    made.add("dtstart", text.start.astimezone(UTC))
    if text.end:
        made.add("dtend", text.end.astimezone(UTC))
    made.add("summary", text.title)
    registration = f"{words.gettext('Registration')}: {text.registration}" if text.registration else ""
    made.add("description", "\n\n".join(filter(None, (text.summary, registration, text.online, page))))
    if place := place_of(text):
        made.add("location", place)
    made.add("categories", [words.pgettext("event kind", text.kind)])


def tell_last_day(made: icalendar.Event, words: Words, text: NeedFile, moment: datetime, page: str) -> None:
    """A whole day, which keeps nobody busy; the hour stands in the text. What is due at midnight is due the day before."""
    last = f"{words.gettext('Last time for answers:')} {moment:%Y-%m-%d %H:%M} {moment.tzname()}"
    made.add("dtstart", (moment - timedelta.resolution).date())
    made.add("summary", words.gettext("Last day to answer: %(need)s") % {"need": text.title})
    made.add("description", f"{text.summary}\n\n{last}\n\n{page}")
    made.add("categories", [words.gettext("Last day to answer")])
    made.add("transp", "TRANSPARENT")


def stamp(moment: datetime) -> datetime:
    """RFC 5545 asks when an entry was made, which no file tells; a year ahead of it is stable, and as a rule has passed."""
    return moment.astimezone(UTC) - STAMPED_BEFORE


def place_of(event: EventFile) -> str:
    return event.place or event.online or ""


def host_of(addresses: Addresses) -> str:
    """The part of an id that makes it the only one in the world."""
    return urlsplit(addresses.base_url).hostname or "stafett"
