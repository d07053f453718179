"""A validated entry as a line of data for each of its parts, and back: what workers send home and what a cache keeps."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from pydantic_core import to_json

from stafett.markdown import Document, keep_document, keep_link, make_document, make_link
from stafett.problems import Place, Problem, Severity
from stafett.read import Kind

from .entry import MODELS, ValidatedEntry
from .schema.keeping import keep, make


def keep_entry(entry: ValidatedEntry) -> bytes:
    """The first line is the fields and what was found, then a line for each body in the order of its languages."""
    head = {
        **all_fields(entry),
        "links": {language: [*map(keep_link, links)] for language, links in entry.links.items()},
        "problems": [keep_problem(problem) for problem in entry.problems],
    }
    parts = [head, *(keep_document(document) for document in entry.documents.values())]
    return b"\n".join(map(to_json, parts))


def keep_fields(entry: ValidatedEntry) -> bytes:
    """All that an entry says beside its bodies, as it was written: the same moment in another zone is shown in another way."""
    return to_json(all_fields(entry))


def all_fields(entry: ValidatedEntry) -> dict[str, Any]:
    return {
        "fields": keep(entry.fields) if entry.fields is not None else None,
        "translations": {language: keep(fields) for language, fields in entry.translations.items()},
        "drafts": sorted(entry.draft_languages),
    }


class PutAside(Protocol):
    """Bytes that are somewhere else."""

    def read(self) -> bytes: ...


def make_entry(
    kind: Kind, entry_id: str, data: bytes, put_aside: Callable[[bytes], bytes | PutAside] = bytes
) -> ValidatedEntry:
    """What `keep_entry` kept; a body is made when it is asked for, and until then kept as `put_aside` says."""
    first, *bodies = data.split(b"\n")
    head = json.loads(first)
    model = MODELS[kind]
    return ValidatedEntry(
        kind,
        entry_id,
        make(model, head["fields"]) if head["fields"] is not None else None,
        {language: make(model, fields) for language, fields in head["translations"].items()},
        KeptDocuments(dict(zip(head["links"], map(put_aside, bodies), strict=True))),
        {language: tuple(map(make_link, links)) for language, links in head["links"].items()},
        frozenset(head["drafts"]),
        tuple(map(make_problem, head["problems"])),
    )


class KeptDocuments(Mapping[str, Document]):
    """Bodies by language, made each time that they are asked for: all of them at once would fill the memory."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Mapping[str, bytes | PutAside]) -> None:
        self._kept = kept

    def __getitem__(self, language: str) -> Document:
        kept = self._kept[language]
        return make_document(json.loads(kept if isinstance(kept, bytes) else kept.read()))

    def __contains__(self, language: object) -> bool:
        return language in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def keep_problem(problem: Problem) -> list[Any]:
    place = problem.place
    return [problem.code, place.path, place.line, place.column, problem.values, problem.severity]


def make_problem(data: Sequence[Any]) -> Problem:
    code, path, line, column, values, severity = data
    return Problem(code, Place(path, line, column), values, Severity(severity))
