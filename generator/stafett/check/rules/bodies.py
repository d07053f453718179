"""Links in bodies to other entries, and to headings."""

from collections.abc import Iterator

from stafett.check.entry import ValidatedEntry, body_place
from stafett.markdown import Document, Link, LinkKind
from stafett.near import nearest
from stafett.problems import Problem

from .facts import Facts, Sources
from .references import current_id, meant_by


def link_problems(entry: ValidatedEntry, sources: Sources, facts: Facts) -> Iterator[Problem]:
    """Also in an entry that has other mistakes: an editor is told of all of them at once."""
    for language, links in entry.links.items():
        if language in entry.draft_languages and not facts.with_drafts:
            continue
        for link in links:
            if link.kind is LinkKind.HERE:
                found = fragment_mistake(link, entry.documents[language])
            else:
                found = entry_mistake(link, entry, language, facts)
            if found:
                source = sources[entry.kind, entry.id, language]
                yield Problem(found[0], body_place(source, link.line, link.column), found[1])


def entry_mistake(link: Link, entry: ValidatedEntry, language: str, facts: Facts) -> tuple[str, dict[str, str]] | None:
    kind, name = str(link.kind), link.target
    values = {"id": name, "to": kind, "field": f"{kind}:{name}"}
    if name not in facts.known[kind]:
        current = current_id(kind, name, facts)
        code = "reference-by-alias" if current else "unknown-reference"
        return code, {
            **values,
            "near": current or nearest(name, facts.known[kind]) or meant_by(name, facts.known[kind]),
        }
    target = facts.entries(kind).get(name)
    if target is None:
        return None
    if (own := facts.entries(entry.kind).get(entry.id)) and not facts.sees(own, target):
        return "reference-to-draft", values
    return fragment_mistake(link, target.document(language)) if link.fragment else None


def fragment_mistake(link: Link, document: Document) -> tuple[str, dict[str, str]] | None:
    if link.fragment in document.anchors:
        return None
    near = nearest(link.fragment, document.anchors)
    known = ", ".join(sorted(document.anchors)) or "–"
    return "unknown-fragment", {"fragment": link.fragment, "near": near, "known": known}
