"""Which ids there are, those in files with mistakes among them: a reference to one of these is no mistake of its own."""

from collections.abc import Iterable, Mapping, Sequence

from stafett.problems import Problem
from stafett.read import ENTRY_KINDS, VOCABULARIES, Kind, Source, parse_path


class Anything(frozenset[str]):
    """The ids of a file that could not be read: any id might be among them."""

    __slots__ = ()

    def __contains__(self, element: object) -> bool:
        return True


def known_ids(sources: Sequence[Source], read_problems: Iterable[Problem]) -> Mapping[str, frozenset[str]]:
    """Ids by what a reference refers to: a kind of entry, `organisation`, or a vocabulary's name."""
    found: dict[str, set[str]] = {name: set() for name in (*ENTRY_KINDS, "organisation", *VOCABULARIES)}
    unread: set[str] = set()
    read_paths = {source.path for source in sources}
    for source in sources:
        if source.kind not in ENTRY_KINDS:
            found.setdefault(target_of(source.kind, source.id), set()).update(source.data)
        elif not is_translation(source.path):
            found[source.kind].add(source.id)
    for problem in read_problems:
        name = parse_path(problem.place.path)
        if name is None or problem.place.path in read_paths or name.language:
            continue
        if name.kind in ENTRY_KINDS:
            found[name.kind].add(name.id)
        else:
            unread.add(target_of(name.kind, name.id))
    return {name: Anything() if name in unread else frozenset(ids) for name, ids in found.items()}


def is_translation(path: str) -> bool:
    name = parse_path(path)
    return name is not None and name.language != ""


def target_of(kind: Kind, name: str) -> str:
    return {Kind.ORGANISATIONS: "organisation", Kind.VOCABULARY: name}.get(kind, str(kind))
