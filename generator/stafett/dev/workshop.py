"""Keeps what was read and checked between saves, so that one saved file costs one file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from stafett.cache import open_cache
from stafett.check import (
    Checked,
    EachEntry,
    Entry,
    EntryCheck,
    EntryFields,
    EntryFiles,
    ValidatedEntry,
    check_entry,
    references_of,
)
from stafett.config import Settings
from stafett.memory import rare_collections
from stafett.pipeline import check_all, find_theme, keep_entries, plan
from stafett.problems import Problem
from stafett.read import CONTENT, ENTRY_KINDS, read_source
from stafett.render import Renderer, Theme, redraw
from stafett.result import in_silence

from .changes import Paths

SITE_FILE = "content/site.yml"
"""Says which languages there are and where times are: all entries are read by it."""
Clock = Callable[[], datetime]
"""The time, with a zone: a preview may be left on over night, and what is open depends on the day."""
OUTSIDE = ("https", "mailto")
"""Kinds of links in a body that lead out of the site."""


@dataclass(frozen=True, slots=True)
class Survey:
    """`renderer` makes every page; None where a mistake among `problems` stops it. `groups` are by the path of each file."""

    problems: tuple[Problem, ...]
    renderer: Renderer | None
    groups: Mapping[str, EntryFiles]


@dataclass(frozen=True, slots=True)
class Glance:
    """What one saved file says by itself: its entry's pages, or what is wrong with it, or neither."""

    renderer: Renderer | None = None
    problems: tuple[Problem, ...] = ()


class Workshop:
    """The first survey shares its work among processes; those after it run beside other threads, and must not fork."""

    def __init__(self, settings: Settings, now: Clock) -> None:
        self._settings, self._now = settings, now
        self._jobs = settings.jobs
        self._checked: dict[EntryFiles, ValidatedEntry] = {}
        self._theme: Theme | None = None  # its templates are compiled: dear, and the same until one is saved

    def survey(self, changed: Paths) -> Survey:
        """The whole site as it now is; `changed` are all files that are others than at the survey before."""
        with rare_collections():
            self._forget(changed)
            checked = self._check() if self._checked else self._check_all()
            self._jobs = 1
            groups = {path: files for files in self._checked for path in files.paths}
            if self._settings.stops_at(checked.problems):
                return Survey(checked.problems, None, groups)
            if self._theme is None or self._theme.name != checked.site.theme:
                self._theme = find_theme(checked, self._settings)
            renderer, clashes = plan(checked, self._theme, replace(self._settings, now=self._now()))
            return Survey((*checked.problems, *clashes), None if clashes else renderer, groups)

    def glance(self, survey: Survey, latest: Renderer, file: Path) -> Glance:
        """A saved file before its survey: `latest` with its entry as it is now, if its own page can tell what has changed."""
        files = survey.groups.get(self._name(file))
        if files is None:
            return Glance()
        catalogue = latest.catalogue
        read = partial(read_source, self._settings.site, languages=catalogue.languages)
        entry = check_entry(read, catalogue.site.zone, files)
        if entry.fields is None or self._settings.stops_at(entry.problems):
            return Glance(problems=entry.problems)
        before = catalogue.entry(files.kind, files.id)
        after = Entry(files.id, files.original, entry.fields, entry.translations, entry.documents)
        if before is None or not differs_by_itself(before, after, latest):
            return Glance()
        return Glance(redraw(latest, files.kind, after))

    def _name(self, path: Path) -> str:
        site = self._settings.site
        return path.relative_to(site).as_posix() if path.is_relative_to(site) else ""

    def _forget(self, paths: Paths) -> None:
        changed = {self._name(path) for path in paths}
        if not all(name.startswith(f"{CONTENT}/") for name in changed):
            self._theme = None
        if SITE_FILE in changed:
            self._checked.clear()
        for files, entry in [*self._checked.items()]:
            if entry.fields is None or not changed.isdisjoint(
                files.paths
            ):  # what could not be read may have been mended by its owner
                del self._checked[files]

    def _check_all(self) -> Checked:
        """With what builds have kept, and for them."""
        settings = replace(self._settings, jobs=self._jobs)
        with open_cache(settings.cache) as cache:
            checked = self._check(keep_entries(settings, cache, in_silence).each)
            cache.save()
            return checked

    def _check(self, each_new: EachEntry = map) -> Checked:
        return check_all(self._settings, partial(self._each_entry, each_new))

    def _each_entry(
        self, each_new: EachEntry, work: EntryCheck, entries: Sequence[EntryFiles]
    ) -> Iterator[ValidatedEntry]:
        news = [files for files in entries if files not in self._checked]
        for files, entry in zip(news, each_new(work, news), strict=True):
            self._checked[files] = entry
        self._checked = {files: self._checked[files] for files in entries}
        return iter(self._checked.values())


def differs_by_itself(before: Entry[Any], after: Entry[Any], latest: Renderer) -> bool:
    """Whether the entry's own pages can tell: they are those that there were, name nothing new but values that there are, and
    their bodies link to what is there.
    """
    if before.languages != after.languages or before.translations.keys() != after.translations.keys():
        return False
    pairs = [(before.text(language), after.text(language)) for language in before.languages]
    return all(keeps_its_ties(*pair, latest) for pair in pairs) and not has_new_links(before, after, latest)


def keeps_its_ties(old: EntryFields, new: EntryFields, latest: Renderer) -> bool:
    named = named_in(new) - named_in(old)
    are_values = all(key in latest.catalogue.vocabularies.get(kind, ()) for kind, key in named)
    return are_values and (old.draft, old.aliases) == (new.draft, new.aliases)


def named_in(fields: EntryFields) -> set[tuple[str, str]]:
    return {(kind, key) for _, kind, key in references_of(fields)}


def has_new_links(before: Entry[Any], after: Entry[Any], latest: Renderer) -> bool:
    """Whether a body links to what only a whole check can tell the existence of."""
    old = {(str(link.kind), link.target, link.fragment) for text in before.documents.values() for link in text.links}
    new = {(str(link.kind), link.target, link.fragment) for text in after.documents.values() for link in text.links}
    return any(
        kind not in OUTSIDE and (kind not in ENTRY_KINDS or fragment or latest.catalogue.entry(kind, target) is None)
        for kind, target, fragment in new - old
    )
