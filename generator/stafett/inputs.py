"""Everything that a build reads, by size and time: whether anything of it has changed since the last one."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from typing import Any

RACY = 2_000_000_000
"""Nanoseconds: a file that was changed so shortly before it was looked at may be changed again within the same tick."""

State = tuple[int, int, int, str]
"""Size in bytes, when content and when anything of the file was last changed in nanoseconds, and a hash if that was just now."""
FOLDER: State = (0, 0, 0, "")
"""Only that it is there counts: an empty one is told of, too."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Every file below some folders by its path, and every folder by its path and a slash."""

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


def look_at(content: Path, themes: Iterable[Path]) -> Inputs:
    """All files and folders as they are now; links lead to where a theme is made, but not out of the content."""
    now = time.time_ns()
    states: dict[str, State] = {}
    for path, found in chain(walk(content), *(walk(place, into_links=True) for place in themes)):
        if found is None:
            states[f"{path}/"] = FOLDER
            continue
        size, changed, touched = stamp(found)
        is_racy = max(changed, touched) > now - RACY and S_ISREG(found.st_mode)
        states[path] = (size, changed, touched, digest_of_file(path) if is_racy else "")
    return Inputs(states)


def is_made(name: str) -> bool:
    """Whether Python made it."""
    return name == "__pycache__"


def walk(
    root: Path, *, into_links: bool = False, leave_out: Callable[[str], bool] = is_made
) -> Iterator[tuple[str, os.stat_result | None]]:
    """Every file, and every folder with None, but those to be left out by their names with all that they hold.

    A link to a folder counts as that unless it is followed; one that leads nowhere counts as itself.
    """
    ahead, led = [str(root)], set[str]()
    while ahead:
        for entry in entries_of(ahead.pop()):
            if leave_out(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False) or (into_links and is_folder_anew(entry, led)):
                ahead.append(entry.path)
                yield entry.path, None
            elif found := stat_of(entry):
                yield entry.path, found


def entries_of(folder: str) -> list[os.DirEntry[str]]:
    """None of a folder that is not there, or may not be read, which is told where it has to be."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def is_folder_anew(link: os.DirEntry[str], led: set[str]) -> bool:
    """Whether the link leads to a folder to which none of those before it `led`: links may go round in circles."""
    if not link.is_dir() or (place := os.path.realpath(link.path)) in led:
        return False
    led.add(place)
    return True


def stat_of(entry: os.DirEntry[str]) -> os.stat_result | None:
    """None for what has gone since its folder was read."""
    try:
        return entry.stat()
    except OSError:
        with suppress(OSError):
            return entry.stat(follow_symlinks=False)
    return None


def stamp(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def digest_of_file(path: str) -> str:
    try:
        return digest_of(Path(path).read_bytes())
    except OSError:
        return "unreadable"


def digest_of(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
