"""Which rows of features share the most in rare ones: all of them at once, block by block, over the features' postings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

MOST_SHARED = 30
"""A feature that more rows have finds no candidates."""
MOST_CANDIDATES = 12
BLOCK = 100
"""Rows looked at together: it bounds memory."""

Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """The features of row n, by their numbers, are `features[starts[n]:starts[n + 1]]`, each once; counts and weights are by feature."""

    starts: Integers
    features: Integers
    counts: Integers
    weights: Integers

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]], weigh: Callable[[int], int]) -> "Rows":
        """`weigh` tells a feature's weight by how many rows have it."""
        features = np.fromiter((feature for row in rows for feature in row), np.int64)
        counts = np.bincount(features)
        by_count = np.zeros(len(rows) + 1, np.int64)
        for count in np.unique(counts).tolist():
            by_count[count] = weigh(count)
        return cls(_starts(map(len, rows)), features, counts, by_count[counts])

    def candidates(self) -> Iterator[tuple[int, int]]:
        """(row, other row) for the `MOST_CANDIDATES` that share the most with each; of equals the later ones."""
        postings = self._postings()
        for first in range(0, len(self.starts) - 1, BLOCK):
            last = min(first + BLOCK, len(self.starts) - 1)
            rows, others = _best(*self._shared(first, last, *postings))
            yield from zip(rows.tolist(), others.tolist(), strict=True)

    def _postings(self) -> tuple[Integers, Integers]:
        """Where each feature's rows begin, and the rows; common features have none."""
        is_rare = (self.counts > 1) & (self.counts <= MOST_SHARED)
        chosen = is_rare[self.features]
        order = np.argsort(self.features[chosen], kind="stable")
        rows = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        return _starts(np.where(is_rare, self.counts, 0)), rows[chosen][order]

    def _shared(self, first: int, last: int, starts: Integers, posted: Integers) -> tuple[Integers, Integers, Integers]:
        """(row, other row, weight of what they share) of all in the block that share something rare."""
        features = self.features[self.starts[first] : self.starts[last]]
        rows = np.repeat(np.arange(first, last), np.diff(self.starts[first : last + 1]))
        lengths = starts[features + 1] - starts[features]
        places = np.arange(lengths.sum()) + np.repeat(starts[features] - _starts(lengths)[:-1], lengths)
        rows, others, weights = np.repeat(rows, lengths), posted[places], np.repeat(self.weights[features], lengths)
        order = np.lexsort((others, rows))
        order = order[rows[order] != others[order]]
        rows, others = rows[order], others[order]
        begins = np.flatnonzero(np.diff(rows, prepend=-1) | np.diff(others, prepend=-1))
        sums = np.add.reduceat(weights[order], begins) if len(begins) else weights[:0]
        return rows[begins], others[begins], sums


def _best(rows: Integers, others: Integers, weights: Integers) -> tuple[Integers, Integers]:
    order = np.lexsort((-others, -weights, rows))
    rows, others = rows[order], others[order]
    ranks = np.arange(len(rows)) - np.searchsorted(rows, rows)
    chosen = ranks < MOST_CANDIDATES
    return rows[chosen], others[chosen]


def _starts(lengths: Iterable[int] | Integers) -> Integers:
    """Where each of several runs begins that stand one after the other, and where the last one ends."""
    found = lengths if isinstance(lengths, np.ndarray) else np.fromiter(lengths, np.int64)
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(found)])
