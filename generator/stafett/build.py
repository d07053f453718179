"""The pipeline on one screen: read, check, assemble, render, write."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import stafett
from stafett.check import Checked, EntryFiles, ValidatedEntry, Work, check_content, keep_entry, make_entry
from stafett.config import Settings
from stafett.figures import health_problems
from stafett.memory import rare_collections
from stafett.model import assemble
from stafett.parallel import spread
from stafett.problems import Problem
from stafett.publish import calendar_files
from stafett.read import read_content, read_source
from stafett.render import Renderer, Theme, clashes, load_theme, plan_site
from stafett.search import AnalysedDocument, SearchDocument, analyse, search_files
from stafett.search import Weights as SearchWeights
from stafett.write import LinkCheck, PageLinks, Summary, extract_links, publish

Result = TypeVar("Result")
Notify = Callable[[str, int, int], None]
"""Told a step's name, how many of its parts are done, and of how many (0: unknown)."""


def in_silence(step: str, done: int, total: int) -> None:
    """Tell nobody how far a build has come."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`summary` says what was written; None where mistakes stopped the build, and then output/ is as it was."""

    problems: tuple[Problem, ...]
    pages: int = 0
    summary: Summary | None = None

    @property
    def is_built(self) -> bool:
        return self.summary is not None


def build(settings: Settings, notify: Notify = in_silence) -> BuildResult:
    """Build the site; StafettError for faults, mistakes in content are in the result."""
    with rare_collections():
        return _build(settings, notify)


def _build(settings: Settings, notify: Notify) -> BuildResult:
    checked = check(settings, notify)
    if settings.stops_at(checked.problems):
        return BuildResult(checked.problems)
    renderer, problems = plan(checked, find_theme(checked, settings), settings)
    if problems:
        return BuildResult((*checked.problems, *problems))
    search = search_files(
        renderer.catalogue, renderer.addresses, renderer.words, settings.now, partial(analyse_all, settings.jobs)
    )
    return write(renderer, search, settings, checked.problems, notify)


def check(settings: Settings, notify: Notify = in_silence) -> Checked:
    """Read and check everything, and build nothing."""
    notify("read", 0, 0)
    content = read_content(settings.site)
    read = partial(read_source, settings.site, languages=content.languages)

    def each_entry(work: Work, entries: Sequence[EntryFiles]) -> Iterator[ValidatedEntry]:
        results = spread(check_apart, work, entries, settings.jobs)
        for files, kept in zip(entries, counted(results, partial(notify, "check"), len(entries)), strict=True):
            yield make_entry(files.kind, files.id, kept)

    return check_content(content, read, with_drafts=settings.with_drafts, each_entry=each_entry)


def find_theme(checked: Checked, settings: Settings) -> Theme:
    return load_theme(checked.site.theme, theme_places(settings.site))


def plan(checked: Checked, theme: Theme, settings: Settings) -> tuple[Renderer, list[Problem]]:
    """Every page of content without mistakes, ready to be made; and those that want each other's addresses."""
    renderer = plan_site(assemble(checked), theme, settings.base_url, settings.now)
    return renderer, clashes(renderer.jobs)


def look_after(checked: Checked, settings: Settings) -> Checked:
    """With what has waited too long, as warnings; content with mistakes is told of those alone."""
    if checked.has_errors:
        return checked
    return replace(checked, problems=(*checked.problems, *health_problems(assemble(checked), settings.now)))


def check_apart(work: Work, files: EntryFiles) -> bytes:
    return keep_entry(work(files))


def write(
    renderer: Renderer,
    search: Iterable[tuple[str, bytes]],
    settings: Settings,
    problems: tuple[Problem, ...],
    notify: Notify,
) -> BuildResult:
    """Publish every file of the site, unless a link among them leads nowhere."""
    links = LinkCheck(renderer.addresses.base_url)
    broken: list[Problem] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for path, data, found in all_files(renderer, settings.jobs, notify):
            links.add(found)
            yield path, data
        notify("index", 0, 0)
        yield from search
        broken.extend(links.problems())
        if broken:
            raise BrokenLinksError

    try:
        summary = publish(settings.output, files(), sources=[settings.site / "content", settings.site / "themes"])
    except BrokenLinksError:
        return BuildResult((*problems, *broken))
    return BuildResult(problems, len(renderer.jobs), summary)


def all_files(renderer: Renderer, jobs: int, notify: Notify) -> Iterator[tuple[str, bytes, PageLinks]]:
    """Each file's path, bytes and links; pages come from worker processes."""
    pages = spread(make_page, renderer, range(len(renderer.jobs)), jobs)
    yield from counted(pages, partial(notify, "render"), len(renderer.jobs))
    for asset in renderer.assets:
        yield asset.path, asset.data, extract_links(asset.path, asset.data)
    for file in renderer.files:
        data = file.data()
        yield file.path, data, extract_links(file.path, data)
    edition = next(iter(renderer.editions.values()))
    for path, data in calendar_files(edition.catalogue, edition.addresses):
        yield path, data, extract_links(path, data)


class BrokenLinksError(Exception):
    """Stops the writing of a site whose own links do not hold; what was published stays."""


def make_page(renderer: Renderer, number: int) -> tuple[str, bytes, PageLinks]:
    path, data = renderer.jobs[number].file, renderer.render(number)
    return path, data, extract_links(path, data)


def analyse_all(jobs: int, documents: Sequence[SearchDocument], weights: SearchWeights) -> Iterator[AnalysedDocument]:
    return spread(analyse_by, weights, documents, jobs)


def analyse_by(weights: SearchWeights, document: SearchDocument) -> AnalysedDocument:
    return analyse(document, weights)


def counted(results: Iterable[Result], notify: Callable[[int, int], None], total: int) -> Iterator[Result]:
    notify(0, total)
    for number, result in enumerate(results, start=1):
        yield result
        notify(number, total)


def theme_places(site: Path) -> list[Path]:
    """Where themes are looked for: in the site's folder, in the installed package, in the package's own checkout."""
    package = Path(stafett.__file__).parent
    return [site / "themes", package / "themes", package.parents[1] / "themes"]
