"""The bytes of the tree of terms: each leaf a stretch of the vocabulary with the best postings of every term; what is left of
long lists has a tree of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stafett.search.lists import Lists, Numbers
from stafett.search.packing import ascending, varints
from stafett.search.postings import IS_WORD, LEVELS, NUMBER_SHIFT
from stafett.search.stretches import letters_of
from stafett.search.vocabulary import within

POSTING_BYTES = 2  # about what a posting takes when deflated
LAST_LETTER = 0xFFFF


@dataclass(frozen=True, slots=True)
class Forms:
    """Of each of some terms `counts` words as they stand in documents; `bits` are those of the number of documents."""

    counts: Numbers
    texts: Sequence[str]
    bits: Sequence[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Terms, or beginnings that many terms share, in the order of the tree.

    `total` documents have each, `words` of them as a word of their own. `is_counted` where the number of `postings` is told,
    for it is not the total.
    """

    texts: Sequence[str]
    totals: Numbers
    words: Numbers
    is_counted: Numbers
    forms: Forms
    postings: Lists


def stretch_columns(stretch: Stretch, documents: int) -> list[bytes]:
    """The columns that say all of a stretch; there are so many `documents`."""
    texts, forms = stretch.texts, stretch.forms
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    shared = shared_starts(["", *texts[:-1]], texts)
    owners = np.repeat(np.arange(len(texts)), forms.counts)
    kept = shared_starts([texts[owner] for owner in owners.tolist()], forms.texts)
    ends = [text[same:] for text, same in zip(texts, shared.tolist(), strict=True)]
    form_ends = [text[same:] for text, same in zip(forms.texts, kept.tolist(), strict=True)]
    return [
        varints(shared),
        varints(stretch.is_counted + 2 * forms.counts),
        varints(stretch.totals),
        varints(stretch.totals - stretch.words),
        varints(stretch.postings.counts[stretch.is_counted]),
        varints(lengths[owners] - kept),
        bytes(forms.bits),
        "\n".join(ends).encode(),
        "\n".join(form_ends).encode(),
        levels_of(stretch.postings),
        numbers_of(stretch.postings, documents),
    ]


def levels_of(postings: Lists) -> bytes:
    return bytes((postings.values & np.uint32(LEVELS - 1)).astype(np.uint8))


def numbers_of(postings: Lists, documents: int) -> bytes:
    return ascending(Lists(postings.starts, postings.values >> np.uint32(NUMBER_SHIFT)), documents)


def is_among_best(postings: Lists, count: int) -> Numbers:
    """Of each posting whether it is one of the `count` of highest level in its list, the first documents where they are equal."""
    found = np.ones(len(postings.values), bool)
    is_long = postings.counts > count
    places = np.flatnonzero(np.repeat(is_long, postings.counts))
    long = postings.taken(np.flatnonzero(is_long))
    keys = long.values.astype(np.uint64)
    levels = np.uint64(LEVELS - 1) - (keys & np.uint64(LEVELS - 1))
    lists = np.repeat(np.arange(len(long), dtype=np.uint64), long.counts)
    order = np.argsort(lists << np.uint64(32) | levels << np.uint64(26) | keys >> np.uint64(NUMBER_SHIFT))
    found[places[order[within(long) >= count]]] = False
    return found


def chosen(postings: Lists, is_chosen: Numbers) -> Lists:
    """The lists with those of their values alone."""
    sums = np.concatenate([[0], np.cumsum(is_chosen)])
    return Lists(sums[postings.starts], postings.values[is_chosen])


def words_among(postings: Lists) -> Numbers:
    """How many postings of each list are of a word, not only of a part of one."""
    sums = np.zeros(len(postings.values) + 1, np.uint32)
    np.cumsum(postings.values & np.uint32(IS_WORD) > 0, dtype=np.uint32, out=sums[1:])
    return np.diff(sums[postings.starts].astype(np.int64))


def list_columns(texts: Sequence[str], lists: Lists, documents: int) -> list[bytes]:
    """Whole lists of postings, found by their terms."""
    return ["\n".join(texts).encode(), varints(lists.counts), levels_of(lists), numbers_of(lists, documents)]


def shared_starts(left: Sequence[str], right: Sequence[str]) -> Numbers:
    """How many letters each pair begins with; a letter beyond UTF-16's first plane ends it, so that browsers count the same."""
    letters = letters_of([*left, *right])
    first, second = letters[: len(left)], letters[len(left) :]
    goes_on = (first == second) & (first != 0) & (first <= LAST_LETTER)
    found: Numbers = np.logical_and.accumulate(goes_on, axis=1).sum(axis=1)
    return found
