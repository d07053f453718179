"""Everything that was read, checked: each file by itself, then the rules between files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from stafett.near import nearest
from stafett.problems import Place, Problem
from stafett.read import ENTRY_KINDS, VOCABULARIES, Content, EntryFile, Kind, Name, Source, languages_of, parse_path

from .checked import Checked, Entry
from .entry import MODELS, EntryCheck, EntryFiles, Reader, ValidatedEntry
from .files import check_organisations, check_site, check_vocabulary
from .findings import cut_off_problems, placed
from .known import known_ids, with_empty_lists_told
from .rules import Facts, link_problems, rule_problems
from .rules.facts import answering_solutions, dialogue_events
from .rules.references import unknown_references

Work = EntryCheck
EachEntry = Callable[[EntryCheck, Sequence[EntryFiles]], Iterable[ValidatedEntry]]
"""A `map`, in turn or over processes: the results in the order of the entries."""
ASSUMED_LANGUAGE = "sv"


def check_sources(
    sources: Sequence[Source], read_problems: Iterable[Problem] = (), *, with_drafts: bool = False
) -> Checked:
    """The same for sources that are all read already; `read_problems` tell of those that could not be."""
    by_path = {source.path: source for source in sources}
    site = next((source for source in sources if source.kind is Kind.SITE), None)
    languages = languages_of(site) if site else ()
    entries = [source for source in sources if source.kind in ENTRY_KINDS]
    original = next((source.language for source in entries if is_original(source)), ASSUMED_LANGUAGE)
    content = Content(
        tuple(source for source in sources if source.kind not in ENTRY_KINDS),
        tuple(EntryFile(source.path, name_of(source)) for source in entries),
        languages or (original,),
        tuple(read_problems),
    )
    return check_content(content, by_path.get, with_drafts=with_drafts)


def is_original(source: Source) -> bool:
    name = parse_path(source.path)
    return name is not None and not name.language


def name_of(source: Source) -> Name:
    return Name(source.kind, source.id, "" if is_original(source) else source.language)


def check_content(content: Content, read: Reader, *, with_drafts: bool = False, each_entry: EachEntry = map) -> Checked:
    """The catalogue, and all that is wrong with it; `read` reads an entry's file. Drafts are checked always and kept `with_drafts`."""
    problems = [*content.problems]
    known = known_ids(content)
    problems += (problem for source in content.sources for problem in cut_off_problems(source))
    lists = {(source.kind, source.id): source for source in content.sources}
    site, found = check_site(lists.get((Kind.SITE, "")))
    problems += found
    organisations, found = check_organisations(lists.get((Kind.ORGANISATIONS, "")), site.languages[0])
    problems += found
    vocabularies = {}
    for source in content.sources:
        if source.kind is Kind.VOCABULARY:
            vocabularies[source.id], found = check_vocabulary(source, site.languages[0])
            problems += found
    groups = group_entries(content)
    problems += orphan_problems(content.files, known)
    validated = [*each_entry(EntryCheck(read, site.zone), groups)]
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
    sources = SourceFinder(content, read)
    problems += rule_problems(facts, sources)
    problems += (problem for entry in validated for problem in link_problems(entry, sources, facts))
    mistaken = (entry for entry in validated if entry.fields is None)
    problems += (problem for entry in mistaken for problem in reference_problems(entry, sources, facts))
    return checked(facts, with_empty_lists_told(problems, content))


def reference_problems(
    entry: ValidatedEntry, sources: Mapping[tuple[Kind, str, str], Source], facts: Facts
) -> Iterator[Problem]:
    """What an entry with other mistakes refers to in vain, where nothing else is wrong with it."""
    source = sources.get((entry.kind, entry.id, facts.site.languages[0]))
    if source is not None:
        told = {problem.place for problem in entry.problems}
        found = placed(unknown_references(MODELS[entry.kind], source.data, facts), source)
        yield from (problem for problem in found if problem.place not in told)


class SourceFinder(Mapping[tuple[Kind, str, str], Source]):
    """Sources by kind, id and language ("" for files beside the entries); an entry's is read when it is asked for."""

    def __init__(self, content: Content, read: Reader) -> None:
        self._read = read
        self._found = {(source.kind, source.id, source.language): source for source in content.sources}
        first = content.languages[0]
        self._paths = {(file.name.kind, file.name.id, file.name.language or first): file.path for file in content.files}

    def __getitem__(self, key: tuple[Kind, str, str]) -> Source:
        if key not in self._found:
            source = self._read(self._paths[key])
            if not isinstance(source, Source):
                raise KeyError(key)
            self._found[key] = source
        return self._found[key]

    def __iter__(self) -> Iterator[tuple[Kind, str, str]]:
        return iter({**self._paths, **self._found})

    def __len__(self) -> int:
        return len({**self._paths, **self._found})


def group_entries(content: Content) -> list[EntryFiles]:
    """Every entry's files, in the order of kinds and ids; also translations of nothing, which are read all the same."""
    paths: dict[tuple[Kind, str], dict[str, str]] = {}
    for file in content.files:
        paths.setdefault((file.name.kind, file.name.id), {})[file.name.language] = file.path
    ordered = sorted(paths.items(), key=lambda item: (ENTRY_KINDS.index(item[0][0]), item[0][1]))
    return [
        EntryFiles(kind, key, content.languages[0], found.pop("", ""), tuple(found.values()))
        for (kind, key), found in ordered
    ]


def orphan_problems(files: Iterable[EntryFile], known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    for file in files:
        kind, key = file.name.kind, file.name.id
        if file.name.language and key not in known[kind]:
            yield Problem("translation-of-nothing", Place(file.path), {"id": key, "near": nearest(key, known[kind])})


def entries_by_kind(
    groups: Sequence[EntryFiles], validated: Sequence[ValidatedEntry], *, with_drafts: bool
) -> dict[Kind, dict[str, Entry[Any]]]:
    """The entries without mistakes in their own first file; a translation with mistakes, or in draft, is left out."""
    entries: dict[Kind, dict[str, Entry[Any]]] = {kind: {} for kind in ENTRY_KINDS}
    for group, entry in zip(groups, validated, strict=True):
        if entry.fields is None:
            continue
        left_out = frozenset() if with_drafts else entry.draft_languages
        translations = {language: text for language, text in entry.translations.items() if language not in left_out}
        languages = [language for language in entry.documents if language == group.language or language in translations]
        documents = entry.documents
        if len(languages) < len(documents):
            documents = {language: documents[language] for language in languages}
        entries[entry.kind][entry.id] = Entry(entry.id, group.original, entry.fields, translations, documents)
    return entries


def checked(facts: Facts, problems: Iterable[Problem]) -> Checked:
    def published(entries: Mapping[str, Entry[Any]]) -> dict[str, Entry[Any]]:
        return {key: entry for key, entry in entries.items() if facts.with_drafts or not entry.fields.draft}

    return Checked(
        site=facts.site,
        organisations=facts.organisations,
        vocabularies={name: values for name, values in facts.vocabularies.items() if name in VOCABULARIES},
        needs=published(facts.needs),
        solutions=published(facts.solutions),
        events=published(facts.events),
        pages=published(facts.pages),
        problems=tuple(sorted(problems, key=lambda problem: (problem.place, problem.code))),
    )
