"""Saved bodies, each for the price of its own page: that, its text and its words in the search index are made anew, and all
else is left as it is published.

Only what surely comes out as a whole build would make it is done here; wherever it might not, there is the whole build.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stafett.cache import Cache
from stafett.check import EntryCheck, EntryFiles, ValidatedEntry, keep_fields
from stafett.config import Settings, source_folders
from stafett.inputs import Inputs
from stafett.kept import (
    Bench,
    SiteNotes,
    check_apart,
    edit_search,
    entry_before,
    forget_notes,
    forget_pages,
    load_notes,
    read_entry,
    save_entries,
)
from stafett.last import LastBuild, save_last
from stafett.markdown import ENTRY_LINKS, Document, LinkKind, resolve
from stafett.problems import Problem
from stafett.read import CONTENT, ENTRY_KINDS, FOLDER_OF, Kind, Name, parse_path, read_source
from stafett.result import BuildResult, Effort
from stafett.urls import base_path_of, host_of
from stafett.write import PageLinks, Publication, extract_links, mark_of, publishing, verify_links

if TYPE_CHECKING:
    from stafett.render import Renderer

MOST = 20
"""Saved files; for more of them a whole build costs no more."""
CONTENTS = "contents"
SEARCHED = (Kind.NEED, Kind.SOLUTION, Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Changes:
    """How many pages were made anew, and texts analysed."""

    pages: int
    texts: int


@dataclass(frozen=True, slots=True)
class Retouch:
    """An entry as it was published and as it is now, and what to keep of it."""

    files: EntryFiles
    before: ValidatedEntry
    after: ValidatedEntry
    kept: bytes


def build_bodies(
    settings: Settings, cache: Cache, last: LastBuild, inputs: Inputs, changed: Sequence[str]
) -> BuildResult | None:
    """The last build with other bodies in the `changed` files; None where that is not all."""
    notes = load_notes(cache)
    retouches = find_retouches(settings, cache, notes, changed, inputs.states) if notes else []
    problems = problems_after(last.problems, retouches)
    if not notes or not retouches or problems is None or settings.stops_at(problems):
        return None
    with publishing(settings.output, sources=source_folders(settings)) as site:
        # A build that was killed, or another one, may have published something newer.
        is_last = mark_of(settings.output) == last.mark and site.is_whole
        changes = retouch(site, cache, notes, retouches) if is_last else None
        if changes is None:
            return None
        summary = site.finish()
    save_last(cache, replace(last, inputs=inputs, mark=summary.mark, problems=problems))
    cache.save()
    effort = Effort(checked=len(retouches), rendered=changes.pages, analysed=changes.texts)
    return BuildResult(problems, last.pages, summary, effort)


def find_retouches(
    settings: Settings, cache: Cache, notes: SiteNotes, changed: Sequence[str], known: Container[str]
) -> list[Retouch]:
    """The entries that the `changed` files are of, if nothing but their bodies has changed; else none. `known` are all files."""
    content = str(settings.site / CONTENT)
    names = [parse_path(path.replace(content, CONTENT, 1)) for path in changed if path.startswith(f"{content}/")]
    groups = [files_of(name, notes, settings.site, known) for name in names if name and has_page(name, notes)]
    if len(changed) > MOST or len(groups) < len(changed):
        return []
    read = partial(read_source, settings.site, languages=notes.languages)
    bench = Bench(settings.site, EntryCheck(read, ZoneInfo(notes.zone)))
    found = []
    for files in dict.fromkeys(groups):
        before, kept = entry_before(cache, files), check_apart(bench, files)
        after = read_entry(files, kept)
        if before is None or not is_other_in_bodies_alone(before, after, notes.uses[files.kind]):
            return []
        found.append(Retouch(files, before, after, kept))
    return found


def has_page(name: Name, notes: SiteNotes) -> bool:
    return f"{name.kind} {name.id}" in notes.places and name.kind in notes.uses


def files_of(name: Name, notes: SiteNotes, site: Path, known: Container[str]) -> EntryFiles:
    """The entry's files, as they are grouped for the whole check."""
    first, *others = notes.languages
    stem = f"{CONTENT}/{FOLDER_OF[name.kind]}/{name.id}"
    translations = (f"{stem}.{language}.md" for language in sorted(others))
    return EntryFiles(
        name.kind,
        name.id,
        first,
        f"{stem}.md",
        tuple(path for path in translations if str(site / path) in known),
    )


def is_other_in_bodies_alone(before: ValidatedEntry, after: ValidatedEntry, uses: frozenset[str]) -> bool:
    return (
        before.fields is not None
        and keep_fields(before) == keep_fields(after)
        and [*before.documents] == [*after.documents]
        and all(is_alike(before.documents[code], after.documents[code], uses) for code in after.documents)
    )


