"""What `check` gives: every entry that could be read, and all problems."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from stafett.markdown import Document
from stafett.problems import Problem, Severity

from .schema import EntryFields, EventFile, NeedFile, OrganisationFile, PageFile, SiteFile, SolutionFile, ValueFile

F = TypeVar("F", bound=EntryFields)


@dataclass(frozen=True, slots=True)
class Entry(Generic[F]):
    """One entry in the first language and in those that it is translated into."""

    id: str
    path: str
    """Of the original: `content/needs/x.md`."""
    fields: F
    translations: Mapping[str, F]
    """By language, without the first: the original with the translated text laid over it."""
    documents: Mapping[str, Document]
    """The bodies by language, the first language's before the others."""

    @property
    def languages(self) -> tuple[str, ...]:
        """Those in which the entry has a page of its own, the first language first."""
        return tuple(self.documents)

    def language_for(self, wanted: str) -> str:
        """`wanted`, or the first language where there is no translation."""
        return wanted if wanted in self.documents else next(iter(self.documents))

    def text(self, language: str) -> F:
        """The fields in `language`, or as they were written where there is no translation."""
        return self.translations.get(language, self.fields)

    def document(self, language: str) -> Document:
        """The body in `language`, or as it was written where there is no translation."""
        return self.documents[self.language_for(language)]


@dataclass(frozen=True, slots=True)
class Checked:
    """The catalogue by id, in the order of the ids. What has mistakes of its own is left out and is told in `problems`."""

    site: SiteFile
    """A stand-in where site.yml has mistakes."""
    organisations: Mapping[str, OrganisationFile]
    vocabularies: Mapping[str, Mapping[str, ValueFile]]
    """By the list's name; its values in the file's order."""
    needs: Mapping[str, Entry[NeedFile]]
    solutions: Mapping[str, Entry[SolutionFile]]
    events: Mapping[str, Entry[EventFile]]
    pages: Mapping[str, Entry[PageFile]]
    problems: tuple[Problem, ...]
    """In the order of their places."""

    @property
    def has_errors(self) -> bool:
        return any(problem.severity is Severity.ERROR for problem in self.problems)
