"""Documents' words gathered by term, each posting reduced to a document's number and a level of impact.

The impact is BM25's share of a term without its rarity: what browsers need of lengths, averages and weights in six bits.
A document's length and their average count by steps, so that what one edit changes stays near to it.
"""

import math
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from stafett.search.analysis import UNIT
from stafett.search.documents import AnalysedDocument, Weights
from stafett.search.lists import Lists, Numbers, in_groups, starts_of
from stafett.search.vocabulary import TermsOf, Vocabulary, make_vocabulary, within

LEVEL_BITS = 6
LEVELS = 1 << LEVEL_BITS
IS_WORD = LEVELS  # the bit of a posting that tells that the document has the term as a word, not only as a part of one
NUMBER_SHIFT = LEVEL_BITS + 1
LOWEST = 0.02  # the impact of level 0; what is less counts as much
TOGETHER = 1000  # documents whose words are counted in one go: it bounds memory
LENGTH_STEPS = 16  # for twice the length
AVERAGE_STEPS = 64
MOST_STEPS = 32 * LENGTH_STEPS
STEP_BOUNDS = np.array([2 ** ((step + 0.5) / LENGTH_STEPS) for step in range(MOST_STEPS)])


@dataclass(frozen=True, slots=True)
class Gathered:
    """`lengths` of the documents are counted in terms. A term's `postings` ascend: document's number, IS_WORD, level."""

    lengths: Numbers
    vocabulary: Vocabulary
    postings: Lists

    @property
    def average_step(self) -> int:
        return average_step(self.lengths)


@dataclass(frozen=True, slots=True)
class Rows:
    """The words of documents, document by document: the word's number, its weight and how often it stands there."""

    words: Lists
    weights: Numbers
    times: Numbers


@dataclass(frozen=True, slots=True)
class Part:
    """Postings of some documents: list i is that of `terms[i]`, the terms ascend."""

    terms: Numbers
    postings: Lists


@dataclass(slots=True)
class Column:
    """Numbers that come document by document, kept some thousand documents together and as narrow as they are."""

    _fresh: list[Numbers] = field(default_factory=list)
    _settled: list[Numbers] = field(default_factory=list)

    def add(self, numbers: Numbers) -> None:
        self._fresh.append(numbers)
        if len(self._fresh) == TOGETHER:
            self._settle()

    def joined(self) -> Numbers:
        """All of them; nothing is left here."""
        self._settle()
        found = np.concatenate(self._settled)
        self._settled.clear()
        return found

    def _settle(self) -> None:
        found = np.concatenate([np.zeros(0, np.uint8), *self._fresh])
        self._settled.append(found.astype(np.min_scalar_type(found.max(initial=0))))
        self._fresh.clear()


@dataclass(slots=True)
class Gathering:
    """Takes documents in one by one, each word as its number; documents are numbered as they come."""

    _numbers: defaultdict[str, int] = field(default_factory=defaultdict)
    _counts: list[int] = field(default_factory=list)
    _words: Column = field(default_factory=Column)
    _weights: Column = field(default_factory=Column)
    _times: Column = field(default_factory=Column)

    def __post_init__(self) -> None:
        self._numbers.default_factory = self._numbers.__len__

    def add(self, document: AnalysedDocument) -> None:
        words = np.fromiter(map(self._numbers.__getitem__, document.words.split()), np.uint32)
        self._counts.append(len(words))
        self._words.add(words)
        self._weights.add(np.frombuffer(document.weights, np.uint32))
        self._times.add(np.frombuffer(document.times, np.uint32))

    def gathered(self, terms_of: TermsOf, weights: Weights) -> Gathered:
        """All of them; nothing is left here."""
        lists = Lists(starts_of(np.array(self._counts, np.int64)), self._words.joined())
        rows = Rows(lists, self._weights.joined(), self._times.joined())
        words = list(self._numbers)
        self._numbers.clear()
        vocabulary = make_vocabulary(words, np.bincount(rows.words.values, minlength=len(words)), terms_of)
        lengths = lengths_of(rows, vocabulary)
        norms = norms_of(lengths, average_step(lengths), weights)
        return Gathered(lengths, vocabulary, postings_of(rows, vocabulary, norms, weights))


def gather(documents: Iterable[AnalysedDocument], terms_of: TermsOf, weights: Weights) -> Gathered:
    """Documents are numbered as they come."""
    gathering = Gathering()
    for document in documents:
        gathering.add(document)
    return gathering.gathered(terms_of, weights)


