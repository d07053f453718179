"""Everything that a build reads, by size and time: whether anything of it has changed since the last one."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

RACY = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may be changed again within the same tick."""
IGNORED = ("__pycache__",)

State = tuple[int, int, int, str]
"""Size in bytes, when content and when anything of the file was last changed in nanoseconds, and a hash if that was just now."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every file below some folders by its path."""

    states: Mapping[str, State]

    def are_still(self, roots: Iterable[Path]) -> bool:
        """Whether there are the same files below the folders, all of them as they were."""
        left = dict(self.states)
        for path, found in walk(roots):
            state = left.pop(path, None)
            if state is None or state[:3] != stamp(found):
                return False
            if state[3] and state[3] != digest_of_file(path):
                return False
        return not left

    def as_data(self) -> dict[str, list[Any]]:
        return {path: list(state) for path, state in self.states.items()}


def inputs_from(data: Mapping[str, Any]) -> Inputs:
    return Inputs({path: (size, changed, touched, digest) for path, (size, changed, touched, digest) in data.items()})


def look_at(roots: Iterable[Path]) -> Inputs:
    """All files below the folders as they are now."""
    now = time.time_ns()
    states: dict[str, State] = {}
    for path, found in walk(roots):
        size, changed, touched = stamp(found)
        is_racy = max(changed, touched) > now - RACY
        states[path] = (size, changed, touched, digest_of_file(path) if is_racy else "")
    return Inputs(states)


def walk(roots: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """Every file, links followed; one that leads nowhere counts as itself."""
    ahead = [str(root) for root in roots]
    while ahead:
        folder = ahead.pop()
        try:
            entries = list(os.scandir(folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in IGNORED:
                    ahead.append(entry.path)
                continue
            try:
                yield entry.path, entry.stat()
            except OSError:
                yield entry.path, entry.stat(follow_symlinks=False)


def stamp(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def digest_of_file(path: str) -> str:
    try:
        return digest_of(Path(path).read_bytes())
    except OSError:
        return "unreadable"


def digest_of(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
