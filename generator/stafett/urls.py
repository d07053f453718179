"""Where every page stands: one rule for each kind of page, with address words from the language's catalogue.

A *path* is relative to the site's root and ends with a slash (`behov/x/`); a *url* is what a page links to (`/behov/x/`, with
the base path of `base_url` before it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from stafett.i18n import Words

ENTRY_LISTS = {"need": "needs", "solution": "solutions", "event": "events"}
NEWEST = "newest"
WORDED = ("stages", "guidance")
"""Sections whose pages have address words of the language; the others' are named by their keys."""


@cache
def base_path_of(base_url: str) -> str:
    return urlsplit(base_url).path.rstrip("/") + "/"


@cache
def host_of(base_url: str) -> str:
    """The scheme and host, in lower case; "" where the address is a path alone."""
    split = urlsplit(base_url)
    return f"{split.scheme}://{split.netloc}".lower() if split.netloc else ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """`words` by language, the site's first language first: that one stands at the root, the others below their code."""

    base_url: str
    words: Mapping[str, Words]

    @property
    def first_language(self) -> str:
        return next(iter(self.words))

    @property
    def base_path(self) -> str:
        """`/`, or `/behov/` where the site stands below a path."""
        return base_path_of(self.base_url)

    @property
    def host(self) -> str:
        return host_of(self.base_url)

    def url(self, path: str) -> str:
        return self.base_path + path

    def absolute(self, path: str) -> str:
        return self.base_url.rstrip("/") + "/" + path

    def word(self, language: str, name: str) -> str:
        return self.words[language].pgettext("path", name)

    def home(self, language: str) -> str:
        return "" if language == self.first_language else f"{language}/"

    def entry(self, language: str, kind: str, entry_id: str) -> str:
        """A need's, a solution's, an event's or a page's own path; pages stand at the root."""
        if kind == "page":
            return f"{self.home(language)}{entry_id}/"
        return f"{self.section(language, ENTRY_LISTS[kind])}{entry_id}/"

    def below(self, language: str, kind: str, entry_id: str, name: str) -> str:
        """A page below an entry's own: `answer` below a need, `feedback` below a solution."""
        return f"{self.entry(language, kind, entry_id)}{self.word(language, name)}/"

    def calendar_file(self, language: str) -> str:
        """All events and last days for answers as an iCalendar file."""
        return f"{self.home(language)}{self.word(language, 'calendar')}.ics"

    def event_file(self, language: str, event_id: str) -> str:
        """One event as an iCalendar file, beside its page's folder."""
        return self.entry(language, "event", event_id).rstrip("/") + ".ics"

    def area_file(self, language: str, key: str) -> str:
        """The same of an area."""
        return f"{self.value(language, 'areas', key)}{self.word(language, 'calendar')}.ics"

    def calendar(self, language: str, year: int = 0) -> str:
        """The page with what is to come, or with the events of a year."""
        path = f"{self.section(language, 'events')}{self.word(language, 'calendar')}/"
        return f"{path}{year}/" if year else path

    def section(self, language: str, name: str, number: int = 1) -> str:
        """The page of a list, a vocabulary, the search page: `name` is needs, solutions, events, areas, stages, search …"""
        return self._numbered(language, f"{self.home(language)}{self.word(language, name)}/", number)

    def sorted_needs(self, language: str, order: str, number: int = 1) -> str:
        """All needs in the order `order`, newest first being the plain list."""
        if order == NEWEST:
            return self.section(language, "needs", number)
        return self._numbered(language, f"{self.section(language, 'needs')}{self.word(language, order)}/", number)

    def value(self, language: str, section: str, key: str, number: int = 1) -> str:
        """A page for a vocabulary's value, an organisation, a stage or a side of guidance."""
        name = self.word(language, key) if section in WORDED else key.lower().replace("_", "-")
        return self._numbered(language, f"{self.section(language, section)}{name}/", number)

    def _numbered(self, language: str, path: str, number: int) -> str:
        return path if number == 1 else f"{path}{self.word(language, 'page')}/{number}/"
