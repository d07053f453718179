"""Where a value stands in its file, found again from the YAML only when there is something to tell about it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from stafett.problems import Place

from .sources import Source

Path = Sequence[str | int]
LIKE_COMMENT = re.compile(r"[ \t]+#[^\s#]")


class NodeParser(CParser, BaseResolver):
    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)


@lru_cache(maxsize=4)
def compose(front: str) -> Node | None:
    """The nodes of a text that has been read before, so it is neither too large nor too deep."""
    node: Node | None = NodeParser(front).get_single_node()
    return node


def locate(source: Source, path: Path, *, key: bool = False) -> Place:
    """The place of the value at `path`, or of its key; where the path leads on to nothing, of what it led to last."""
    found = steps_to(compose(source.front), path)
    if not found:
        return Place(source.path, source.front_line, 1)
    name, node = found[-1]
    wants_name = (key or len(found) <= len(path) or is_empty(node)) and name is not None
    mark = (name if wants_name and name is not None else node).start_mark
    return Place(source.path, source.front_line + mark.line, mark.column + 1)


def is_in_flow(source: Source, path: Path) -> bool:
    """Whether the value at `path` stands in a mapping or a list between brackets on a line."""
    return any(getattr(node, "flow_style", False) for _, node in steps_to(compose(source.front), path[:-1]))


def cut_off_texts(source: Source) -> Iterator[Place]:
    """Where a plain text is followed by ` #` and a word: YAML reads the rest of the line as a comment."""
    if LIKE_COMMENT.search(source.front):
        lines = source.front.split("\n")
        for scalar in scalars(compose(source.front)):
            end = scalar.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            if not scalar.style and (found := LIKE_COMMENT.match(rest)):
                yield Place(source.path, source.front_line + end.line, end.column + found.end() - 1)


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from scalars(value)


def steps_to(node: Node | None, path: Path) -> list[tuple[Node | None, Node]]:
    """(name, value) of the root and of each step of `path` as far as it can be followed; an item has no name."""
    steps: list[tuple[Node | None, Node]] = [] if node is None else [(None, node)]
    for step in path:
        found = child(steps[-1][1], step) if steps else None
        if found is None:
            break
        steps.append(found)
    return steps


def child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((name, value) for name, value in node.value if name.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
