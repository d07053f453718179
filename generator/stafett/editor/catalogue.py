"""The content as it is, and as it would be with the drafts: what is known, which ids are taken, what would be wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from stafett.check import Checked, NeedFile, check_sources
from stafett.problems import Problem
from stafett.read import Kind, Source, parse_path, read_sources, suggest_id
from stafett.read.sources import parse
from stafett.read.text import Flaw

ORGANISATIONS = "content/organisations.yml"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was read, drafts too."""

    sources: tuple[Source, ...]
    read_problems: tuple[Problem, ...]
    checked: Checked

    def source(self, path: str) -> Source | None:
        return next((source for source in self.sources if source.path == path), None)

    def ids(self, kind: Kind) -> set[str]:
        """Ids and old ids of a kind; a new entry takes none of them."""
        entries = self.checked.needs if kind is Kind.NEED else self.checked.solutions
        aliases = {alias for entry in entries.values() for alias in entry.fields.aliases}
        return aliases | {source.id for source in self.sources if source.kind is kind}

    def need(self, name: str) -> str:
        """The need's id, by it or by an older one; "" if there is none."""
        return self._current(name, self.checked.needs)

    def solution(self, name: str) -> str:
        return self._current(name, self.checked.solutions)

    def _current(self, name: str, entries: Mapping[str, object]) -> str:
        if name in entries:
            return name
        return next((key for key, entry in entries.items() if name in entry.fields.aliases), "")  # type: ignore[attr-defined]


def read_catalogue(site: Path) -> Known:
    sources, problems = read_sources(site)
    return Known(tuple(sources), tuple(problems), check_sources(sources, problems, with_drafts=True))


def takes_answers(need: NeedFile, at: datetime) -> bool:
    answer_by = need.announcement.answer_by if need.announcement else None
    return need.stage in ("announced", "in_dialogue") and (answer_by is None or at < answer_by)


def problems_with(known: Known, texts: Mapping[str, str]) -> dict[str, list[Problem]]:
    """What `check` would say of each file in `texts` if all of them stood in the catalogue."""
    languages = tuple(known.checked.site.languages)
    found: dict[str, list[Problem]] = {path: [] for path in texts}
    made: dict[str, Source] = {}
    for path, text in texts.items():
        source = as_source(path, text, languages)
        if isinstance(source, Source):
            made[path] = source
    kept = [source for source in known.sources if source.path not in made]
    checked = check_sources([*kept, *made.values()], known.read_problems, with_drafts=True)
    for problem in checked.problems:
        if problem.place.path in found:
            found[problem.place.path].append(problem)
    return found


def as_source(path: str, text: str, languages: tuple[str, ...]) -> Source | Flaw:
    name = parse_path(path)
    if name is None:
        return Flaw("unknown-file")
    return parse(path, name, text.encode(), languages)


def ids_after(name: str, fallback: str) -> Iterator[str]:
    """Ids after a title or a name, without end: the first one is the one to have."""
    wanted = suggest_id(name)[:80].strip("-") or fallback
    return chain((wanted,), (f"{wanted}-{number}" for number in count(2)))
