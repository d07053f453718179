"""The hidden twin of the published folder: brought up to date file by file, then exchanged with it.

Both hold the same files, as hard links where the file system has them, so that an edit costs what it changes. No file is
ever written in place, for its bytes may be the published ones.
"""

# ruff: noqa: PTH102, PTH108, PTH112, PTH114 - tens of thousands of files: a path object for each would cost as much as what is done with it

import os
import shutil
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from .journal import Journal
from .names import folder_of

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


class Twin:
    """`touched` gathers the folders in which names came or went."""

    def __init__(self, root: Path, site: Path, journal: Journal) -> None:
        self.root = root
        self.touched: set[str] = set()
        self._prefix, self._site, self._journal = f"{root}/", f"{site}/", journal
        self._folders: set[str] = set()  # which are known to be there

    def put(self, path: str, data: bytes) -> os.stat_result:
        """Write a file, whatever stood in its place."""
        self._make_room(path)
        try:
            descriptor = os.open(self._prefix + path, _NEW_FILE, 0o666)
        except FileExistsError:
            self.remove(path)
            descriptor = os.open(self._prefix + path, _NEW_FILE, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            return os.fstat(descriptor)
        finally:
            os.close(descriptor)

    def link(self, path: str) -> None:
        """Take a file from the site, whatever stood in its place."""
        self._make_room(path)
        try:
            self._link(path)
        except (
            OSError
        ):  # something stands there, or this file system has no hard links, or no more of them for this file
            self.remove(path)
            try:
                self._link(path)
            except OSError:
                shutil.copy2(self._site + path, self._prefix + path, follow_symlinks=False)

    def _link(self, path: str) -> None:
        os.link(self._site + path, self._prefix + path, follow_symlinks=False)

    def drop(self, path: str) -> None:
        """Remove a file, if it is there; a folder of that name stays."""
        self._journal.note(path)
        if not self._has_folder(path):
            self.remove(path)

    def prune(self, paths: Iterable[str], wanted: AbstractSet[str]) -> None:
        """Remove the folders of these paths that are not among the wanted ones."""
        unwanted: set[str] = set()
        for path in paths:
            folder = folder_of(path)
            while folder and folder not in wanted and folder not in unwanted:
                unwanted.add(folder)
                folder = folder_of(folder)
        for folder in sorted(unwanted):
            if self._has_folder(folder):
                self.remove(folder)

    def remove(self, path: str) -> None:
        """Remove whatever has this name; the files of a folder are noted one by one."""
        self.touched.add(folder_of(path))
        try:
            os.unlink(self._prefix + path)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (IsADirectoryError, PermissionError):
            if not self._has_folder(path):
                raise
            self._remove_tree(path)

    def make_folder(self, folder: str) -> None:
        """See to it that the folder is there."""
        if folder in self._folders:
            return
        if folder:
            self.make_folder(folder_of(folder))
        try:
            os.mkdir(self._prefix + folder)
            is_new = True
        except FileExistsError:
            is_new = not self._has_folder(folder)
            if is_new:
                self.drop(folder)
                os.mkdir(self._prefix + folder)
        self._folders.add(folder)
        if is_new:
            self.touched |= {folder, folder_of(folder)}

    def clear(self) -> None:
        """Begin anew with an empty folder."""
        if self.root.exists():
            shutil.rmtree(self.root)
        self._folders.clear()
        self.make_folder("")

    def mark(self, path: str) -> None:
        """Another process of this build has written this file."""
        self._journal.paths.add(path)
        self.touched.add(folder_of(path))

    def _make_room(self, path: str) -> None:
        """The folder for a name that will come, noted before."""
        self._journal.note(path)
        folder = folder_of(path)
        self.make_folder(folder)
        self.touched.add(folder)

    def _has_folder(self, path: str) -> bool:
        full = self._prefix + path
        return os.path.isdir(full) and not os.path.islink(full)

    def _remove_tree(self, path: str) -> None:
        for folder, _, names in os.walk(self._prefix + path):
            inner = folder.removeprefix(self._prefix)
            self._folders.discard(inner)
            self.touched.add(inner)
            for name in names:
                self._journal.note(f"{inner}/{name}")
        shutil.rmtree(self._prefix + path)