def is_alike(before: Document, after: Document, uses: frozenset[str]) -> bool:
    """Whether no rule and no other page can tell the two bodies apart."""
    return (
        bool(before.html.strip()) == bool(after.html.strip())
        and before.anchors <= after.anchors
        and entry_links(after) <= entry_links(before)
        and all(link.fragment in after.anchors for link in after.links if link.kind is LinkKind.HERE)
        and (CONTENTS not in uses or before.headings == after.headings)
    )


def entry_links(document: Document) -> set[tuple[LinkKind, str, str]]:
    return {(link.kind, link.target, link.fragment) for link in document.links if link.kind in ENTRY_LINKS}


def problems_after(problems: Sequence[Problem], retouches: Sequence[Retouch]) -> tuple[Problem, ...] | None:
    """What is now to be told; None where a rule between files has a say in it."""
    paths = {path for retouch in retouches for path in retouch.files.paths}
    own = [problem for retouch in retouches for problem in retouch.before.problems]
    rest = [problem for problem in problems if problem not in own]
    if any(problem.place.path in paths for problem in rest):
        return None
    now = [*rest, *(problem for retouch in retouches for problem in retouch.after.problems)]
    return tuple(sorted(now, key=lambda problem: (problem.place, problem.code)))


def retouch(site: Publication, cache: Cache, notes: SiteNotes, retouches: Sequence[Retouch]) -> Changes | None:
    """Put all that a whole build would; None, and nothing is put, where that cannot be made here."""
    found = [page for entry in retouches for page in retouched_pages(site, notes, entry)]
    pages = dict(page for page in found if page)
    edited = edited_texts(notes, retouches)
    files = search_files(cache, edited) if len(pages) == len(found) else None
    if files is None:
        forget_notes(cache)
        return None
    site.keep_all_but(pages.keys() | files.keys())
    for path, data in {**pages, **files}.items():
        if data is not None:
            site.put(path, data)
    save_entries(cache, {entry.files: entry.kept for entry in retouches})
    forget_pages(cache, pages)
    return Changes(len(pages), sum(map(len, edited.values())))


def edited_texts(notes: SiteNotes, retouches: Sequence[Retouch]) -> dict[str, dict[str, str]]:
    """By language and the name that search has for an entry: the texts that are others now."""
    edited: dict[str, dict[str, str]] = {}
    for entry in retouches:
        kind, key = entry.files.kind, entry.files.id
        for language in notes.places[f"{kind} {key}"] if kind in SEARCHED else ():
            text = entry.after.documents[language].text
            if text != entry.before.documents[language].text:
                edited.setdefault(language, {})[f"{kind}:{key}"] = text
    return edited


def search_files(cache: Cache, edited: Mapping[str, Mapping[str, str]]) -> dict[str, bytes | None] | None:
    files: dict[str, bytes | None] = {}
    for language, bodies in edited.items():
        found = edit_search(cache, language, bodies)
        if found is None:
            return None
        files |= found
    return files


def retouched_pages(site: Publication, notes: SiteNotes, retouch: Retouch) -> Iterator[tuple[str, bytes] | None]:
    """Those of the entry's own pages that are others now; None for one that cannot be made in this way."""
    for language, url in notes.places[f"{retouch.files.kind} {retouch.files.id}"].items():
        path = f"{url.removeprefix(base_path_of(notes.base_url))}index.html"
        before, after = (
            resolve(
                entry.documents[language].html, partial(notes.address, language), notes.note_words[language]
            ).encode()
            for entry in (retouch.before, retouch.after)
        )
        if before == after:
            continue
        page = site.read(path)
        if page.count(before) == 1:
            changed = page.replace(before, after)
            yield (path, changed) if has_sound_links(path, page, changed, notes) else None
        else:
            yield None


def has_sound_links(path: str, page: bytes, changed: bytes, notes: SiteNotes) -> bool:
    """Whether whatever led here still does, and what is new leads to this page or out of the site."""
    host = host_of(notes.base_url)
    before, after = extract_links(path, page, host), extract_links(path, changed, host)
    new = PageLinks(after.ids, after.links - before.links, after.foreign - before.foreign)
    return before.ids <= after.ids and not verify_links([(path, new)], base_url=notes.base_url)


def notes_of(renderer: "Renderer") -> SiteNotes:
    """What to keep of a site that has just been published."""
    catalogue, addresses = renderer.catalogue, renderer.addresses
    uses = {kind: renderer.theme.uses_of_body(f"{kind}.html") for kind in ENTRY_KINDS}
    return SiteNotes(
        addresses.base_url,
        catalogue.languages,
        catalogue.site.zone.key,
        {language: edition.note_words() for language, edition in renderer.editions.items()},
        {kind: found for kind, found in uses.items() if found is not None},
        {
            f"{kind} {entry.id}": {
                language: addresses.url(addresses.entry(language, kind, entry.id)) for language in entry.languages
            }
            for kind, entry in catalogue.all_entries()
        },
    )
