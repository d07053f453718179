"""A static B+ tree of immutable files: leaves in order of their keys, above them as many levels of directories as it takes."""

import json
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from stafett.search.packing import deflated, digest

ROOT = 1024  # leaves or directories that the entry file lists at most
TOGETHER = 128  # that a directory lists

File = tuple[str, bytes]
Child = tuple[str, str, str]
"""A file's first and last key, as browsers compare them, and its name."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """`first` and `last` are keys as browsers compare them; `data` makes the parts of what is then deflated."""

    first: str
    last: str
    data: Callable[[], list[bytes]]


@dataclass(frozen=True, slots=True)
class Node:
    """What the entry file or a directory says of its children: `keys[i]` parts child i from child i+1."""

    letter: str
    keys: tuple[str, ...]
    names: str  # eight characters a child
    depth: int  # 0: the children are leaves

    def as_json(self) -> dict[str, Any]:
        return {"letter": self.letter, "keys": "\n".join(self.keys), "names": self.names, "depth": self.depth}


@dataclass(frozen=True, slots=True)
class Known:
    """The leaves of the last index, and the keys at which this one differs from it, sorted."""

    leaves: Mapping[tuple[str, str], str] = field(default_factory=dict)
    changed: Sequence[str] = ()

    def name_of(self, leaf: Leaf) -> str | None:
        """The leaf's name, if it is as it was."""
        place = bisect_left(self.changed, leaf.first)
        is_changed = place < len(self.changed) and self.changed[place] <= leaf.last
        return None if is_changed else self.leaves.get((leaf.first, leaf.last))


def store_leaves(letter: str, leaves: Iterable[Leaf], files: dict[str, bytes], known: Known) -> list[Child]:
    """Adds the leaves that are not known to `files`."""
    return [(leaf.first, leaf.last, known.name_of(leaf) or store(letter, leaf.data(), files)) for leaf in leaves]


def plant(letter: str, leaves: Sequence[Child], files: dict[str, bytes]) -> Node:
    """Adds the directories above the leaves to `files`, all but the root, which it returns."""
    children, depth = leaves, 0
    while len(children) > ROOT:
        children = [_directory(letter, group, depth, files) for group in _groups(children)]
        depth += 1
    return _node(letter, children, depth)


def _groups(children: Sequence[Child]) -> Iterator[Sequence[Child]]:
    for at in range(0, len(children), TOGETHER):
        yield children[at : at + TOGETHER]


def _directory(letter: str, group: Sequence[Child], depth: int, files: dict[str, bytes]) -> Child:
    node = json.dumps(_node(letter, group, depth).as_json(), ensure_ascii=False, separators=(",", ":"))
    return group[0][0], group[-1][1], store(letter, [node.encode()], files)


def _node(letter: str, children: Sequence[Child], depth: int) -> Node:
    keys = tuple(separator(left[1], right[0]) for left, right in pairwise(children))
    return Node(letter, keys, "".join(name for _, _, name in children), depth)


def store(letter: str, parts: Sequence[bytes], files: dict[str, bytes]) -> str:
    """Adds a file; its name."""
    name = digest(b"".join(parts))
    files[f"{letter}-{name}.bin"] = deflated(parts, zlib.Z_HUFFMAN_ONLY if letter == "r" else zlib.Z_DEFAULT_STRATEGY)
    return name


def separator(left: str, right: str) -> str:
    """The shortest beginning of `right` that is greater than `left`."""
    same = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return right[: same + 1]
