"""How a ranking by weighted scores holds when the weights change: which vectors of scores lead under which weightings.

The measure is uniform over the weight simplex: every way of sharing the whole weight over the lenses counts alike. It is
taken as the share of a fixed, evenly spread sample of weightings, so the same scores give the same share on every machine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import mul

Scores = tuple[int, ...]
"""One score a lens, in the lenses' order."""
Counts = Mapping[Scores, int]
"""How many needs have each vector of scores."""

SAMPLE = 4096
"""Weightings that are tried: the share is then right to about half a per cent."""
BASES = (2, 3, 5, 7, 11, 13, 17, 19)


def shares_in_top(counts: Counts, top: int, sample: int = SAMPLE) -> dict[Scores, float]:
    """In which share (0–1) of all weightings each vector is among the `top`; those that are left out never are."""
    if not counts:
        return {}
    rivals = contenders(counts, top)
    times = dict.fromkeys(rivals, 0)
    for weighting in even_weightings(len(rivals[0]), sample):
        for scores in leaders(rivals, counts, weighting, top):
            times[scores] += 1
    return {scores: found / sample for scores, found in times.items() if found}


def contenders(counts: Counts, top: int) -> list[Scores]:
    """The vectors that can be among the `top` under some weighting where every lens weighs something.

    A vector that is nowhere better and somewhere worse than `top` needs is below all of them whatever the weights. Those
    needs stand before it in this order, so it is enough to look at the vectors that were kept: being worse is transitive.
    """
    kept: list[Scores] = []
    for scores in sorted(counts, key=lambda scores: (-sum(scores), scores)):
        ahead = 0
        for other in kept:
            if all(map(int.__ge__, other, scores)):
                ahead += counts[other]
                if ahead >= top:
                    break
        else:
            kept.append(scores)
    return kept


def leaders(rivals: Sequence[Scores], counts: Counts, weights: Sequence[float], top: int) -> Iterator[Scores]:
    """The vectors that fewer than `top` needs are strictly above; equal ones share their place."""
    values = [(sum(map(mul, weights, scores)), scores) for scores in rivals]
    values.sort(reverse=True)
    passed, above, highest = 0, 0, None
    for value, scores in values:
        if value != highest:
            above, highest = passed, value
            if above >= top:
                return
        yield scores
        passed += counts[scores]


@cache
def even_weightings(lenses: int, sample: int) -> tuple[tuple[float, ...], ...]:
    """`sample` points spread evenly over the simplex: the gaps between sorted points of a Halton sequence."""
    axes = BASES[: lenses - 1]
    points = (sorted(radical_inverse(number, base) for base in axes) for number in range(1, sample + 1))
    return tuple(
        tuple(end - start for start, end in zip((0.0, *point), (*point, 1.0), strict=True)) for point in points
    )


def radical_inverse(number: int, base: int) -> float:
    """The digits of `number` in `base`, mirrored at the point."""
    inverse, place = 0.0, 1.0
    while number:
        number, digit = divmod(number, base)
        place /= base
        inverse += digit * place
    return inverse
