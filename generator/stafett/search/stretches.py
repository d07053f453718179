"""Where a long row of keys is cut into files: by size, at keys whose letters say so, so that an edit moves few of the cuts."""

from collections.abc import Sequence

import numpy as np

from stafett.search.lists import Numbers

EACH = 8  # one key of so many may begin a file
STEPS = 16  # of sizes, for twice as much
TOGETHER = 20_000  # keys whose letters are looked at in one go: it bounds memory


def letters_of(keys: Sequence[str]) -> Numbers:
    """A row for each key, a column for each letter; 0 beyond the last."""
    table = np.array(keys, dtype=np.str_)
    return table.view(np.uint32).reshape(len(keys), -1) if table.nbytes else np.zeros((len(keys), 1), np.uint32)


def shared_letters(keys: Sequence[str]) -> Numbers:
    """How many each key has in common with the one before; -1 for the first, and for one that is the same."""
    found = [np.array([-1])]
    for first in range(0, len(keys) - 1, TOGETHER):
        letters = letters_of(keys[first : first + TOGETHER + 1])
        differs = letters[1:] != letters[:-1]
        found.append(np.where(differs.any(axis=1), differs.argmax(axis=1), -1))
    return np.concatenate(found)


def may_begin(keys: Sequence[str], shared: Numbers) -> Numbers:
    """Which keys may begin a file: the first of equal ones, chosen by a hash."""
    found = np.zeros(len(keys), bool)
    for first in range(0, len(keys), TOGETHER):
        found[first : first + TOGETHER] = is_chosen(letters_of(keys[first : first + TOGETHER]))
    found[1:] &= shared[1:] >= 0
    return found


def is_chosen(letters: Numbers) -> Numbers:
    factors = np.array([pow(2_654_435_761, place + 1, 2**32) for place in range(letters.shape[1])], np.uint32)
    hashes = np.multiply(letters, factors).sum(axis=1, dtype=np.uint32)
    found: Numbers = (hashes >> np.uint32(16)) % np.uint32(EACH) == 0
    return found


def cuts(sizes: Numbers, is_begin: Numbers, target: int) -> list[int]:
    """Where stretches of at least `target` begin, and the end of the last."""
    sums = np.concatenate([[0], np.cumsum(sizes)])
    begins = np.flatnonzero(is_begin)
    found = [0]
    while len(sizes):
        least = np.searchsorted(sums[:-1], sums[found[-1]] + target)
        place = np.searchsorted(begins, least)
        if place == len(begins):
            return [*found, len(sizes)]
        found.append(int(begins[place]))
    return found


def in_steps(size: float) -> int:
    """The size, rounded up to one of a few."""
    step = 1.0
    while step < size:
        step *= 2 ** (1 / STEPS)
    return int(step)
