"""The tree for slips early in a word: from its fourth to seventh letter to the three letters that it may begin with.

A browser that has a misspelt word finds later slips among its neighbours in the tree of terms; for one among the first letters
it asks here, with the letters after it, and gets the beginnings where the word that was meant may stand.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np

from stafett.search.lists import Numbers
from stafett.search.stretches import cuts, may_begin, shared_letters
from stafett.search.tree import Leaf
from stafett.search.words import fold

HEAD = 3
KEY = 4
SHORTEST = 5
LAST_LETTER = "\uffff"

Heads = dict[str, str]
"""Of each key the heads that stand before it, one after another."""
KEY_BYTES = 3
HEAD_BYTES = 2


def slips_of(words: Iterable[str]) -> set[tuple[str, str]]:
    """The keys and heads of words."""
    folded = [word for word in map(fold, words) if len(word) >= SHORTEST and word.isalpha()]
    return {
        (word[HEAD : HEAD + KEY], word[:HEAD]) for word in folded if word <= LAST_LETTER or max(word) <= LAST_LETTER
    }


def heads_of(slips: Iterable[tuple[str, str]]) -> Heads:
    """The heads of each key, one after another, the keys in the order of the tree."""
    heads: Heads = {}
    for key, head in sorted(slips):
        heads[key] = heads.get(key, "") + head
    return heads


def spelling_leaves(heads: Heads, target: int) -> Iterator[Leaf]:
    """Leaves of lines `key`, tab, heads; about `target` bytes each when deflated."""
    keys = list(heads)
    bounds = cuts(_sizes(heads), may_begin(keys, shared_letters(keys)), target)
    for first, end in pairwise(bounds):
        yield Leaf(keys[first], keys[end - 1], partial(_lines, heads, keys[first:end]))


def spelling_size(heads: Heads) -> int:
    """About how many deflated bytes all lines take."""
    return int(_sizes(heads).sum())


def _sizes(heads: Heads) -> Numbers:
    return KEY_BYTES + np.array([len(found) for found in heads.values()], np.int64) * HEAD_BYTES // HEAD


def _lines(heads: Heads, keys: Iterable[str]) -> list[bytes]:
    return ["\n".join(f"{key}\t{heads[key]}" for key in keys).encode()]
