"""The whole catalogue: every entry by its id, references resolved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stafett.check import Entry, EventFile, OrganisationFile, PageFile, SiteFile, SolutionFile, ValueFile, with_broader
from stafett.model.matching import Matching
from stafett.model.need import Need


@dataclass(frozen=True, slots=True)
class Solution:
    """`led_to` are the needs that feedback on it gave birth to."""

    entry: Entry[SolutionFile]
    led_to: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def fields(self) -> SolutionFile:
        return self.entry.fields


@dataclass(frozen=True, slots=True)
class Event:
    """`born` are the needs whose origin is this event."""

    entry: Entry[EventFile]
    born: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def fields(self) -> EventFile:
        return self.entry.fields


@dataclass(frozen=True, slots=True)
class Value:
    """A vocabulary's value: `narrower` its direct children, `needs` also those of values below it, newest first."""

    key: str
    fields: ValueFile
    narrower: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """`needs` are its own and those it is partner to, newest first."""

    key: str
    fields: OrganisationFile
    needs: tuple[str, ...] = ()
    solutions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Needs stand newest first, then by id; solutions by id; events by their start, latest first; the rest as in the files."""

    site: SiteFile
    organisations: Mapping[str, Organisation]
    vocabularies: Mapping[str, Mapping[str, Value]]
    needs: Mapping[str, Need]
    needs_by_stage: Mapping[str, tuple[str, ...]]
    solutions: Mapping[str, Solution]
    events: Mapping[str, Event]
    pages: Mapping[str, Entry[PageFile]]
    matching: Matching

    def entry(self, kind: str, entry_id: str) -> Entry[Any] | None:
        """The need, solution, event or page of that id."""
        if kind == "page":
            return self.pages.get(entry_id)
        holders: Mapping[str, Need | Solution | Event] = getattr(self, f"{kind}s")
        return holders[entry_id].entry if entry_id in holders else None

    def all_entries(self) -> Iterator[tuple[str, Entry[Any]]]:
        """Every entry with its kind."""
        for kind in ("need", "solution", "event"):
            holders: Mapping[str, Need | Solution | Event] = getattr(self, f"{kind}s")
            yield from ((kind, holder.entry) for holder in holders.values())
        yield from (("page", page) for page in self.pages.values())

    def is_answered(self, need: Need) -> bool:
        """Whether a solution answers it that has not been withdrawn."""
        return any(self.solutions[answered.solution].fields.stage != "withdrawn" for answered in need.answers)

    def with_broader(self, vocabulary: str, keys: Iterable[str]) -> tuple[str, ...]:
        """`keys` and all above them, each once."""
        values = self.vocabularies[vocabulary]
        return with_broader(keys, lambda key: values[key].fields.broader)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.site.languages)
