"""Which ids there are, those in files with mistakes among them: a reference to one of these is no mistake of its own."""

from collections.abc import Iterator, Mapping, Sequence

from stafett.problems import Place, Problem
from stafett.read import ENTRY_KINDS, VOCABULARIES, Content, Kind, parse_path


class Anything(frozenset[str]):
    """The ids of a file that could not be read: any id might be among them."""

    __slots__ = ()

    def __contains__(self, element: object) -> bool:
        return True


def known_ids(content: Content) -> Mapping[str, frozenset[str]]:
    """Ids by what a reference refers to: a kind of entry, `organisation`, or a vocabulary's name."""
    found: dict[str, set[str]] = {name: set() for name in (*ENTRY_KINDS, "organisation", *VOCABULARIES)}
    unread: set[str] = set()
    listed = {source.path for source in content.sources} | {file.path for file in content.files}
    for source in content.sources:
        found.setdefault(target_of(source.kind, source.id), set()).update(source.data)
    for file in content.files:
        if not file.name.language:
            found[file.name.kind].add(file.name.id)
    for problem in content.problems:
        name = parse_path(problem.place.path)
        if name is None or problem.place.path in listed or name.language:
            continue
        if name.kind in ENTRY_KINDS:
            found[name.kind].add(name.id)
        else:
            unread.add(target_of(name.kind, name.id))
    return {name: Anything() if name in unread else frozenset(ids) for name, ids in found.items()}


def with_empty_lists_told(problems: Sequence[Problem], content: Content) -> Iterator[Problem]:
    """A list without anything in it, told once in place of each reference to it; one that nobody refers to is no mistake."""
    lists = (source for source in content.sources if source.kind in (Kind.ORGANISATIONS, Kind.VOCABULARY))
    empty = {target_of(source.kind, source.id): source.path for source in lists if not source.data}
    if not empty:
        yield from problems
        return
    missed: set[str] = set()
    for problem in problems:
        to = problem.values.get("to", "") if problem.code == "unknown-reference" else ""
        if to in empty:
            missed.add(empty[to])
        else:
            yield problem
    yield from (Problem("empty-file", Place(path)) for path in missed)


def target_of(kind: Kind, name: str) -> str:
    return {Kind.ORGANISATIONS: "organisation", Kind.VOCABULARY: name}.get(kind, str(kind))
