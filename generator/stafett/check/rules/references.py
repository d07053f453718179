"""Ids that name something else must name something that is there, and that will be published."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from stafett.check.checked import Entry
from stafett.check.findings import Finding, Path, dotted
from stafett.check.schema import EntryFields
from stafett.check.schema.structure import references_among, references_of
from stafett.near import nearest

from .facts import Facts

ENTRIES = ("need", "solution", "event", "page")


def reference_findings(entry: Entry[Any], facts: Facts) -> Iterator[Finding]:
    for path, to, name in references_of(entry.fields):
        if name not in facts.known[to]:
            yield unknown_reference(path, to, name, facts)
        elif to in ENTRIES and (target := facts.entries(to).get(name)) and not facts.sees(entry, target):
            yield Finding("reference-to-draft", path, {"id": name, "to": to, "field": dotted(path)})


def unknown_references(model: type[EntryFields], data: Any, facts: Facts) -> Iterator[Finding]:
    """For a file that has other mistakes: an editor is told of all of them at once."""
    for path, to, name in references_among(model, data):
        if name not in facts.known[to]:
            yield unknown_reference(path, to, name, facts)


def unknown_reference(path: Path, to: str, name: str, facts: Facts) -> Finding:
    """An old id is answered with the one that it has become, anything else with the nearest."""
    current = current_id(to, name, facts)
    known = facts.known[to]
    near = current or nearest(name, known) or nearest_by_name(to, name, facts) or meant_by(name, known)
    values = {"id": name, "to": to, "near": near, "field": dotted(path)}
    is_key = path[-1] == name  # as in `fit`, where needs' ids stand before the colon
    return Finding("reference-by-alias" if current else "unknown-reference", path, values, is_about_key=is_key)


def nearest_by_name(to: str, name: str, facts: Facts) -> str:
    """The id of what readers know by that name: editors see names on the site, and ids nowhere."""
    if to == "organisation":
        names = {text: key for key, each in facts.organisations.items() for text in each.name.values()}
    else:
        names = {text: key for key, each in facts.vocabularies.get(to, {}).items() for text in each.label.values()}
    return names.get(nearest(name, names), "")


def meant_by(written: str, known: Collection[str]) -> str:
    """The ids in `need:x`, `needs/x.md` and `x; y`, or the only one that begins so; "" if that leads to none."""
    names = [written_id(part) for part in re.split("[,;]", written)]
    if all(name in known for name in names):
        return ", ".join(names)
    begun = [name for name in known if name.startswith(f"{names[0]}-")] if len(names) == 1 else []
    return begun[0] if len(begun) == 1 else ""


def written_id(text: str) -> str:
    return re.split("[/:]", text.strip())[-1].strip().removesuffix(".md")


def current_id(to: str, name: str, facts: Facts) -> str:
    if to not in ENTRIES:
        return ""
    return next((entry.id for entry in facts.entries(to).values() if name in entry.fields.aliases), "")
