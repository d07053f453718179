"""Many short lists of numbers in two arrays."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Lists:
    """List i is `values[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    values: Numbers

    @property
    def counts(self) -> Numbers:
        return np.diff(self.starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def of(self, place: int) -> Numbers:
        found: Numbers = self.values[self.starts[place] : self.starts[place + 1]]
        return found

    def part(self, first: int, end: int) -> "Lists":
        """The lists from place `first` up to `end`."""
        starts = self.starts[first : end + 1]
        return Lists(starts - starts[0], self.values[starts[0] : starts[-1]])

    def taken(self, places: Numbers) -> "Lists":
        """The lists at `places`, in that order."""
        counts = self.counts[places]
        starts = starts_of(counts)
        shift = np.repeat(self.starts[places] - starts[:-1], counts)
        return Lists(starts, self.values[np.arange(starts[-1]) + shift])


def starts_of(counts: Numbers) -> Numbers:
    """Where lists with so many members begin, and the end of the last."""
    starts = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def grouped(groups: Numbers, values: Numbers, count: int) -> Lists:
    """List i has the values whose group is i, in their order; groups are below `count`."""
    order = in_groups(groups)
    return Lists(starts_of(np.bincount(groups, minlength=count)), values[order])


def in_groups(groups: Numbers) -> Numbers:
    """The places of the groups' members, group by group, in each group in their order."""
    keys = groups.astype(np.uint64) << np.uint64(32) | np.arange(len(groups), dtype=np.uint64)
    keys.sort()
    return (keys & np.uint64(0xFFFF_FFFF)).astype(np.int64)
