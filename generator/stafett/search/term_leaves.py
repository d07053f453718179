"""The tree of terms: each leaf a stretch of the vocabulary with the best postings of every term; what is left of long lists has a
tree of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stafett.search.packing import columns, gaps, varint, varints
from stafett.search.postings import LEVEL_BITS, LEVELS
from stafett.search.tree import Leaf

POSTING_BYTES = 2  # about what a posting takes when deflated


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, or the beginning that many terms share (`is_prefix`).

    `total` documents have it, `exact` of them as a word of their own. `postings` are those that the leaf holds.
    `has_rest`: there are more. `forms` are its words with a rough number of documents, most frequent first.
    """

    key: str
    text: str
    total: int
    exact: int
    postings: Sequence[int]
    forms: Sequence[tuple[str, int]]
    is_prefix: bool = False
    has_rest: bool = False


@dataclass(slots=True)
class _Growing:
    """Columns of a leaf under way."""

    first: str = ""
    last: str = ""
    rests_before: int = 0
    heads: list[bytearray] = field(default_factory=lambda: [bytearray() for _ in range(7)])
    texts: list[str] = field(default_factory=list)
    levels: bytearray = field(default_factory=bytearray)
    documents: bytearray = field(default_factory=bytearray)
    previous: str = ""
    size: int = 0


def term_leaves(entries: Iterable[Entry], target: int) -> Iterator[Leaf]:
    """Leaves of about `target` bytes when deflated. Entries come in the order of their keys."""
    leaf, rests = _Growing(), 0
    for entry in entries:
        if leaf.size > target and entry.key != leaf.last:
            yield _finished(leaf)
            leaf = _Growing(rests_before=rests)
        _add(leaf, entry)
        rests += entry.has_rest
    if leaf.texts:
        yield _finished(leaf)


def weight_of(entry: Entry) -> int:
    """About how many deflated bytes an entry takes."""
    return 4 + 2 * len(entry.forms) + len(entry.postings) * POSTING_BYTES


def _add(leaf: _Growing, entry: Entry) -> None:
    leaf.first = leaf.first or entry.key
    leaf.last = entry.key
    shared = shared_start(leaf.previous, entry.text)
    leaf.texts.append(entry.text[shared:])
    shown, flags, totals, differences, counts, kept, sizes = leaf.heads
    shown += varint(shared)
    flags.append(entry.is_prefix | entry.has_rest << 1 | len(entry.forms) << 2)
    totals += varint(entry.total)
    differences += varint(entry.total - entry.exact)
    if entry.is_prefix or entry.has_rest:
        counts += varint(len(entry.postings))
    for form, count in entry.forms:
        same = shared_start(entry.text, form)
        kept.append(len(entry.text) - same)
        sizes.append(count.bit_length())
        leaf.texts.append(form[same:])
    leaf.levels += bytes(posting & LEVELS - 1 for posting in entry.postings)
    leaf.documents += varints(gaps(posting >> LEVEL_BITS for posting in entry.postings))
    leaf.previous = entry.text
    leaf.size += weight_of(entry)


def _finished(leaf: _Growing) -> Leaf:
    texts = "\n".join(leaf.texts).encode()
    head = varint(leaf.rests_before)
    return Leaf(
        leaf.first, leaf.last, columns(head, *map(bytes, leaf.heads), texts, bytes(leaf.levels), bytes(leaf.documents))
    )


def shared_start(left: str, right: str) -> int:
    """How many letters both begin with; a letter beyond UTF-16's first plane ends it, so that browsers count the same."""
    same = 0
    for a, b in zip(left, right, strict=False):
        if a != b or a > "\uffff":
            break
        same += 1
    return same


def list_leaves(lists: Iterable[Sequence[int]], target: int) -> Iterator[Leaf]:
    """Lists of postings one after the other, found by their number; the key of a leaf is its first list's number."""
    counts: list[int] = []
    levels, documents = bytearray(), bytearray()
    first = number = 0
    for postings in lists:
        if counts and len(levels) + len(documents) > target:
            yield Leaf(
                number_key(first),
                number_key(number - 1),
                columns(varints((first, *counts)), bytes(levels), bytes(documents)),
            )
            counts, levels, documents, first = [], bytearray(), bytearray(), number
        counts.append(len(postings))
        levels += bytes(posting & LEVELS - 1 for posting in postings)
        documents += varints(gaps(posting >> LEVEL_BITS for posting in postings))
        number += 1
    if counts:
        yield Leaf(
            number_key(first),
            number_key(number - 1),
            columns(varints((first, *counts)), bytes(levels), bytes(documents)),
        )


def number_key(number: int) -> str:
    """A number as a key that sorts as text: seven digits in base 36."""
    digits = ""
    for _ in range(7):
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits
