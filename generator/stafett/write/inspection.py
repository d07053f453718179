"""Whether the published folder is still what the manifest says, and nobody's files but ours are in it."""

# ruff: noqa: PTH116 - tens of thousands of files: a path object for each would cost as much as what is done with it

import hashlib
import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path

from stafett.errors import WriteError

from .manifest import FileState, Manifest
from .names import KEPT

_TICK = 50_000_000  # nanoseconds; file systems tell time in steps of some milliseconds
_DROPPINGS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # left by file managers; nobody misses them


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


@dataclass(slots=True)
class Inspection:
    """`damaged` files are no longer as they were published; in `changed` folders names came or went.

    `is_stale` says that the manifest or its time is behind: files that were but copied have other times.
    """

    damaged: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    is_stale: bool = False


def inspect(site: Path, manifest: Manifest, whole_since: int) -> Inspection:
    """Look at all that was published; WriteError where somebody else's file stands among it.

    Size and time of a file's content tell whether it is another, unless anything of the file was touched after `whole_since`.
    """
    changed = {folder for folder, state in manifest.folders.items() if modified(f"{site}/{folder}") != state.site}
    for folder in sorted(changed):
        for path in _unknown(site, folder, manifest):
            raise WriteError(
                "%(folder)s holds %(path)s, which Stafett did not write; move it away, or choose another folder",
                folder=site,
                path=path,
            )
    result = Inspection(changed=changed)
    _inspect_files(site, manifest, whole_since, result)
    return result


def _inspect_files(site: Path, manifest: Manifest, whole_since: int, result: Inspection) -> None:
    for path, state in manifest.files.items():
        full = f"{site}/{path}"
        try:
            found = os.stat(full, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            result.damaged.add(path)
            continue
        is_file = stat.S_ISREG(found.st_mode)
        is_alike = found.st_size == state.size and found.st_mtime_ns == state.modified
        if is_file and is_alike and found.st_ctime_ns <= whole_since:
            continue
        if is_file and digest_of(Path(full).read_bytes()) == state.digest:
            manifest.files[path] = FileState(state.digest, found.st_size, found.st_mtime_ns)
            result.is_stale = True
        else:
            result.damaged.add(path)


def _unknown(site: Path, folder: str, manifest: Manifest) -> list[str]:
    try:
        entries = list(os.scandir(site / folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    paths = [(f"{folder}/{entry.name}" if folder else entry.name, entry) for entry in entries]
    return [
        path
        for path, entry in paths
        if path != KEPT
        and entry.name not in _DROPPINGS
        and path not in (manifest.folders if entry.is_dir(follow_symlinks=False) else manifest.files)
    ]


def modified(folder: str) -> int:
    """When names were last added to or removed from a folder, in nanoseconds; -1 if there is none."""
    try:
        found = os.stat(folder, follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return found.st_mtime_ns if stat.S_ISDIR(found.st_mode) else -1


def settled(folder: str) -> int:
    """The same; 0 for a change so fresh that the file system may give the next one the same time."""
    found = modified(folder)
    return found if time.time_ns() - found > _TICK else 0
