"""An old address leads to one entry, and to no other that stands there itself."""

from collections.abc import Iterator
from typing import Any

from stafett.check.checked import Entry
from stafett.check.findings import Finding

from .facts import Facts


def alias_findings(entry: Entry[Any], kind: str, owners: dict[str, str], facts: Facts) -> Iterator[Finding]:
    """`owners` holds the aliases of that kind met so far and whose they are, and is added to."""
    for index, alias in enumerate(entry.fields.aliases):
        values = {"alias": alias, "to": kind, "other": owners.setdefault(alias, entry.id)}
        if alias in facts.known[kind]:
            yield Finding("alias-is-id", ("aliases", index), values)
        elif owners[alias] != entry.id:
            yield Finding("alias-twice", ("aliases", index), values)
