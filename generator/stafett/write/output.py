"""Publish a site: all of it or nothing, and only what changed is written."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from stafett.errors import WriteError

from .exchange import exchange
from .inspection import digest_of, inspect, settled
from .journal import Journal
from .lock import only_build
from .manifest import FileState, FolderState, Manifest, load_manifest
from .names import KEPT, Names, folder_of
from .repair import restore, resync
from .twin import Twin
from .workplace import Workplace, as_write_errors

HandIn = Callable[[str, bytes], FileState | bytes]
"""Takes a file's path and bytes where they are made: writes them, or leaves that to the building machine."""
_MANY = 500  # folders; to look through fewer of them again costs less than to write the manifest again


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files were written, left as they were and removed, and how many bytes were written.

    `mark` tells this publication from every other.
    """

    written: int
    unchanged: int
    removed: int
    bytes_written: int
    mark: str = field(default="", compare=False)


def publish(output: Path, files: Iterable[tuple[str, bytes]], *, sources: Iterable[Path] = ()) -> Summary:
    """Make `output` hold these files and no others, in one step, once all of them have come.

    The folder is absent, empty, or was written by an earlier call. `files` are paths below it, with slashes, and their bytes,
    taken one by one; `sources` are folders that it may not lie in, nor hold. Raises WriteError, and whatever `files` raises:
    then `output` is as it was.
    """
    with publishing(output, sources=sources) as site:
        for path, data in files:
            site.put(path, data)
        return site.finish()


@contextmanager
def publishing(output: Path, *, sources: Iterable[Path] = ()) -> Iterator["Publication"]:
    """The same for one who asks which files are published already; without `finish` nothing is changed."""
    place = Workplace(output, sources)
    with ExitStack() as held:
        with as_write_errors(place.site):
            place.make()
            held.enter_context(only_build(place.lock, place.site))
            publication = Publication(place, held.enter_context(Journal(place.journal)))
        yield publication


class Publication:
    """One build's way from the first file to the exchange."""

    def __init__(self, place: Workplace, journal: Journal) -> None:
        self._place, self._journal = place, journal
        self._names = Names()
        self._files: dict[str, FileState] = {}
        self._written = self._bytes = 0
        self._before = place.load()
        self._found = inspect(place.site, self._before, place.whole_since)
        self._twin = Twin(place.twin, place.site, journal)
        self._open_twin()

    def _open_twin(self) -> None:
        if self._before.files:
            restore(self._twin, set(self._journal.paths), self._before, self._found.damaged)
            resync(self._twin, self._before, self._found.damaged)
        else:
            self._twin.clear()
        self._journal.clear()

    def holds(self, path: str, digest: str) -> bool:
        """Whether the file is published with these bytes, whole."""
        before = self._before.files.get(path)
        return before is not None and before.digest == digest and path not in self._found.damaged

    def claim(self, paths: Iterable[str]) -> None:
        """Take the names of files that will be kept or written; WriteError where one cannot be published."""
        for path in paths:
            self._names.take(path)
        with as_write_errors(self._place.site):
            for folder in self._names.folders & self._before.files.keys():
                self._twin.make_folder(folder)  # before several processes would find the file in its place

    def keep(self, path: str) -> None:
        """Take over the file that is published, in a claimed place."""
        self._files[path] = self._before.files[path]

    def write(self, path: str, data: bytes) -> FileState:
        """Write a file in a claimed place, unless it is published already; a process forked after the claim may do it, too."""
        digest = digest_of(data)
        if self.holds(path, digest):
            return self._before.files[path]
        with as_write_errors(self._place.site):
            found = self._twin.put(path, data)
        return FileState(digest, found.st_size, found.st_mtime_ns)

    def take(self, path: str, handed: FileState | bytes) -> FileState:
        """Publish what was handed in for a claimed place: it was written in a forked process, or is to be written here."""
        state = handed if isinstance(handed, FileState) else self.write(path, handed)
        self._files[path] = state
        if state != self._before.files.get(path):
            self._twin.mark(path)
            self._written += 1
            self._bytes += state.size
        return state

    @property
    def is_whole(self) -> bool:
        """Whether all that was published is there as it was."""
        return bool(self._before.files) and not self._found.damaged

    def keep_all_but(self, paths: AbstractSet[str]) -> None:
        """Take over everything else that is published, where it is whole."""
        self._files = {path: state for path, state in self._before.files.items() if path not in paths}
        self._names.folders.update(self._before.folders)

    def read(self, path: str) -> bytes:
        """The published file."""
        return (self._place.site / path).read_bytes()

    def put(self, path: str, data: bytes) -> None:
        self._names.take(path)
        self.take(path, data)

    def finish(self) -> Summary:
        """Publish what was put and kept, in one step."""
        with as_write_errors(self._place.site):
            return self._finish()

    def _finish(self) -> Summary:
        removed = self._before.files.keys() - self._files.keys()
        for path in removed:
            self._twin.drop(path)
        self._twin.prune(removed, self._names.folders)
        if self._written or removed or not self._place.site.exists():
            self._exchange()
        elif self._found.is_stale or self._found.changed or self._twin.touched:
            self._refresh()
        unchanged = len(self._files) - self._written
        return Summary(self._written, unchanged, len(removed), self._bytes, _mark_at(self._place.manifest))

    def _exchange(self) -> None:
        """The one step; whatever is cut short before it is undone by the next build, whatever after it is finished."""
        place = self._place
        self._carry_kept()
        manifest = Manifest(place.twin.stat().st_ino, self._files, self._next_folders())
        manifest.save(place.next_manifest)
        if place.site.exists():
            shutil.copymode(place.site, place.twin)
            exchange(place.site, place.twin, place.aside)
        else:
            place.twin.rename(place.site)
        place.next_manifest.replace(place.manifest)
        with suppress(OSError):  # the site is published, and the next build tries again
            self._settle(manifest)

    def _carry_kept(self) -> None:
        kept, mine = self._place.site / KEPT, self._place.twin / KEPT
        mine.unlink(missing_ok=True)
        if kept.is_file() and not kept.is_symlink():
            shutil.copy2(kept, mine)
        self._twin.touched.add("")

    def _next_folders(self) -> dict[str, FolderState]:
        """The folders as they will be when site and twin have changed places; the old site's own changes are yet to come."""
        before = self._before.folders
        above_new = {folder_of(folder) for folder in self._names.folders - before.keys()}
        touched = self._twin.touched | above_new
        return {
            folder: FolderState(settled(f"{self._twin.root}/{folder}"), 0)
            if folder in touched or folder not in before
            else FolderState(before[folder].twin, before[folder].site)
            for folder in self._names.folders
        }

    def _settle(self, manifest: Manifest) -> None:
        """Give the twin, the site of yesterday, what the new site has."""
        twin = Twin(self._place.twin, self._place.site, self._journal)
        restore(twin, set(self._journal.paths), manifest)
        unknown = [folder for folder, state in manifest.folders.items() if not state.twin]
        if len(unknown) > _MANY:
            for folder in unknown:
                manifest.folders[folder] = FolderState(manifest.folders[folder].site, settled(f"{twin.root}/{folder}"))
            manifest.save(self._place.manifest)
        self._journal.clear()
        self._place.settled.touch()

    def _refresh(self) -> None:
        """Nothing to publish, but the manifest is behind what the folders are."""
        for folder in self._found.changed | self._twin.touched:
            path = f"{folder}"
            self._before.folders[path] = FolderState(
                settled(f"{self._place.site}/{path}"), settled(f"{self._twin.root}/{path}")
            )
        self._before.save(self._place.manifest)
        self._place.settled.touch()


def is_published(output: Path, mark: str) -> bool:
    """Whether `output` is whole and as that publication left it which `mark_of` told the mark of."""
    place = Workplace(output, ())
    manifest = load_manifest(place.manifest)
    if manifest is None or not mark or mark_of(output) != mark or place.next_manifest.exists() or place.aside.exists():
        return False
    try:
        if place.site.stat().st_ino != manifest.root or place.journal.stat().st_size:
            return False
        return not inspect(place.site, manifest, place.whole_since).damaged
    except (OSError, WriteError):
        return False


def mark_of(output: Path) -> str:
    """What tells one publication from every other; "" where there is none."""
    try:
        return _mark_at(Workplace(output, ()).manifest)
    except OSError:
        return ""


def _mark_at(manifest: Path) -> str:
    found = manifest.stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"