def lengths_of(rows: Rows, vocabulary: Vocabulary) -> Numbers:
    """How many terms each document has, with repeats."""
    counts = vocabulary.found_by.counts[rows.words.values] * rows.times
    sums = starts_of(counts)
    return np.diff(sums[rows.words.starts])


def average_step(lengths: Numbers) -> int:
    """The logarithm of the average length, in steps."""
    return round(AVERAGE_STEPS * math.log2(max(1.0, int(lengths.sum()) / max(1, len(lengths)))))


def norms_of(lengths: Numbers, average_step: int, weights: Weights) -> Numbers:
    """Of each document what BM25 sets a frequency against."""
    average = 2 ** (average_step / AVERAGE_STEPS)
    steps = np.searchsorted(STEP_BOUNDS, np.maximum(lengths, 1))
    by_step = [
        weights.k1 * (1 - weights.b + weights.b * 2 ** (step / LENGTH_STEPS) / average)
        for step in range(MOST_STEPS + 1)
    ]
    return np.array(by_step)[steps]


def postings_of(rows: Rows, vocabulary: Vocabulary, norms: Numbers, weights: Weights) -> Lists:
    """The postings of each term."""
    bounds = [*range(0, len(rows.words), TOGETHER), len(rows.words)]
    parts = deque(_postings(rows, vocabulary, norms, weights, first, end) for first, end in pairwise(bounds))
    counts = np.zeros(len(vocabulary.terms), np.int64)
    for part in parts:
        counts[part.terms] += part.postings.counts
    starts = starts_of(counts)
    found, ends = np.empty(starts[-1], np.uint32), starts[:-1].copy()
    while parts:  # none is kept for longer than it takes
        part = parts.popleft()
        found[np.repeat(ends[part.terms], part.postings.counts) + within(part.postings)] = part.postings.values
        ends[part.terms] += part.postings.counts
    return Lists(starts, found)


def _postings(rows: Rows, vocabulary: Vocabulary, norms: Numbers, weights: Weights, first: int, end: int) -> Part:
    """Those of the documents from `first` up to `end`."""
    words = rows.words.part(first, end)
    found = vocabulary.found_by.taken(words.values)
    is_word = within(found) < np.repeat(vocabulary.exact[words.values], found.counts)
    numbers = np.repeat(np.repeat(np.arange(first, end, dtype=np.uint32), words.counts), found.counts)
    counted = rows.weights[rows.words.starts[first] : rows.words.starts[end]].astype(np.int64)
    counted = np.repeat(counted, found.counts) * np.where(is_word, UNIT, round(weights.part * UNIT))
    order = in_groups(found.values)
    terms, numbers, counted, is_word = found.values[order], numbers[order], counted[order], is_word[order]
    is_first = np.ones(len(terms), bool)
    is_first[1:] = (terms[1:] != terms[:-1]) | (numbers[1:] != numbers[:-1])
    firsts = np.flatnonzero(is_first)
    terms, numbers = terms[firsts], numbers[firsts]
    sums = np.add.reduceat(counted, firsts) if len(firsts) else counted
    is_word = np.logical_or.reduceat(is_word, firsts) if len(firsts) else is_word
    levels = levels_of(sums / UNIT**2 / norms[numbers], weights.k1)
    postings = numbers << np.uint32(NUMBER_SHIFT) | np.where(is_word, IS_WORD, 0).astype(np.uint32) | levels
    starts = np.flatnonzero(np.diff(terms, prepend=-1))
    return Part(terms[starts], Lists(np.append(starts, len(terms)), postings))


def levels_of(ratios: Numbers, k1: float) -> Numbers:
    """Levels are spread evenly over the impact's logarithm, from LOWEST to BM25's limit; a ratio is frequency by norm."""
    impacts = [LOWEST * ((k1 + 1) / LOWEST) ** ((level - 0.5) / (LEVELS - 1)) for level in range(1, LEVELS)]
    bounds = np.array([impact / (k1 + 1 - impact) for impact in impacts])
    return np.searchsorted(bounds, ratios, side="right").astype(np.uint32)


def impact_of(level: int, k1: float) -> float:
    """The impact that a level stands for."""
    impact: float = LOWEST * ((k1 + 1) / LOWEST) ** (level / (LEVELS - 1))
    return impact
