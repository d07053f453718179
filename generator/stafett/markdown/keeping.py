"""A document as plain data, and back."""

from collections.abc import Sequence
from typing import Any

from .document import Document, Heading, Link, LinkKind, Misplaced

LINK_KINDS = {str(kind): kind for kind in LinkKind}


def keep_document(document: Document) -> list[Any]:
    """The document as data that JSON can hold."""
    return [
        document.html,
        document.text,
        [[heading.level, heading.id, heading.text] for heading in document.headings],
        [*map(keep_link, document.links)],
        [[found.level, found.shown, found.text, found.line, found.column] for found in document.misplaced],
    ]


def make_document(data: Sequence[Any]) -> Document:
    """The document that `data` was made of by `keep_document`."""
    html, text, headings, links, misplaced = data
    return Document(
        html,
        text,
        tuple(Heading(*heading) for heading in headings),
        tuple(map(make_link, links)),
        tuple(Misplaced(*found) for found in misplaced),
    )


def keep_link(link: Link) -> list[Any]:
    return [link.kind, link.target, link.fragment, link.line, link.column]


def make_link(data: Sequence[Any]) -> Link:
    kind, target, fragment, line, column = data
    return Link(LINK_KINDS[kind], target, fragment, line, column)
