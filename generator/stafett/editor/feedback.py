"""Puts an entry last among the feedback in a solution's file, and leaves every other sign in it as it was."""

from collections.abc import Mapping
from typing import Any

from stafett.read import Source
from stafett.read.marks import nodes_of

from .catalogue import as_source
from .clean_text import with_line_ends_of
from .yaml_text import flow


def with_feedback(
    path: str, text: str, entry: Mapping[str, Any], languages: tuple[str, ...], *, is_wanted_twice: bool = False
) -> str:
    """The file's text with `entry`, once; "" where it is written in a way that cannot be added to safely."""
    added = with_entry(path, text.replace("\r\n", "\n"), entry, languages, is_wanted_twice)
    return with_line_ends_of(text, added)


def with_entry(
    path: str,
    text: str,
    entry: Mapping[str, Any],
    languages: tuple[str, ...],
    is_wanted_twice: bool,  # noqa: FBT001  passed on
) -> str:
    source = as_source(path, text, languages)
    if not isinstance(source, Source):
        return ""
    held = source.data.get("feedback") or []
    if not isinstance(held, list):
        return ""
    if dict(entry) in held and not is_wanted_twice:
        return text
    lines = text.split("\n")
    first = source.front_line - 1
    front = lines[first : first + source.front.count("\n")]
    added = "\n".join([*lines[:first], *front_with(front, source, flow(entry)), *lines[first + len(front) :]])
    made = as_source(path, added, languages)
    if not isinstance(made, Source):
        return ""
    expected = {**source.data, "feedback": [*held, dict(entry)]}
    return added if made.data == expected and made.body == source.body else ""


def front_with(front: list[str], source: Source, item: str) -> list[str]:
    node: Any = nodes_of(source.front).get(("feedback",), (None, None))[1]
    if node is None:
        return [*front, "feedback:", f"  - {item}"]
    if node.id != "sequence" or not node.value:
        return front
    if node.flow_style:
        line, column = node.end_mark.line, node.end_mark.column - 1
        return [*front[:line], f"{front[line][:column].rstrip(' ,')}, {item}{front[line][column:]}", *front[line + 1 :]]
    dash = front[node.start_mark.line][: node.start_mark.column]
    after = last_line(node, front) + 1
    return [*front[:after], f"{dash}- {item}", *front[after:]]


def last_line(node: Any, front: list[str]) -> int:
    """The last line of a list in a block: its own end mark lies behind the comments and empty lines that follow."""
    if node.id == "scalar" or node.flow_style:
        mark = node.end_mark
        line: int = mark.line if mark.column else mark.line - 1
        while line > node.start_mark.line and not front[line].strip():
            line -= 1
        return line
    parts = [part for pair in node.value for part in pair] if node.id == "mapping" else node.value
    return max((last_line(part, front) for part in parts), default=node.start_mark.line)
