"""The pipeline on one screen: read, check, assemble, render, write."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import stafett
from stafett.cache import Cache
from stafett.check import Checked, EachEntry, EntryFiles, check_content
from stafett.config import Settings
from stafett.figures import health_problems
from stafett.inputs import Inputs, look_at
from stafett.kept import (
    Bench,
    KeptEntries,
    KeptPages,
    KeptTerms,
    LastBuild,
    describe,
    load_last,
    load_notes,
    save_last,
    save_notes,
    tool_version,
)
from stafett.memory import rare_collections
from stafett.model import assemble
from stafett.parallel import Workers, spread
from stafett.problems import Problem
from stafett.publish import calendar_files
from stafett.read import read_content, read_source
from stafett.render import Renderer, Theme, clashes, load_theme, plan_site
from stafett.retouch import find_retouches, notes_of, problems_after, retouch
from stafett.search import search_files
from stafett.write import LinkCheck, PageLinks, Summary, extract_links, is_published, mark_of, publishing

Result = TypeVar("Result")
Notify = Callable[[str, int, int], None]
"""Told a step's name, how many of its parts are done, and of how many (0: unknown)."""


def in_silence(step: str, done: int, total: int) -> None:
    """Tell nobody how far a build has come."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many entries were checked, pages rendered and documents analysed, beside those that could be taken as they were."""

    checked: int = 0
    rendered: int = 0
    analysed: int = 0


@dataclass(frozen=True, slots=True)
class BuildResult:
    """`summary` says what was written; None where mistakes stopped the build, and then output/ is as it was."""

    problems: tuple[Problem, ...]
    pages: int = 0
    summary: Summary | None = None
    effort: Effort = Effort()

    @property
    def is_built(self) -> bool:
        return self.summary is not None


def build(settings: Settings, notify: Notify = in_silence) -> BuildResult:
    """Build the site; StafettError for faults, mistakes in content are in the result."""
    with rare_collections(), open_cache(settings) as cache:
        last, inputs = load_last(cache), look_at(input_roots(settings.site))
        if last and last.is_for(settings) and mark_of(settings.output) == last.mark:
            changed = inputs.changed(last.inputs)
            if changed == [] and is_published(settings.output, last.mark):
                return BuildResult(last.problems, last.pages, Summary(0, last.files, 0, 0))
            if changed and (result := build_again(settings, cache, last, inputs, changed)):
                cache.save()
                return result
        result, checked = build_anew(settings, cache, notify)
        if result.summary is not None:
            files = result.summary.written + result.summary.unchanged
            save_last(cache, describe(settings, checked, inputs, (result.pages, files), result.problems))
        cache.save()
        return result


def build_again(
    settings: Settings, cache: Cache, last: LastBuild, inputs: Inputs, changed: Sequence[str]
) -> BuildResult | None:
    """The last build with other bodies in the `changed` files; None where that is not all."""
    notes = load_notes(cache)
    retouches = find_retouches(settings, cache, notes, changed, inputs.states) if notes else []
    problems = problems_after(last.problems, retouches)
    if not notes or not retouches or problems is None or settings.stops_at(problems):
        return None
    with publishing(settings.output, sources=source_folders(settings)) as site:
        changes = retouch(site, cache, notes, retouches)
        if changes is None:
            return None
        summary = site.finish()
    save_last(cache, replace(last, inputs=inputs, mark=mark_of(settings.output), problems=problems))
    effort = Effort(checked=len(retouches), rendered=changes.pages, analysed=changes.texts)
    return BuildResult(problems, last.pages, summary, effort)


def open_cache(settings: Settings) -> Cache:
    return Cache(settings.cache, tool_version(Path(stafett.__file__).parent))


def build_anew(settings: Settings, cache: Cache, notify: Notify) -> tuple[BuildResult, Checked]:
    """Every step, with what the cache knows of each."""
    entries = keep_entries(settings, cache, notify)
    checked = check_all(settings, entries.each)
    if settings.stops_at(checked.problems):
        return BuildResult(checked.problems), checked
    renderer, problems = plan(checked, find_theme(checked, settings), settings)
    if problems:
        return BuildResult((*checked.problems, *problems)), checked
    terms = KeptTerms(cache, partial(spread, workers=settings.workers))
    search = search_files(renderer.catalogue, renderer.addresses, renderer.words, settings.now, terms)
    result = write(renderer, search, settings, cache, notify)
    terms.save(is_published=result.summary is not None)
    if result.summary is not None:
        save_notes(cache, notes_of(renderer))
    effort = replace(result.effort, checked=entries.checked, analysed=terms.analysed)
    return replace(result, problems=(*checked.problems, *result.problems), effort=effort), checked


