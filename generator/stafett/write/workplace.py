"""Where a site is written, and what stands hidden beside it while no build is at work, too."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stafett.errors import WriteError

from .exchange import recover
from .inspection import inspect
from .manifest import FolderState, Manifest, load_manifest, manifest_of


class Workplace:
    """The published folder, and the hidden one beside it: on the same file system, and ignored by git."""

    def __init__(self, output: Path, sources: Iterable[Path]) -> None:
        self.site = _safe_place(output, sources)
        self.hidden = self.site.with_name(f".{self.site.name}.stafett")
        self.lock = self.hidden / "lock"
        self.journal = self.hidden / "journal"
        self.manifest = self.hidden / "manifest.json"
        self.settled = self.hidden / "settled"
        self.next_manifest = self.hidden / "manifest-next.json"
        self.twin = self.hidden / "twin"
        self.aside = self.hidden / "aside"

    def make(self) -> None:
        """WriteError where the folder holds somebody else's files, and then nothing is left beside it."""
        if not self.hidden.exists():
            inspect(self.site, nothing_published(), 0)
        self.hidden.mkdir(parents=True, exist_ok=True)
        ignored = self.hidden / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")

    @property
    def whole_since(self) -> int:
        """When a build last left the site and had touched all that it touches, in nanoseconds: what was touched later is looked into."""
        try:
            return self.settled.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def load(self) -> Manifest:
        """What is published now, whatever a build before this one left unfinished."""
        recover(self.site, self.twin, self.aside)
        following = load_manifest(self.next_manifest)
        if following and self.site.exists() and following.root == self.site.stat().st_ino:
            self.next_manifest.replace(self.manifest)  # the folders were exchanged, and then the build was killed
            return following
        self.next_manifest.unlink(missing_ok=True)
        if found := load_manifest(self.manifest):
            return found
        return manifest_of(self.twin) if self.manifest.exists() and self.twin.exists() else nothing_published()


def nothing_published() -> Manifest:
    return Manifest(folders={"": FolderState(0, 0)})


@contextmanager
def as_write_errors(site: Path) -> Iterator[None]:
    """Tell the file system's faults in words."""
    try:
        yield
    except OSError as fault:
        raise WriteError("cannot write %(file)s: %(fault)s", file=fault.filename or site, fault=fault) from fault


def _safe_place(output: Path, sources: Iterable[Path]) -> Path:
    place = Path(os.path.abspath(output))  # noqa: PTH100 - links are judged below, not followed
    if place.is_symlink():
        raise WriteError("%(folder)s is a symbolic link; give the folder itself", folder=place)
    site = place.parent.resolve() / place.name
    if site.exists() and not site.is_dir():
        raise WriteError("%(folder)s is a file; give a folder", folder=site)
    for source in sources:
        real = source.resolve()
        if site == real or site in real.parents or real in site.parents:
            raise WriteError(
                "the site cannot be written to %(folder)s: its sources are in %(sources)s",
                folder=site,
                sources=real,
            )
    if not site.name:
        raise WriteError("%(folder)s is no folder of its own", folder=site)
    return site
