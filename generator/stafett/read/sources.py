"""The files of a site's content/, each with its data and its text."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stafett.inputs import digest_of
from stafett.problems import Place, Problem

from .front_matter import Parts, is_larger, split
from .names import CONTENT, ENTRY_KINDS, LANGUAGE, MOST_ID, Kind, Name, is_id, parse_path, suggest_id
from .text import KIB, MOST_BODY, MOST_FRONT_MATTER, Flaw, decode
from .yaml_data import parse_mapping

SITE_FILE = f"{CONTENT}/site.yml"
MOST_BYTES = MOST_FRONT_MATTER + MOST_BODY + 64
PIECE = 64 * KIB
ASSUMED_LANGUAGE = "sv"
"""Of originals, while site.yml does not say."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of content, parsed but not yet checked against the schema."""

    path: str
    """Relative to the site's folder, with slashes: `content/needs/x.md`."""
    kind: Kind
    id: str
    """An entry's id or a vocabulary's name; "" for the two other YAML files."""
    language: str
    """The language that an entry's file is in; "" for YAML files."""
    data: dict[str, Any]
    """Dicts, lists and text; None where a key or an item stands without a value."""
    body: str
    """Markdown after the front matter; "" for YAML files."""
    body_line: int
    """The line of the file, from 1, on which the body begins."""
    front: str
    """The YAML text, to find places in again."""
    front_line: int
    """The line of the file, from 1, on which `front` begins."""
    digest: str = field(default="", compare=False)
    """Of the bytes that were read."""


def languages_of(site: Source) -> tuple[str, ...]:
    """The site's languages, the first one first; empty where site.yml does not say them rightly, which `check` tells."""
    value = site.data.get("languages")
    codes = value if isinstance(value, list) else []
    return tuple(codes) if all(isinstance(code, str) and LANGUAGE.fullmatch(code) for code in codes) else ()


def name_problems(path: str, languages: Sequence[str]) -> list[Problem]:
    name = parse_path(path)
    if name is None or name.kind not in ENTRY_KINDS:
        return []
    problems = []
    if len(name.id) > MOST_ID:
        problems.append(Problem("long-id", Place(path), {"most": str(MOST_ID), "length": str(len(name.id))}))
    elif not is_id(name.id):
        problems.append(Problem("bad-id", Place(path), {"id": name.id, "near": suggest_id(name.id)}))
    if name.language and languages:
        values = {"language": name.language, "languages": ", ".join(languages)}
        if name.language == languages[0]:
            problems.append(Problem("first-language-suffix", Place(path), values))
        elif name.language not in languages:
            problems.append(Problem("unknown-file-language", Place(path), values))
    return problems


def read_source(root: Path, path: str, languages: Sequence[str]) -> Source | Problem | None:
    """The file's content; None for a translation into a language that the site does not have."""
    name = parse_path(path)
    if name is None or (name.language and not is_other_language(name.language, languages)):
        return None
    data = read_bytes(f"{root}/{path}")
    source = parse(path, name, data, languages) if isinstance(data, bytes) else data
    return place(path, source) if isinstance(source, Flaw) else source


def is_other_language(language: str, languages: Sequence[str]) -> bool:
    return language in languages[1:] if languages else language != ASSUMED_LANGUAGE


def read_bytes(file: str) -> bytes | Flaw:
    """A file as it is, unless it is too large.

    Piece by piece, as room for the largest file costs more than to read a usual one; and so does a path object.
    """
    data = b""
    try:
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
            while len(data) <= MOST_BYTES and (piece := stream.read(PIECE)):
                data += piece
    except OSError as error:
        return Flaw("unreadable", values={"reason": error.strerror or str(error)})
    return Flaw("large-file") if len(data) > MOST_BYTES else data


def parse(path: str, name: Name, data: bytes, languages: Sequence[str]) -> Source | Flaw:
    text = decode(data)
    if isinstance(text, Flaw):
        return text
    parts = parts_of(name, text)
    if isinstance(parts, Flaw):
        return parts
    values = parse_mapping(parts.front)
    if isinstance(values, Flaw):
        line = values.line + parts.front_line - 1 if values.line else 0
        return Flaw(values.code, line, values.column, values.values)
    return Source(
        path=path,
        kind=name.kind,
        id=name.id,
        language=(name.language or first_of(languages)) if name.kind in ENTRY_KINDS else "",
        data=values,
        body=unicodedata.normalize("NFC", parts.body),
        body_line=parts.body_line,
        front=parts.front,
        front_line=parts.front_line,
        digest=digest_of(data),
    )


def parts_of(name: Name, text: str) -> Parts | Flaw:
    """A file that is no entry is all front matter."""
    if name.kind in ENTRY_KINDS:
        return split(text)
    if name.kind is Kind.SITE and not text.strip():
        return Flaw("empty-file")
    most = MOST_FRONT_MATTER if name.kind is Kind.SITE else MOST_BODY
    return Flaw("large-yaml") if is_larger(text, most) else Parts(text, 1, "", 0)


def first_of(languages: Sequence[str]) -> str:
    return languages[0] if languages else ASSUMED_LANGUAGE


def place(path: str, flaw: Flaw) -> Problem:
    return Problem(flaw.code, Place(path, flaw.line, flaw.column), flaw.values)
