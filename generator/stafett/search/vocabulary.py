"""Words and the terms that they are found by, the terms in the order of the tree: by their folded letters."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from stafett.search.language import Terms
from stafett.search.lists import Lists, Numbers, grouped, starts_of
from stafett.search.words import fold, sort_key

TermsOf = Callable[[Sequence[str]], Iterable[Terms]]
"""What each of some words is found by, in their order."""
SURROGATES = "\ud800"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`found_by` of a word are places in `terms`: as many as `exact` says stand for it as a word, the rest for parts of it.

    `documents` is how many have the word.
    """

    words: Sequence[str]
    documents: Numbers
    found_by: Lists
    exact: Numbers
    terms: Sequence[str]
    keys: Sequence[str]

    @property
    def forms(self) -> Lists:
        """Of each term the places of the words that it stands for."""
        is_form = within(self.found_by) < np.repeat(self.exact, self.found_by.counts)
        words = np.repeat(np.arange(len(self.words), dtype=np.int32), self.found_by.counts)
        has_documents = self.documents[words] > 0
        wanted = is_form & has_documents
        return grouped(self.found_by.values[wanted], words[wanted], len(self.terms))


def within(lists: Lists) -> Numbers:
    """The place of each value in its list."""
    found: Numbers = np.arange(len(lists.values)) - np.repeat(lists.starts[:-1], lists.counts)
    return found


def make_vocabulary(words: Sequence[str], documents: Numbers, terms_of: TermsOf) -> Vocabulary:
    """`documents` is how many have each of the words."""
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__
    found, exacts, counts = array("i"), array("i"), array("i")
    for one in terms_of(words):
        texts = one.exact + one.parts
        exacts.append(len(one.exact))
        counts.append(len(texts))
        found.extend(map(places.__getitem__, texts))
    numbers, exact = np.frombuffer(found, np.int32), np.frombuffer(exacts, np.int32)
    terms, keys, order = in_tree_order(list(places))
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    found_by = Lists(starts_of(np.frombuffer(counts, np.int32)), rank[numbers])
    return Vocabulary(words, documents, found_by, exact, terms, keys)


def with_words(vocabulary: Vocabulary, words: Iterable[str], terms_of: TermsOf) -> tuple[Vocabulary, Numbers]:
    """The vocabulary with such of the words that it has not, of no document yet; and before which places terms came in."""
    new = sorted(set(words).difference(vocabulary.words))
    found = list(terms_of(new))
    texts = sorted({(fold(text), text) for terms in found for text in (*terms.exact, *terms.parts)})
    came = [pair for pair in texts if place_of(vocabulary, pair)[1] is False]
    places = np.array([place_of(vocabulary, pair)[0] for pair in came], np.int64)
    terms, keys = list(vocabulary.terms), list(vocabulary.keys)
    for place, (key, text) in zip(places[::-1].tolist(), came[::-1], strict=True):
        terms.insert(place, text)
        keys.insert(place, key)
    numbers = vocabulary.found_by.values + np.searchsorted(places, vocabulary.found_by.values, side="right")
    wider = replace(vocabulary, terms=terms, keys=keys)
    more = [[place_of(wider, (fold(text), text))[0] for text in (*one.exact, *one.parts)] for one in found]
    counts = np.concatenate([vocabulary.found_by.counts, np.array(list(map(len, more)), np.int64)])
    return replace(
        wider,
        words=[*vocabulary.words, *new],
        documents=np.concatenate([vocabulary.documents, np.zeros(len(new), np.int64)]),
        found_by=Lists(starts_of(counts), np.concatenate([numbers, list(chain(*more))]).astype(np.int32)),
        exact=np.concatenate([vocabulary.exact, [len(one.exact) for one in found]]).astype(np.int32),
    ), places


def place_of(vocabulary: Vocabulary, pair: tuple[str, str]) -> tuple[int, bool]:
    """Where a term with this key stands or would stand, and whether it does."""
    key, text = pair
    place = bisect_left(vocabulary.keys, key)
    while place < len(vocabulary.keys) and vocabulary.keys[place] == key and vocabulary.terms[place] < text:
        place += 1
    return place, vocabulary.terms[place : place + 1] == [text]


def without_words(vocabulary: Vocabulary, kept: Numbers) -> Vocabulary:
    """The vocabulary without the words that no document has; of the terms those that are `kept`."""
    words = np.flatnonzero(vocabulary.documents)
    rank = np.zeros(len(vocabulary.terms), np.int32)
    rank[kept] = np.arange(len(kept), dtype=np.int32)
    found_by = vocabulary.found_by.taken(words)
    return Vocabulary(
        [vocabulary.words[word] for word in words.tolist()],
        vocabulary.documents[words],
        Lists(found_by.starts, rank[found_by.values]),
        vocabulary.exact[words],
        [vocabulary.terms[term] for term in kept.tolist()],
        [vocabulary.keys[term] for term in kept.tolist()],
    )


def in_tree_order(terms: Sequence[str]) -> tuple[list[str], list[str], Numbers]:
    """The terms and their keys in the order of the tree, and where each of them stood."""
    pairs = list(zip(map(fold, terms), terms, range(len(terms)), strict=True))
    if max("".join(terms), default="") < SURROGATES:
        pairs.sort()
    else:
        pairs.sort(key=tree_key)
    return [term for _, term, _ in pairs], [key for key, _, _ in pairs], np.array([at for *_, at in pairs], np.int64)


def tree_key(pair: tuple[str, str, int]) -> tuple[bytes, bytes]:
    key, term, _ = pair
    return sort_key(key), sort_key(term)
