"""Markdown bodies as HTML, plain text, headings and links: a pure function of the text."""

import re

from .addresses import nearest_address
from .blocks import BlockWriter
from .document import ENTRY_LINKS, PREFIX, Document, Heading, Link, LinkKind, Misplaced
from .grammar import read_any
from .keeping import keep_document, keep_link, make_document, make_link
from .leftovers import Leftover, leftovers, long_rows
from .outline import Section, slug, table_of_contents
from .places import Places
from .resolve import AddressOf, NoteWords, resolve
from .usual import read_usual

__all__ = [
    "ENTRY_LINKS",
    "PREFIX",
    "AddressOf",
    "Document",
    "Heading",
    "Leftover",
    "Link",
    "LinkKind",
    "Misplaced",
    "NoteWords",
    "Section",
    "keep_document",
    "keep_link",
    "leftovers",
    "long_rows",
    "make_document",
    "make_link",
    "nearest_address",
    "parse",
    "resolve",
    "slug",
    "table_of_contents",
]

_LINE_ENDS = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def parse(text: str) -> Document:
    """Read a body; its HTML holds no addresses of entries and no words of a language until `resolve` has seen it."""
    source = _CONTROLS.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    usual = read_usual(source)
    if usual is not None:
        return usual
    tokens, rows = read_any(source)
    return BlockWriter(Places(source.split("\n"), rows)).document(tokens)
