"""What the watched files were when last looked at: tells a real change from a rumour, and finds those that nobody told of."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stafett.inputs import walk


class Stamp(NamedTuple):
    """By what to see that a file is another: nanoseconds, bytes, and the inode that an atomic save replaces.

    `touched` is later than `modified` where that was set back, as copies and archives do.
    """

    modified: int
    touched: int
    size: int
    inode: int


class Snapshot:
    """`roots` are files and folders; they need not be there, yet or any more."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(map(str, roots))
        self._stamps = {path: stamp for root in self._roots for path, stamp in look_at(root)}

    def changed(self, rumours: Iterable[Path]) -> frozenset[Path]:
        """Which files at or below these paths came, went or are others than before."""
        places = {str(rumour) for rumour in rumours if not is_passed_over(rumour.name)}
        return self._compare(place for place in places if self._is_watched(place))

    def changed_anywhere(self) -> frozenset[Path]:
        """The same of everything, for what the system never told of."""
        return self._compare(self._roots)

    def _is_watched(self, place: str) -> bool:
        return any(place == root or place.startswith(root + os.sep) for root in self._roots)

    def _compare(self, places: Iterable[str]) -> frozenset[Path]:
        found: set[str] = set()
        for place in places:
            now = dict(look_at(place))
            gone = self._known_at(place, now) - now.keys()
            found |= gone | {path for path, stamp in now.items() if self._stamps.get(path) != stamp}
            self._stamps |= now
            for path in gone:
                del self._stamps[path]
        return frozenset(map(Path, found))

    def _known_at(self, place: str, now: dict[str, Stamp]) -> set[str]:
        if place in now or place in self._stamps:
            return {place} & self._stamps.keys()
        return {path for path in self._stamps if path.startswith(place + os.sep)}


def look_at(place: str) -> Iterator[tuple[str, Stamp]]:
    """The file, or all files below the folder; nothing where nothing is."""
    if os.path.isdir(place):  # noqa: PTH112 - the same kind of name as everywhere here
        for path, found in walk(Path(place), into_links=True, leave_out=is_passed_over):
            if found is not None:
                yield path, stamp_of(found)
    else:
        with suppress(OSError):
            yield place, stamp_of(os.stat(place))  # noqa: PTH116


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def is_passed_over(name: str) -> bool:
    """Editors' own files beside the one that is being written."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))
