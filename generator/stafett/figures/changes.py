"""What it would take to move a need into or out of the top: the nearest other weight, the nearest other score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import mul

from stafett.figures.stability import Counts, Scores, contenders, leaders

HIGHEST = 5
WEIGHTS = range(1, 101)
"""The whole numbers that a weight may be moved to."""


@dataclass(frozen=True, slots=True)
class WeightChange:
    """With the lens at place `lens` weighing `weight`, and the others as they are, the need changes sides."""

    lens: int
    weight: int


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """With `score` from the lens at place `lens`, and all else as it is, the need changes sides."""

    lens: int
    score: int


def weight_changes(counts: Counts, weights: Sequence[int], scale: int, top: int) -> dict[Scores, WeightChange]:
    """For each vector that some single weight moves into or out of the top: the smallest such change.

    `weights` are whole numbers, `scale` of them a point of a weight as readers see it. Ties go to the earlier lens, then
    to the heavier weight.
    """
    rivals = contenders(counts, top)
    now = set(leaders(rivals, counts, weights, top))
    found: dict[Scores, tuple[int, int, int]] = {}
    for lens, own in enumerate(weights):
        for weight in WEIGHTS:
            distance = abs(weight * scale - own)
            moved = (*weights[:lens], weight * scale, *weights[lens + 1 :])
            for scores in now ^ set(leaders(rivals, counts, moved, top)):
                found[scores] = min(found.get(scores, (distance, lens, -weight)), (distance, lens, -weight))
    return {scores: WeightChange(lens, -weight) for scores, (_, lens, weight) in found.items()}


def score_changes(counts: Counts, weights: Sequence[int], top: int) -> dict[Scores, ScoreChange]:
    """For each vector that one lens's score alone moves into or out of the top: the smallest such change.

    Ties go to the lens where it moves the need furthest.
    """
    value = {scores: sum(map(mul, weights, scores)) for scores in counts}
    ranked = sorted(counts, key=value.__getitem__, reverse=True)
    values = list(chain.from_iterable(repeat(value[scores], counts[scores]) for scores in ranked))
    if len(values) <= top:
        return {}
    last_in, first_out = values[top - 1], values[top]
    changes: dict[Scores, ScoreChange] = {}
    for scores in counts:
        if value[scores] >= last_in:
            change = lowered(scores, value[scores] - first_out, weights)
        else:
            change = raised(scores, last_in - value[scores], weights)
        if change:
            changes[scores] = change
    return changes


def raised(scores: Scores, lacking: int, weights: Sequence[int]) -> ScoreChange | None:
    """The fewest points more from one lens that give at least `lacking`."""
    needed = {lens: -(-lacking // weight) for lens, weight in enumerate(weights)}
    return nearest({lens: scores[lens] + points for lens, points in needed.items()}, scores, weights)


def lowered(scores: Scores, margin: int, weights: Sequence[int]) -> ScoreChange | None:
    """The fewest points less from one lens that take more than `margin`."""
    needed = {lens: margin // weight + 1 for lens, weight in enumerate(weights)}
    return nearest({lens: scores[lens] - points for lens, points in needed.items()}, scores, weights)


def nearest(found: Mapping[int, int], scores: Scores, weights: Sequence[int]) -> ScoreChange | None:
    """The smallest of the changes that lead to a score that there is."""
    allowed = [lens for lens, score in found.items() if 1 <= score <= HIGHEST]
    if not allowed:
        return None
    lens = min(allowed, key=lambda lens: (abs(found[lens] - scores[lens]), -weights[lens], lens))
    return ScoreChange(lens, found[lens])
