"""Every address of the site and what stands there, made when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from stafett.render import Renderer

Make = Callable[[], bytes]
OPEN_PAGES = 20
"""How many of the pages that were asked for are made anew at once."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """`latest` knows the words of every glance; `makers` are by path below the site's root, `made` what was asked for."""

    latest: Renderer
    makers: Mapping[str, Make]
    made: dict[str, bytes] = field(default_factory=dict)

    def data(self, path: str) -> bytes | None:
        """The bytes at `path`; None where nothing stands."""
        if path not in self.made:
            maker = self.makers.get(path)
            if maker is None:
                return None
            self.made[path] = maker()
        return self.made[path]

    def make_again(self, before: "Shelf") -> None:
        """Make what was last asked for of the shelf before, so that those who look at it need not wait."""
        for path in [path for path in [*before.made][-OPEN_PAGES:] if path in self.makers]:
            with suppress(Exception):  # it is told when the page is asked for
                self.data(path)

    def samples(self) -> Iterator[Make]:
        """A page by each template."""
        first = {job.template: job.file for job in reversed(self.latest.jobs)}
        return (self.makers[file] for file in first.values())

    def with_pages(self, renderer: Renderer) -> "Shelf":
        """The same with other pages in some places."""
        pages = page_makers(renderer)
        made = {path: data for path, data in self.made.copy().items() if path not in pages}
        return replace(self, latest=renderer, makers={**self.makers, **pages}, made=made)


def lay_out(renderer: Renderer) -> Shelf:
    files = {job.path: job.data for job in renderer.files}
    assets = {asset.path: partial(bytes, asset.data) for asset in renderer.assets}
    return Shelf(renderer, {**files, **assets, **page_makers(renderer)})


def page_makers(renderer: Renderer) -> dict[str, Make]:
    return {job.file: partial(renderer.render, number) for number, job in enumerate(renderer.jobs)}


def stored(folder: Path, path: str) -> bytes | None:
    """A file that the last whole build left in `folder`; None for a name that can be no file's, too."""
    with suppress(OSError, ValueError):
        file = (folder / path).resolve()
        if file.is_relative_to(folder.resolve()) and file.is_file():
            return file.read_bytes()
    return None
