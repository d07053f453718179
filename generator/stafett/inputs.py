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

    def changed(self, before: "Inputs") -> list[str] | None:
        """The files whose bytes may be others than `before`; None where files came or went."""
        if self.states.keys() != before.states.keys():
            return None
        return [path for path, state in self.states.items() if not is_still(path, state, before.states[path])]

    def as_data(self) -> dict[str, list[Any]]:
        return {path: list(state) for path, state in self.states.items()}


def inputs_from(data: Mapping[str, Any]) -> Inputs:
    return Inputs({path: (size, changed, touched, digest) for path, (size, changed, touched, digest) in data.items()})


def is_still(path: str, now: State, before: State) -> bool:
    if now[:3] != before[:3]:
        return False
    return not before[3] or before[3] == (now[3] or digest_of_file(path))


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
