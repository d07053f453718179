"""The documents themselves: in groups whose addresses are made alike, in blocks that hold their ids."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from stafett.search.documents import SearchDocument
from stafett.search.packing import columns, varint, varints
from stafett.search.term_leaves import number_key, shared_starts
from stafett.search.tree import Leaf

NUMBERED = re.compile(r"(.*)-([1-9][0-9]{0,8})")
KINDS = ("need", "solution", "event")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents from number `first` on: `url` and `text_url` hold `{id}` where the id stands."""

    kind: str
    languages: tuple[str, ...]
    url: str
    text_url: str
    first: int


def in_order(documents: Sequence[SearchDocument]) -> list[int]:
    """The places of the documents in the order in which they are numbered: by group, then by id."""
    return sorted(range(len(documents)), key=lambda place: (_group_key(documents[place]), documents[place].id))


def groups(documents: Sequence[SearchDocument]) -> list[Group]:
    """The groups of documents that are in order."""
    found, first = [], 0
    for (kind, languages, url, text_url), members in groupby(documents, key=_group_key):
        found.append(Group(KINDS[kind], languages, url, text_url, first))
        first += sum(1 for _ in members)
    return found


def _group_key(document: SearchDocument) -> tuple[int, tuple[str, ...], str, str]:
    """Kind, languages and the two addresses without the id."""
    url, text_url = (_with_hole(address, document.id) for address in (document.url, document.text_url))
    return KINDS.index(document.kind), document.languages, url, text_url


def _with_hole(address: str, entry_id: str) -> str:
    before, _, after = address.rpartition(entry_id)
    return f"{before}{{id}}{after}"


def card_leaves(documents: Sequence[SearchDocument], target: int) -> Iterator[Leaf]:
    """Leaves of about `target` bytes when deflated; the key is the first document's number."""
    first, ids, size = 0, list[str](), 0
    for number, document in enumerate(documents):
        if ids and size > target:
            yield _leaf(first, ids)
            first, ids, size = number, [], 0
        ids.append(document.id)
        size += card_size(document)
    if ids:
        yield _leaf(first, ids)


def card_size(document: SearchDocument) -> int:
    """About how many deflated bytes an id takes among its neighbours."""
    return 2 + len(document.id) // 5


def _leaf(first: int, ids: Sequence[str]) -> Leaf:
    last = first + len(ids) - 1
    return Leaf(number_key(first), number_key(last), partial(_columns, first, ids))


def _columns(first: int, ids: Sequence[str]) -> list[bytes]:
    """Many ids end in a number, and begin as the one before."""
    parted = [parted_id(entry_id) for entry_id in ids]
    texts = [text for text, _ in parted]
    shared = shared_starts(["", *texts[:-1]], texts)
    ends = [text[same:] for text, same in zip(texts, shared.tolist(), strict=True)]
    return columns(varint(first), varints(shared), "\n".join(ends).encode(), varints([number for _, number in parted]))


def parted_id(entry_id: str) -> tuple[str, int]:
    """What stands before the number at its end, and that number, or 0."""
    found = NUMBERED.fullmatch(entry_id)
    return (found[1], int(found[2])) if found else (entry_id, 0)
