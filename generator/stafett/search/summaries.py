"""Summaries: for each beginning that many terms share an entry of its own, so that two letters cost no more than a word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from stafett.search.lists import Lists, Numbers, starts_of
from stafett.search.postings import LEVELS, NUMBER_SHIFT, Gathered
from stafett.search.term_leaves import Forms, Stretch
from stafett.search.words import fold

MANY = 120  # terms with the same beginning, above which it gets a summary
LONGEST_BEGINNING = 8
TOP = 12  # postings of each term that a summary looks at
TERMS = 40  # a summary is made of so many of its terms, the most frequent ones
POSTINGS = 24
FORMS = 10
TOTAL_BITS = 6  # that are told of how many documents have one of the terms; the rest is zero


@dataclass(frozen=True, slots=True)
class Beginning:
    """The terms from place `first` up to `end` begin with `text`."""

    text: str
    first: int
    end: int


def beginnings(keys: Sequence[str], shared: Numbers) -> list[Beginning]:
    """All that get a summary, in the order of the tree. `shared` are the letters that each key has in common with the one before."""
    found = []
    same = np.where(shared < 0, np.iinfo(np.int64).max, shared)
    for length in range(1, LONGEST_BEGINNING + 1):
        bounds = np.concatenate([[0], 1 + np.flatnonzero(same[1:] < length), [len(keys)]])
        for place in np.flatnonzero(np.diff(bounds) > MANY):
            first, end = int(bounds[place]), int(bounds[place + 1])
            if len(keys[first]) >= length:
                found.append(Beginning(keys[first][:length], first, end))
    return sorted(found, key=lambda beginning: (beginning.first, len(beginning.text)))


@dataclass(frozen=True, slots=True)
class Summaries:
    """Makes summaries; `words` is in how many documents each term stands as a word."""

    gathered: Gathered
    words: Numbers
    forms: Lists
    _tops: dict[int, Numbers] = field(default_factory=dict)

    def stretch(self, found: Sequence[Beginning]) -> Stretch:
        chosen = [self._terms(beginning) for beginning in found]
        totals = np.array([self._total(beginning) for beginning in found], np.int64)
        postings = [self._postings(terms) for terms in chosen]
        return Stretch(
            [beginning.text for beginning in found],
            totals,
            totals,
            np.ones(len(found), bool),
            self._forms(found, chosen),
            Lists(starts_of(np.array(list(map(len, postings)))), np.concatenate([*postings, np.zeros(0, np.uint32)])),
        )

    def _terms(self, beginning: Beginning) -> list[int]:
        """The most frequent of its terms, the last ones where they are equal."""
        words = self.words[beginning.first : beginning.end]
        ranks = words << 32 | np.arange(beginning.first, beginning.end)
        best = np.sort(np.partition(ranks, -TERMS)[-TERMS:])[::-1]
        return [int(rank & 0xFFFF_FFFF) for rank in best]

    def _total(self, beginning: Beginning) -> int:
        total = min(len(self.gathered.lengths), int(self.words[beginning.first : beginning.end].sum()))
        unused = max(0, total.bit_length() - TOTAL_BITS)
        return total >> unused << unused

    def _postings(self, terms: Sequence[int]) -> Numbers:
        """Of each document its best, and of the documents the best."""
        ranked = np.sort(np.concatenate([self._top(term) for term in terms]))
        numbers = ranked & np.uint32(2**26 - 1)
        _, firsts = np.unique(numbers, return_index=True)
        best = np.sort(ranked[firsts])[:POSTINGS]
        return np.sort(postings_of(best))

    def _top(self, term: int) -> Numbers:
        if term not in self._tops:
            ranks = ranks_of(self.gathered.postings.of(term))
            self._tops[term] = np.partition(ranks, TOP - 1)[:TOP] if len(ranks) > TOP else ranks
        return self._tops[term]

    def _forms(self, found: Sequence[Beginning], chosen: Sequence[Sequence[int]]) -> Forms:
        """Of each of their terms the likeliest word that goes on from the beginning."""
        forms = [
            sorted({form for form in map(self._likeliest, terms) if fold(form[1]).startswith(beginning.text)})[:FORMS]
            for beginning, terms in zip(found, chosen, strict=True)
        ]
        every = list(chain.from_iterable(forms))
        counts = np.array(list(map(len, forms)), np.int64)
        return Forms(counts, [word for _, word in every], [(-count).bit_length() for count, _ in every])

    def _likeliest(self, term: int) -> tuple[int, str]:
        vocabulary, forms = self.gathered.vocabulary, self.forms.of(term)
        counts = (-vocabulary.documents[forms]).tolist()
        return min(zip(counts, (vocabulary.words[form] for form in forms.tolist()), strict=True), default=(0, ""))


def ranks_of(postings: Numbers) -> Numbers:
    """Numbers that sort as postings do by their worth: the highest level first, then the first document."""
    levels = np.uint32(LEVELS - 1) - (postings & np.uint32(LEVELS - 1))
    return levels << np.uint32(26) | postings >> np.uint32(NUMBER_SHIFT)


def postings_of(ranks: Numbers) -> Numbers:
    levels = np.uint32(LEVELS - 1) - (ranks >> np.uint32(26))
    return (ranks & np.uint32(2**26 - 1)) << np.uint32(NUMBER_SHIFT) | levels
