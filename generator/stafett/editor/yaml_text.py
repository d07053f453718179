"""Data as the YAML that editors write: one key a line, and quotes wherever a text could be anything but itself."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PLAIN = re.compile(
    r"[^\W\d_][\w /().–-]*[\w).]|[a-z0-9][a-z0-9_]*(?:-[a-z0-9_]+)*|https://[\w./-]+[\w/]|[\w.+-]+@[\w.-]+\w"
)
NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def yaml_text(data: Mapping[str, Any], indent: str = "") -> str:
    """`data` holds mappings, lists and text; what is empty is left out. Text stands as itself, True and numbers as codes."""
    return "".join(f"{indent}{line}\n" for line in lines_of(data))


def lines_of(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        if is_empty(value):
            continue
        if isinstance(value, Mapping):
            yield f"{scalar(key)}:"
            yield from (f"  {line}" for line in lines_of(value))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from list_lines(key, value)
        else:
            yield f"{scalar(key)}: {scalar(value)}"


def is_empty(value: Any) -> bool:
    return all(map(is_empty, value.values())) if isinstance(value, Mapping) else value in ("", None, (), [])


def list_lines(key: str, items: Sequence[Any]) -> Iterator[str]:
    if all(isinstance(item, str) for item in items):
        yield f"{scalar(key)}: [{', '.join(map(scalar, items))}]"
        return
    yield f"{scalar(key)}:"
    for item in items:
        yield f"  - {flow(item)}"


def flow(data: Mapping[str, Any]) -> str:
    """A mapping on one line."""
    parts = (f"{scalar(key)}: {scalar(value)}" for key, value in data.items() if value not in ("", None))
    return "{" + ", ".join(parts) + "}"


def scalar(value: Any) -> str:
    """A code, a number or a plain word as it is; any other text in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if PLAIN.fullmatch(text) and text.lower() not in NOT_TEXT:
        return text
    return json.dumps(text, ensure_ascii=False)
