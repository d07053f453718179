"""Everything that was read, checked: each file by itself, then the rules between files."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from stafett.near import nearest
from stafett.problems import Place, Problem
from stafett.read import ENTRY_KINDS, Kind, Source

from .checked import Checked, Entry
from .entry import EntrySources, ValidatedEntry, check_entry
from .files import check_organisations, check_site, check_vocabulary
from .findings import cut_off_problems
from .known import is_translation, known_ids
from .rules import Facts, rule_problems
from .rules.facts import answering_solutions, dialogue_events
from .schema import SiteFile

EachEntry = Callable[[Callable[[EntrySources], ValidatedEntry], Sequence[EntrySources]], Iterable[ValidatedEntry]]
"""A `map`, in turn or over processes: the results in the order of the entries."""


def check_sources(
    sources: Sequence[Source],
    read_problems: Iterable[Problem] = (),
    *,
    with_drafts: bool = False,
    each_entry: EachEntry = map,
) -> Checked:
    """The catalogue, and all that is wrong with it, `read_problems` among it; drafts are checked always and kept `with_drafts`."""
    problems = [*read_problems]
    known = known_ids(sources, problems)
    problems += (problem for source in sources for problem in cut_off_problems(source))
    by_name = {(source.kind, source.id, source.language): source for source in sources}
    site, found = check_site(by_name.get((Kind.SITE, "", "")))
    problems += found
    organisations, found = check_organisations(by_name.get((Kind.ORGANISATIONS, "", "")))
    problems += found
    vocabularies = {}
    for source in of_kind(sources, Kind.VOCABULARY):
        vocabularies[source.id], found = check_vocabulary(source)
        problems += found
    groups = group_entries(sources, site)
    problems += orphan_problems(sources, known)
    validated = [*each_entry(check_entry, groups)]
    problems += (problem for entry in validated for problem in entry.problems)
    entries = entries_by_kind(groups, validated, with_drafts=with_drafts)
    facts = Facts(
        site=site,
        organisations=organisations,
        vocabularies=vocabularies,
        needs=entries[Kind.NEED],
        solutions=entries[Kind.SOLUTION],
        events=entries[Kind.EVENT],
        pages=entries[Kind.PAGE],
        known=known,
        answering=answering_solutions(entries[Kind.SOLUTION].values()),
        dialogues=dialogue_events(entries[Kind.EVENT].values()),
        with_drafts=with_drafts,
    )
    problems += rule_problems(facts, by_name)
    return checked(facts, problems)


def of_kind(sources: Iterable[Source], *kinds: Kind) -> Iterator[Source]:
    return (source for source in sources if source.kind in kinds)


def group_entries(sources: Sequence[Source], site: SiteFile) -> list[EntrySources]:
    """Every original with its translations, in the order of kinds and ids."""
    translations: dict[tuple[Kind, str], list[Source]] = defaultdict(list)
    originals = []
    for source in of_kind(sources, *ENTRY_KINDS):
        if is_translation(source.path):
            translations[source.kind, source.id].append(source)
        else:
            originals.append(source)
    originals.sort(key=lambda source: (ENTRY_KINDS.index(source.kind), source.id))
    zone = site.zone
    return [EntrySources(source, tuple(translations[source.kind, source.id]), zone) for source in originals]


def orphan_problems(sources: Iterable[Source], known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    for source in of_kind(sources, *ENTRY_KINDS):
        if is_translation(source.path) and source.id not in known[source.kind]:
            near = nearest(source.id, known[source.kind])
            yield Problem("translation-of-nothing", Place(source.path), {"id": source.id, "near": near})


def entries_by_kind(
    groups: Sequence[EntrySources], validated: Sequence[ValidatedEntry], *, with_drafts: bool
) -> dict[Kind, dict[str, Entry[Any]]]:
    """The entries without mistakes in their own first file; a translation with mistakes, or in draft, is left out."""
    entries: dict[Kind, dict[str, Entry[Any]]] = {kind: {} for kind in ENTRY_KINDS}
    for group, entry in zip(groups, validated, strict=True):
        if entry.fields is None:
            continue
        left_out = frozenset() if with_drafts else entry.draft_languages
        translations = {language: text for language, text in entry.translations.items() if language not in left_out}
        documents = {
            language: document
            for language, document in entry.documents.items()
            if language == group.original.language or language in translations
        }
        entries[entry.kind][entry.id] = Entry(entry.id, group.original.path, entry.fields, translations, documents)
    return entries


def checked(facts: Facts, problems: Iterable[Problem]) -> Checked:
    def published(entries: Mapping[str, Entry[Any]]) -> dict[str, Entry[Any]]:
        return {key: entry for key, entry in entries.items() if facts.with_drafts or not entry.fields.draft}

    return Checked(
        site=facts.site,
        organisations=facts.organisations,
        vocabularies=facts.vocabularies,
        needs=published(facts.needs),
        solutions=published(facts.solutions),
        events=published(facts.events),
        pages=published(facts.pages),
        problems=tuple(sorted(problems, key=lambda problem: (problem.place, problem.code))),
    )
