"""What rules may ask about the rest of the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from stafett.check.checked import Entry
from stafett.check.schema import EventFile, NeedFile, OrganisationFile, PageFile, SiteFile, SolutionFile, ValueFile
from stafett.check.schema.codes import EventKind
from stafett.read import Kind, Source

Answering = Mapping[str, tuple[Entry[SolutionFile], ...]]
Dialogues = Mapping[str, tuple[Entry[EventFile], ...]]

Sources = Mapping[tuple[Kind, str, str], Source]
"""By kind, id and language. An entry's is read from its file, so it is asked for only where something is wrong."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that could be read, drafts too."""

    site: SiteFile
    organisations: Mapping[str, OrganisationFile]
    vocabularies: Mapping[str, Mapping[str, ValueFile]]
    needs: Mapping[str, Entry[NeedFile]]
    solutions: Mapping[str, Entry[SolutionFile]]
    events: Mapping[str, Entry[EventFile]]
    pages: Mapping[str, Entry[PageFile]]
    known: Mapping[str, frozenset[str]]
    """Ids by what a reference refers to: a kind of entry, organisation, or a vocabulary; those of files with mistakes, too."""
    answering: Answering
    """The solutions that answer a need, by its id."""
    dialogues: Dialogues
    """The dialogue events about a need, by its id."""
    with_drafts: bool

    def entries(self, kind: str) -> Mapping[str, Entry[Any]]:
        by_kind: dict[str, Mapping[str, Entry[Any]]] = {
            "need": self.needs,
            "solution": self.solutions,
            "event": self.events,
            "page": self.pages,
        }
        return by_kind[kind]

    def sees(self, entry: Entry[Any], other: Entry[Any]) -> bool:
        """Whether `other` will be there for those who read `entry`."""
        return self.with_drafts or entry.fields.draft or not other.fields.draft

    def has_unread(self, kind: str) -> bool:
        """Whether a file of that kind has mistakes of its own, so what it would say is not known."""
        return len(self.known[kind]) > len(self.entries(kind))


def answering_solutions(solutions: Iterable[Entry[SolutionFile]]) -> Answering:
    found = defaultdict(list)
    for solution in solutions:
        for need in solution.fields.answers:
            found[need].append(solution)
    return {need: tuple(answering) for need, answering in found.items()}


def dialogue_events(events: Iterable[Entry[EventFile]]) -> Dialogues:
    found = defaultdict(list)
    for event in events:
        if event.fields.kind is EventKind.DIALOGUE:
            for need in event.fields.needs:
                found[need].append(event)
    return {need: tuple(dialogues) for need, dialogues in found.items()}
