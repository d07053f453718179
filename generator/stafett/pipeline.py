"""The pipeline on one screen: read, check, assemble, render, write."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from stafett.aside import Aside, process_aside
from stafett.cache import Cache, open_cache
from stafett.check import Checked, EachEntry, EntryFiles, check_content
from stafett.config import Settings, source_folders, theme_places
from stafett.figures import health_problems
from stafett.inputs import Inputs
from stafett.kept import Bench, KeptEntries, KeptPages, KeptTerms, SiteNotes, save_notes
from stafett.last import describe, save_last, still_until
from stafett.memory import rare_collections
from stafett.model import Catalogue, assemble
from stafett.parallel import Workers, are_at_home, spread
from stafett.problems import Problem
from stafett.publish import calendar_files
from stafett.read import read_content, read_source
from stafett.render import Renderer, Theme, clashes, load_theme, plan_site
from stafett.result import BuildResult, Effort, Notify, in_silence
from stafett.retouch import notes_of
from stafett.search import Draft, read_documents, search_files
from stafett.write import FileState, HandIn, LinkCheck, PageLinks, Publication, extract_links, publishing

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Made:
    """A site but for its index. Nothing here holds the catalogue: the index needs the room that it took."""

    site: Publication
    pages: KeptPages
    terms: KeptTerms
    drafts: Sequence[Draft]
    notes: SiteNotes
    until: datetime
    problems: tuple[Problem, ...]
    rendered: int
    count: int


def build_anew(settings: Settings, cache: Cache, inputs: Inputs, notify: Notify) -> BuildResult:
    """Every step, with what the cache knows of each; `inputs` are the files as they were before they were read."""
    entries = keep_entries(settings, cache, notify)
    with ExitStack() as held:
        aside = held.enter_context(process_aside(settings.workers))
        made = make(check_all(settings, entries.each), settings, cache, aside, notify, held)
        result = publish(made, settings, cache, inputs) if isinstance(made, Made) else BuildResult(made)
    cache.save()
    return replace(result, effort=replace(result.effort, checked=entries.checked))


def make(
    checked: Checked, settings: Settings, cache: Cache, aside: Aside, notify: Notify, held: ExitStack
) -> Made | tuple[Problem, ...]:
    """What has been checked, as pages and texts of a publication that is held; mistakes, where there are any."""
    if settings.stops_at(checked.problems):
        return checked.problems
    catalogue = assemble(checked)
    catalogue.matching.begin(aside)
    renderer, problems = plan_catalogue(catalogue, find_theme(checked, settings), settings)
    if problems:
        return (*checked.problems, *problems)
    site = held.enter_context(publishing(settings.output, sources=source_folders(settings)))
    hand_in = site.write if are_at_home(settings.workers) else send_home
    pages = KeptPages(cache, site, LinkCheck(renderer.addresses.base_url))
    rendered = write_pages(renderer, pages, hand_in, settings.workers, notify)
    if broken := pages.check_links():
        return (*checked.problems, *broken)
    notes, until, count = notes_of(renderer), still_until(settings.now, checked), len(renderer.jobs)
    renderer.forget()
    notify("index", 0, 0)
    terms = KeptTerms(cache, site, partial(spread, workers=settings.workers), hand_in)
    drafts = read_documents(renderer.catalogue, renderer.addresses, renderer.words, settings.now, terms)
    return Made(site, pages, terms, drafts, notes, until, checked.problems, rendered, count)


def publish(made: Made, settings: Settings, cache: Cache, inputs: Inputs) -> BuildResult:
    """With its index, in one step."""
    for path, data in search_files(made.drafts, made.terms):
        made.site.put(path, data)
    summary = made.site.finish()
    made.pages.forget_others()
    save_notes(cache, made.notes)
    save_last(cache, describe(settings, made.until, inputs, made.count, summary, made.problems))
    return BuildResult(made.problems, made.count, summary, Effort(rendered=made.rendered, analysed=made.terms.analysed))


def check(settings: Settings, notify: Notify = in_silence) -> Checked:
    """Read and check everything, and build nothing."""
    with rare_collections(), open_cache(settings.cache) as cache:
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
    return plan_catalogue(assemble(checked), theme, settings)


def plan_catalogue(catalogue: Catalogue, theme: Theme, settings: Settings) -> tuple[Renderer, list[Problem]]:
    renderer = plan_site(catalogue, theme, settings.base_url, settings.now)
    return renderer, clashes(renderer.jobs)


def look_after(checked: Checked, settings: Settings) -> Checked:
    """With what has waited too long, as warnings; content with mistakes is told of those alone."""
    if checked.has_errors:
        return checked
    return replace(checked, problems=(*checked.problems, *health_problems(assemble(checked), settings.now)))


def write_pages(renderer: Renderer, pages: KeptPages, hand_in: HandIn, workers: Workers, notify: Notify) -> int:
    """Every file of the site but search's, the pages from the workers; how many of these had to be rendered."""
    pages.load()
    files = [job.file for job in renderer.jobs]
    pages.site.claim(files)
    for path, data in other_files(renderer):
        pages.links.add(path, extract_links(path, data, renderer.addresses.host))
        pages.site.put(path, data)
    rendered, numbers = 0, range(len(files))
    shared = renderer.for_pages(), pages.keys, hand_in
    made = spread(make_page, shared, numbers, workers, wide=renderer.wide)
    for path, page in zip(files, counted(made, partial(notify, "render"), len(numbers)), strict=True):
        if page is None:
            pages.take_over(path)
        else:
            rendered += 1
            pages.put(path, *page)
    return rendered


def make_page(
    shared: tuple[Renderer, Mapping[str, str], HandIn], number: int
) -> tuple[FileState | bytes, str, PageLinks] | None:
    """What the page was handed in as, its key and its links; None where it stands as it would be made."""
    renderer, standing, hand_in = shared
    page, path = renderer.prepare(number), renderer.jobs[number].file
    key = page.key
    if key and standing.get(path) == key:
        return None
    data = page.render()
    return hand_in(path, data), key, extract_links(path, data, renderer.addresses.host)


def send_home(_: str, data: bytes) -> bytes:
    """From where the site cannot be written: the bytes go to where it can."""
    return data


def other_files(renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """What stands beside the pages."""
    yield from ((asset.path, asset.data) for asset in renderer.assets)
    yield from ((file.path, file.data()) for file in renderer.files)
    edition = next(iter(renderer.editions.values()))
    yield from calendar_files(edition.catalogue, edition.addresses, edition.now)


def counted(results: Iterable[Result], notify: Callable[[int, int], None], total: int) -> Iterator[Result]:
    notify(0, total)
    for number, result in enumerate(results, start=1):
        yield result
        notify(number, total)
