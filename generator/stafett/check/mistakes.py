"""pydantic's errors as findings."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from stafett.near import nearest

from .findings import Finding, Path, dotted
from .schema.fields import Fields
from .schema.structure import Group, Leaf, ListOf, MapOf, part_at, structure_of

CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-key",
    "enum": "unknown-code",
    "string_type": "not-a-text",
    "string_too_short": "blank-text",
    "model_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "tuple_type": "not-a-list",
    "too_short": "empty-list",
}


def findings_of(
    error: ValidationError, model: type[Fields], prefix: Path = (), language: str = ""
) -> Iterator[Finding]:
    """Each mistake once: not a list called short for its items' mistakes, nor a field missed that is only misspelt.

    `language` is the site's first: a bare text where there should be one in each language is likely to be in that.
    """
    findings = []
    for detail in error.errors(include_url=False):
        path: Path = tuple(step for step in detail["loc"] if step != "[key]")
        if detail["type"] != "too_short" or not detail["input"]:
            findings.append(finding_of(detail, model, path, prefix, language))
    unknown = [found for found in findings if found.code == "unknown-key"]
    meant = {(*found.path[:-1], name) for found in unknown for name in (found.values["near"], before_colon(found))}
    return (found for found in findings if found.code != "missing-field" or found.path not in meant)


def before_colon(unknown: Finding) -> str:
    """The name in `{kind:patient}`, which is read as a key by that name as a whole."""
    return unknown.values["key"].partition(":")[0]


def finding_of(detail: Any, model: type[Fields], path: Path, prefix: Path, language: str) -> Finding:
    kind, given = detail["type"], detail["input"]
    code = CODES.get(kind, kind)
    values = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    if code in ("unknown-code", "not-a-text", "not-a-mapping", "not-a-list") and given is None:
        code = "empty-value"
    if code == "unknown-key":
        values = {"key": str(path[-1]), **near_keys(model, path)}
    elif code == "unknown-code":
        code, values = unknown_code(given, model, path)
    elif kind == "dict_type" and isinstance(given, str) and given and is_local_text(model, path):
        values["near"] = f'{{{language}: "{given}"}}'
    elif code == "not-a-list" and isinstance(given, str):
        values["near"] = near_list(given, model, path)
    elif code == "repeated-item":
        path = (*path, int(values.pop("index")))
    values["field"] = dotted(prefix + path)
    return Finding(code, prefix + path, values, is_about_key=code == "unknown-key")


def is_local_text(model: type[Fields], path: Path) -> bool:
    """Whether a text in each language stands there, such as an organisation's name."""
    part = part_at(structure_of(model), path)
    return isinstance(part, MapOf) and isinstance(part.value, Leaf)


def near_list(given: str, model: type[Fields], path: Path) -> str:
    """What was written as one, `a, b` or `a; b`, as a list of names or codes; texts may hold a comma of their own."""
    part = part_at(structure_of(model), path)
    is_of_names = isinstance(part, ListOf) and isinstance(part.item, Leaf) and (part.item.codes or part.item.refers_to)
    return f"[{', '.join(listed(given))}]" if is_of_names else ""


def listed(text: str) -> list[str]:
    return [each for each in re.split(r"[\s,;]*[,;][\s,;]*", text.strip()) if each]


def near_keys(model: type[Fields], path: Path) -> dict[str, str]:
    around = part_at(structure_of(model), path[:-1])
    keys = list(around.parts) if isinstance(around, Group) else []
    return {"near": nearest(str(path[-1]), keys), "known": ", ".join(keys)}


def unknown_code(given: Any, model: type[Fields], path: Path) -> tuple[str, dict[str, str]]:
    if not isinstance(given, str):
        return "not-a-text", {}
    leaf = part_at(structure_of(model), path)
    codes = leaf.codes if isinstance(leaf, Leaf) else ()
    return "unknown-code", {"value": given, "near": nearest(given, codes), "known": ", ".join(codes)}