def check(settings: Settings, notify: Notify = in_silence) -> Checked:
    """Read and check everything, and build nothing."""
    with rare_collections(), open_cache(settings) as cache:
        return check_all(settings, keep_entries(settings, cache, notify).each)


def keep_entries(settings: Settings, cache: Cache, notify: Notify) -> KeptEntries:
    def spread_out(
        work: Callable[[Bench, EntryFiles], bytes], bench: Bench, entries: Sequence[EntryFiles]
    ) -> Iterator[bytes]:
        return counted(spread(work, bench, entries, settings.jobs), partial(notify, "check"), len(entries))

    notify("read", 0, 0)
    return KeptEntries(cache, settings.site, spread_out)


def check_all(settings: Settings, each_entry: EachEntry) -> Checked:
    content = read_content(settings.site)
    read = partial(read_source, settings.site, languages=content.languages)
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


def write(
    renderer: Renderer, search: Iterable[tuple[str, bytes]], settings: Settings, cache: Cache, notify: Notify
) -> BuildResult:
    """Publish every file of the site, unless a link among them leads nowhere."""
    links = LinkCheck(renderer.addresses.base_url)
    with publishing(settings.output, sources=source_folders(settings)) as site:
        pages = KeptPages(cache, site, links)
        pages.load()
        rendered = write_pages(renderer, pages, settings.workers, notify)
        for path, data in other_files(renderer):
            links.add(extract_links(path, data))
            site.put(path, data)
        notify("index", 0, 0)
        for path, data in search:
            site.put(path, data)
        if broken := links.problems():
            pages.save(is_published=False)
            return BuildResult(tuple(broken))
        summary = site.finish()
        pages.save(is_published=True)
    return BuildResult((), len(renderer.jobs), summary, Effort(rendered=rendered))


def write_pages(renderer: Renderer, pages: KeptPages, workers: Workers, notify: Notify) -> int:
    """Every page, from the workers; how many had to be rendered."""
    rendered, numbers = 0, range(len(renderer.jobs))
    made = spread(make_page, (renderer.for_pages(), pages.keys), numbers, workers)
    for job, page in zip(renderer.jobs, counted(made, partial(notify, "render"), len(numbers)), strict=True):
        if page is None:
            pages.take_over(job.file)
        else:
            rendered += 1
            pages.put(job.file, *page)
    return rendered


def make_page(shared: tuple[Renderer, Mapping[str, str]], number: int) -> tuple[bytes, str, PageLinks] | None:
    """The page's bytes, key and links; None where it stands as it would be made."""
    renderer, standing = shared
    page, path = renderer.prepare(number), renderer.jobs[number].file
    key = page.key
    if key and standing.get(path) == key:
        return None
    data = page.render()
    return data, key, extract_links(path, data)


def other_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """What stands beside the pages."""
    yield from ((asset.path, asset.data) for asset in renderer.assets)
    yield from ((file.path, file.data()) for file in renderer.files)
    edition = next(iter(renderer.editions.values()))
    yield from calendar_files(edition.catalogue, edition.addresses)


def counted(results: Iterable[Result], notify: Callable[[int, int], None], total: int) -> Iterator[Result]:
    notify(0, total)
    for number, result in enumerate(results, start=1):
        yield result
        notify(number, total)


def input_roots(site: Path) -> list[Path]:
    """All that a build reads, but for its own code."""
    return [site / "content", *theme_places(site)]


def source_folders(settings: Settings) -> list[Path]:
    """Where a site must not be written."""
    return [settings.site / "content", settings.site / "themes"]


def theme_places(site: Path) -> list[Path]:
    """Where themes are looked for: in the site's folder, in the installed package, in the package's own checkout."""
    package = Path(stafett.__file__).parent
    return [site / "themes", package / "themes", package.parents[1] / "themes"]
