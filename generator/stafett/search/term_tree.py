"""The vocabulary cut into leaves, and so the lists of what does not find room in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, pairwise

import numpy as np

from stafett.search.lists import Lists, Numbers
from stafett.search.packing import columns
from stafett.search.postings import Gathered
from stafett.search.stretches import cuts, may_begin, shared_letters
from stafett.search.summaries import Beginning, Summaries, beginnings
from stafett.search.term_leaves import (
    POSTING_BYTES,
    Forms,
    Stretch,
    chosen,
    is_among_best,
    list_columns,
    stretch_columns,
    words_among,
)
from stafett.search.tree import Leaf
from stafett.search.vocabulary import within

FORMS = 16  # of a term
ENTRY_BYTES = 4  # of a term or a form in a leaf, without its postings, when deflated
FORM_BYTES = 2
SUMMARY_BYTES = 60
POSTINGS_IN_LEAF = (100, 80, 64, 56, 48, 40, 32, 24)
"""How many a term may have there: the most in a small catalogue, for those beyond are of little impact; the least in a large one."""


@dataclass(frozen=True, slots=True)
class TermTree:
    """`most` postings of a term stand in its leaf. `shared` are the letters that a key has in common with the one before."""

    gathered: Gathered
    most: int
    words: Numbers
    forms: Lists
    shared: Numbers
    beginnings: list[Beginning]
    summaries: Summaries

    @property
    def documents(self) -> int:
        return len(self.gathered.lengths)

    @property
    def sizes(self) -> Numbers:
        """About how many deflated bytes each term takes in its leaf, with the summaries before it."""
        found = ENTRY_BYTES + FORM_BYTES * np.minimum(self.forms.counts, FORMS)
        found += POSTING_BYTES * np.minimum(self.gathered.postings.counts, self.most)
        np.add.at(found, [beginning.first for beginning in self.beginnings], SUMMARY_BYTES)
        return found

    @property
    def left(self) -> Numbers:
        """How many postings of each term do not stand in its leaf."""
        found: Numbers = np.maximum(self.gathered.postings.counts - self.most, 0)
        return found

    def leaves(self, target: int) -> Iterator[Leaf]:
        """Leaves of about `target` bytes when deflated."""
        keys = self.gathered.vocabulary.keys
        bounds = cuts(self.sizes, may_begin(keys, self.shared), target)
        starts = np.searchsorted([beginning.first for beginning in self.beginnings], bounds)
        for place, (first, end) in enumerate(pairwise(bounds)):
            summed = self.beginnings[starts[place] : starts[place + 1]]
            head = summed[0].text if summed and summed[0].first == first else keys[first]
            yield Leaf(head, keys[end - 1], partial(self._leaf, first, end, summed))

    def _leaf(self, first: int, end: int, summed: list[Beginning]) -> list[bytes]:
        stretches = self._stretch(first, end), self.summaries.stretch(summed)
        return columns(*chain.from_iterable(stretch_columns(one, self.documents) for one in stretches))

    def _stretch(self, first: int, end: int) -> Stretch:
        every = self.gathered.postings.part(first, end)
        totals = every.counts
        postings = chosen(every, is_among_best(every, self.most))
        texts = self.gathered.vocabulary.terms[first:end]
        return Stretch(texts, totals, self.words[first:end], totals > self.most, self._forms(first, end), postings)

    def _forms(self, first: int, end: int) -> Forms:
        """The words of some terms, most frequent first."""
        vocabulary, every = self.gathered.vocabulary, self.forms.part(first, end)
        counts = vocabulary.documents[every.values].tolist()
        words = [vocabulary.words[word] for word in every.values]
        owners = np.repeat(np.arange(end - first), every.counts).tolist()
        ordered = sorted(zip(owners, [-count for count in counts], words, strict=True))
        is_kept = within(every) < FORMS
        kept = [form for form, is_one in zip(ordered, is_kept, strict=True) if is_one]
        found = [word for *_, word in kept], [(-count).bit_length() for _, count, _ in kept]
        return Forms(np.minimum(every.counts, FORMS), *found)

    def rests(self, target: int) -> Iterator[Leaf]:
        """What is left of long lists, in leaves of about `target` bytes."""
        left = self.left
        terms = np.flatnonzero(left)
        keys = [self.gathered.vocabulary.keys[term] for term in terms.tolist()]
        bounds = cuts(left[terms] * POSTING_BYTES, may_begin(keys, shared_letters(keys)), target)
        for first, end in pairwise(bounds):
            yield Leaf(keys[first], keys[end - 1], partial(self._rests, terms[first:end]))

    def _rests(self, terms: Numbers) -> list[bytes]:
        every = self.gathered.postings.taken(terms)
        texts = [self.gathered.vocabulary.terms[term] for term in terms]
        return columns(*list_columns(texts, chosen(every, ~is_among_best(every, self.most)), self.documents))


def term_tree(gathered: Gathered, room: int) -> TermTree:
    """`room` bytes are for the postings in leaves."""
    vocabulary = gathered.vocabulary
    words, forms = words_among(gathered.postings), vocabulary.forms
    shared = shared_letters(vocabulary.keys)
    return TermTree(
        gathered,
        most_postings(gathered.postings.counts, room),
        words,
        forms,
        shared,
        beginnings(vocabulary.keys, shared),
        Summaries(gathered, words, forms),
    )


def most_postings(counts: Numbers, room: int) -> int:
    """How many postings a term may have in its leaf, for all of them to take about `room` deflated bytes."""
    fitting = (most for most in POSTINGS_IN_LEAF if np.minimum(counts, most).sum() * POSTING_BYTES <= room)
    return next(fitting, POSTINGS_IN_LEAF[-1])
