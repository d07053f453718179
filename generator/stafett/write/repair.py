"""Bring the hidden twin back to what the site holds, after a build that failed, was killed, or has just published."""

import os
from collections import defaultdict
from collections.abc import Set as AbstractSet

from .inspection import modified
from .manifest import Manifest
from .names import KEPT, folder_of
from .twin import Twin


def restore(twin: Twin, paths: AbstractSet[str], manifest: Manifest, damaged: AbstractSet[str] = frozenset()) -> None:
    """Take these paths from the site again, and remove those that it does not have, or not whole."""
    whole = {path for path in paths if path in manifest.files and path not in damaged}
    for path in paths - whole:
        twin.drop(path)
    twin.prune(paths, manifest.folders.keys())
    for path in whole:
        twin.link(path)


def resync(twin: Twin, manifest: Manifest, damaged: AbstractSet[str]) -> None:
    """Compare the folders of the twin in which names came or went since the manifest was written, name by name."""
    changed = {folder for folder, state in manifest.folders.items() if modified(f"{twin.root}/{folder}") != state.twin}
    if not changed:
        return
    twin.touched |= changed
    wanted: dict[str, set[str]] = defaultdict(set)
    for path in manifest.files.keys() - damaged:
        if (folder := folder_of(path)) in changed:
            wanted[folder].add(path)
    for folder in sorted(changed):
        twin.make_folder(folder)
        for path in wanted[folder] - _fit_files(twin, folder, manifest, wanted[folder]):
            twin.link(path)


def _fit_files(twin: Twin, folder: str, manifest: Manifest, wanted: AbstractSet[str]) -> set[str]:
    """The wanted files that are there as they should be; whatever else there is goes, but for the folders."""
    fit = set()
    for entry in list(os.scandir(f"{twin.root}/{folder}")):
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.is_dir(follow_symlinks=False):
            if path not in manifest.folders:
                twin.remove(path)
            continue
        found, state = entry.stat(follow_symlinks=False), manifest.files.get(path)
        if path in wanted and state and (found.st_size, found.st_mtime_ns) == (state.size, state.modified):
            fit.add(path)
        elif path != KEPT:
            twin.remove(path)
    return fit
