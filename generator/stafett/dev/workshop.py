"""Keeps what was read and checked between saves, so that one saved file costs one file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stafett.build import apply, plan
from stafett.check import Entry, EntrySources, ValidatedEntry, check_entry, check_sources
from stafett.config import Settings
from stafett.parallel import spread
from stafett.problems import Problem
from stafett.read import ENTRY_KINDS, Source, read_source, read_sources
from stafett.render import Renderer, redraw

from .changes import Paths

OUTSIDE = ("https", "mailto")
"""Kinds of links in a body that lead out of the site."""


@dataclass(frozen=True, slots=True)
class Survey:
    """`renderer` makes every page; None where a mistake among `problems` stops it. `groups` are by the path of each file."""

    problems: tuple[Problem, ...]
    renderer: Renderer | None
    groups: Mapping[str, EntrySources]


@dataclass(frozen=True, slots=True)
class Glance:
    """What one saved file says by itself: its entry's pages, or what is wrong with it, or neither."""

    renderer: Renderer | None = None
    problems: tuple[Problem, ...] = ()


class Workshop:
    """The first survey shares its work among processes; those after it run beside other threads, and must not fork."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._jobs = settings.jobs
        self._sources: dict[str, tuple[Sequence[str], Source]] = {}
        self._checked: dict[str, tuple[EntrySources, ValidatedEntry]] = {}

    def survey(self, changed: Paths) -> Survey:
        """The whole site as it now is; `changed` are all files that are others than at the survey before."""
        for path in changed:
            self._sources.pop(self._name(path), None)
        site = self._settings.site
        sources, problems = read_sources(site, self._read)
        with_drafts = self._settings.with_drafts
        checked = check_sources(sources, problems, with_drafts=with_drafts, each_entry=self._each_entry)
        groups = {source.path: group for group, _ in self._checked.values() for source in files_of(group)}
        self._jobs = 1
        if self._settings.stops_at(checked.problems):
            return Survey(checked.problems, None, groups)
        renderer, clashes = plan(checked, self._settings)
        return Survey((*checked.problems, *clashes), None if clashes else renderer, groups)

    def glance(self, survey: Survey, latest: Renderer, file: Path) -> Glance:
        """A saved file before its survey: `latest` with its entry as it is now, if only words in it have changed."""
        group = survey.groups.get(self._name(file))
        if group is None:
            return Glance()
        read = [read_source(self._settings.site, source.path, latest.catalogue.languages) for source in files_of(group)]
        if unread := tuple(found for found in read if isinstance(found, Problem)):
            return Glance(problems=unread)
        sources = [found for found in read if isinstance(found, Source)]
        if len(sources) != len(read):
            return Glance()
        entry = check_entry(EntrySources(sources[0], tuple(sources[1:]), group.zone))
        if entry.fields is None or self._settings.stops_at(entry.problems):
            return Glance(problems=entry.problems)
        before = latest.catalogue.entry(entry.kind, entry.id)
        after = Entry(entry.id, sources[0].path, entry.fields, entry.translations, entry.documents)
        if before is None or not differs_in_words_alone(before, after, latest):
            return Glance()
        return Glance(redraw(latest, entry.kind, after))

    def _name(self, path: Path) -> str:
        site = self._settings.site
        return path.relative_to(site).as_posix() if path.is_relative_to(site) else ""

    def _read(self, root: Path, path: str, languages: Sequence[str]) -> Source | Problem | None:
        known = self._sources.get(path)
        if known and known[0] == languages:
            return known[1]
        found = read_source(root, path, languages)
        if isinstance(found, Source):
            self._sources[path] = (languages, found)
        return found

    def _each_entry(
        self, work: Callable[[EntrySources], ValidatedEntry], groups: Sequence[EntrySources]
    ) -> list[ValidatedEntry]:
        known = dict(self._checked)
        news = [group for group in groups if known.get(group.original.path, (None,))[0] != group]
        for group, entry in zip(news, spread(apply, work, news, self._jobs), strict=True):
            known[group.original.path] = (group, entry)
        self._checked = {group.original.path: known[group.original.path] for group in groups}
        return [entry for _, entry in self._checked.values()]


def files_of(group: EntrySources) -> tuple[Source, ...]:
    return (group.original, *group.translations)


def differs_in_words_alone(before: Entry[Any], after: Entry[Any], latest: Renderer) -> bool:
    """Whether titles, summaries and bodies are all that differ, and the bodies' links lead where there is something."""
    if before.languages != after.languages or before.translations.keys() != after.translations.keys():
        return False
    pairs = [(before.text(language), after.text(language)) for language in before.languages]
    return all(with_words_of(old, new) == old for old, new in pairs) and not has_new_links(before, after, latest)


def with_words_of(old: Any, new: Any) -> Any:
    return new.model_copy(update={"title": old.title, "summary": old.summary})


def has_new_links(before: Entry[Any], after: Entry[Any], latest: Renderer) -> bool:
    """Whether a body links to what only a whole check can tell the existence of."""
    old = {(str(link.kind), link.target, link.fragment) for text in before.documents.values() for link in text.links}
    new = {(str(link.kind), link.target, link.fragment) for text in after.documents.values() for link in text.links}
    return any(
        kind not in OUTSIDE and (kind not in ENTRY_KINDS or fragment or latest.catalogue.entry(kind, target) is None)
        for kind, target, fragment in new - old
    )
