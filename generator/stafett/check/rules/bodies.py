"""Links in bodies to other entries, and to headings."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from stafett.check.checked import Entry
from stafett.check.entry import body_place
from stafett.markdown import Document, Link, LinkKind
from stafett.near import nearest
from stafett.problems import Problem
from stafett.read import Source

from .facts import Facts
from .references import current_id


def body_problems(
    source: Callable[[], Source], language: str, entry: Entry[Any], links: Iterable[Link], facts: Facts
) -> Iterator[Problem]:
    for link in links:
        if link.kind is LinkKind.HERE:
            found = fragment_mistake(link, entry.documents[language])
        else:
            found = entry_mistake(link, entry, language, facts)
        if found:
            yield Problem(found[0], body_place(source(), link.line, link.column), found[1])


def entry_mistake(link: Link, entry: Entry[Any], language: str, facts: Facts) -> tuple[str, dict[str, str]] | None:
    kind, name = str(link.kind), link.target
    values = {"id": name, "to": kind, "field": f"{kind}:{name}"}
    if name not in facts.known[kind]:
        current = current_id(kind, name, facts)
        code = "reference-by-alias" if current else "unknown-reference"
        return code, {**values, "near": current or nearest(name, facts.known[kind])}
    target = facts.entries(kind).get(name)
    if target is None:
        return None
    if not facts.sees(entry, target):
        return "reference-to-draft", values
    return fragment_mistake(link, target.document(language)) if link.fragment else None


def fragment_mistake(link: Link, document: Document) -> tuple[str, dict[str, str]] | None:
    if link.fragment in document.anchors:
        return None
    near = nearest(link.fragment, document.anchors)
    known = ", ".join(sorted(document.anchors)) or "–"
    return "unknown-fragment", {"fragment": link.fragment, "near": near, "known": known}
