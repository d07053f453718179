"""Fields that stand as far out as what they belong to: one slip, told as that instead of as a mistake in every line."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from .findings import Finding


def not_indented(data: Mapping[str, Any], below: Callable[[str], Collection[str]]) -> Mapping[str, str]:
    """From such a field to the key above that has nothing of its own; `below` tells which fields a key may have."""
    found: dict[str, str] = {}
    above = ""
    for key, value in data.items():
        if above and key in below(above):
            found[key] = above
        else:
            above = key if value is None else ""
    return found


def without_their_mistakes(findings: Collection[Finding], found: Mapping[str, str]) -> Iterator[Finding]:
    """The findings, with one for each key whose fields are not indented in place of those about it and them."""
    told: dict[str, str] = {}
    for key, above in found.items():
        told.setdefault(above, key)
    for above, key in told.items():
        yield Finding("not-indented", (key,), {"key": key, "above": above}, is_about_key=True)
    yield from (each for each in findings if each.path[0] not in told and each.path[0] not in found)
