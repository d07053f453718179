"""Where a value stands in its file, found again from the YAML only when there is something to tell about it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from stafett.problems import Place

from .sources import Source

Path = tuple[str | int, ...]
LIKE_COMMENT = re.compile(r"[ \t]+#[^\s#]")


class NodeParser(CParser, BaseResolver):
    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        BaseResolver.__init__(self)


@lru_cache(maxsize=4)
def nodes_of(front: str) -> Mapping[Path, tuple[Node | None, Node]]:
    """(name, value) by path of all that a text holds; items and the root have no name.

    The text has been read before, so it is neither too large nor too deep to compose.
    """
    root = NodeParser(front).get_single_node()
    return {} if root is None else dict(walk(root, None, ()))


def walk(node: Node, name: Node | None, path: Path) -> Iterator[tuple[Path, tuple[Node | None, Node]]]:
    yield path, (name, node)
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from walk(value, key, (*path, key.value))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from walk(item, None, (*path, index))


def locate(source: Source, path: Sequence[str | int], *, key: bool = False) -> Place:
    """The place of the value at `path`, or of its key; where the path leads on to nothing, of what it led to last."""
    nodes = nodes_of(source.front)
    reached = next((tuple(path[:depth]) for depth in range(len(path), -1, -1) if tuple(path[:depth]) in nodes), None)
    if reached is None:
        return Place(source.path, source.front_line, 1)
    name, node = nodes[reached]
    wants_name = key or len(reached) < len(path) or is_empty(node)
    mark = (name if wants_name and name is not None else node).start_mark
    return Place(source.path, source.front_line + mark.line, mark.column + 1)


def is_in_flow(source: Source, path: Sequence[str | int]) -> bool:
    """Whether the value at `path` stands in a mapping or a list between brackets on a line."""
    around = nodes_of(source.front).get(tuple(path[:-1]))
    return around is not None and bool(getattr(around[1], "flow_style", False))


def cut_off_texts(source: Source) -> Iterator[Place]:
    """Where a plain text is followed by ` #` and a word: YAML reads the rest of the line as a comment."""
    if "#" in source.front and LIKE_COMMENT.search(source.front):
        lines = source.front.split("\n")
        for _, node in nodes_of(source.front).values():
            end = node.end_mark
            rest = lines[end.line][end.column :] if end.line < len(lines) else ""
            if isinstance(node, ScalarNode) and not node.style and (found := LIKE_COMMENT.match(rest)):
                yield Place(source.path, source.front_line + end.line, end.column + found.end() - 1)


def is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style
