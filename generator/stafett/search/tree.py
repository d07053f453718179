"""A static B+ tree of immutable files: leaves in order of their keys, above them as many levels of directories as it takes."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from stafett.search.packing import deflated, digest

FAN_OUT = 512  # leaves or directories that one node lists

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Leaf:
    """`first` and `last` are keys as browsers compare them; `data` is not yet deflated."""

    first: str
    last: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Node:
    """What the entry file or a directory says of its children: `keys[i]` parts child i from child i+1."""

    letter: str
    keys: tuple[str, ...]
    names: str  # eight characters a child
    depth: int  # 0: the children are leaves

    def as_json(self) -> dict[str, Any]:
        return {"letter": self.letter, "keys": "\n".join(self.keys), "names": self.names, "depth": self.depth}


def plant(letter: str, leaves: Iterable[Leaf], files: list[File]) -> Node:
    """Adds the tree's files to `files`, all but the root, which it returns."""
    children = [(leaf.first, leaf.last, _stored(letter, leaf.data, files)) for leaf in leaves]
    depth = 0
    while len(children) > FAN_OUT:
        children = [_directory(letter, group, depth, files) for group in _groups(children)]
        depth += 1
    return _node(letter, children, depth)


def _groups(children: Sequence[tuple[str, str, str]]) -> Iterator[Sequence[tuple[str, str, str]]]:
    for at in range(0, len(children), FAN_OUT):
        yield children[at : at + FAN_OUT]


def _directory(
    letter: str, group: Sequence[tuple[str, str, str]], depth: int, files: list[File]
) -> tuple[str, str, str]:
    node = json.dumps(_node(letter, group, depth).as_json(), ensure_ascii=False, separators=(",", ":"))
    return group[0][0], group[-1][1], _stored(letter, node.encode(), files)


def _node(letter: str, children: Sequence[tuple[str, str, str]], depth: int) -> Node:
    keys = tuple(separator(left[1], right[0]) for left, right in pairwise(children))
    return Node(letter, keys, "".join(name for _, _, name in children), depth)


def _stored(letter: str, data: bytes, files: list[File]) -> str:
    name = digest(data)
    files.append((f"{letter}-{name}.bin", deflated(data)))
    return name


def separator(left: str, right: str) -> str:
    """The shortest beginning of `right` that is greater than `left`."""
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return right[: same + 1]
