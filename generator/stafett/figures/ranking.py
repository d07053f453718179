"""The ranking of needs by the published weights, and how firm each need's place in it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from stafett.check.schema.site import Weights
from stafett.figures.changes import ScoreChange, WeightChange, score_changes, weight_changes
from stafett.figures.stability import Scores, shares_in_top
from stafett.model import Catalogue
from stafett.model.need import Need
from stafett.model.process import LENSES, PROCESS

TOP = 10
"""How many needs stand at the top of the ranking."""
WHOLE = 100
SCALE = 100
"""Weights are compared as whole hundredths."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`place` from 1, shared by equals; `share` (0–1) of all weightings keeps the need among the top.

    The changes are the smallest that move it out of the top, or into it where it is not there.
    """

    place: int
    share: float
    by_weight: WeightChange | None
    by_score: ScoreChange | None

    @property
    def is_top(self) -> bool:
        return self.place <= TOP


@dataclass(frozen=True, slots=True)
class Ranking:
    """`order` are the needs' ids, the first place first, equals newest first; `weights` as readers see and move them."""

    weights: tuple[Decimal, ...]
    order: tuple[str, ...]
    scores: Mapping[str, Scores]
    standings: Mapping[Scores, Standing]
    rows: Mapping[str, int]
    """From a need's id to its index in `order`."""
    waiting: int
    """How many needs on the track have not been screened yet, and so are not ranked."""

    def standing(self, need_id: str) -> Standing | None:
        """Where a need stands; None for those that are not ranked."""
        scores = self.scores.get(need_id)
        return self.standings[scores] if scores else None


def rank_needs(catalogue: Catalogue) -> Ranking:
    """Rank the needs on the track that have been screened; those that have left it compete with nobody."""
    on_track = [need for need in catalogue.needs.values() if need.fields.stage in PROCESS]
    scores = {need.id: scores_of(need) for need in on_track if need.priority is not None}
    weights = shown_weights(catalogue.site.weights)
    standings = find_standings(Counter(scores.values()), weights)
    order = tuple(sorted(scores, key=lambda need_id: standings[scores[need_id]].place))
    rows = {need_id: row for row, need_id in enumerate(order)}
    return Ranking(weights, order, scores, standings, rows, len(on_track) - len(order))


def scores_of(need: Need) -> Scores:
    return tuple(getattr(need.fields.screening, lens).score for lens in LENSES)


def shown_weights(weights: Weights) -> tuple[Decimal, ...]:
    """The published weights where they fit on a scale from 1 to 100, else each one's per cent of them all."""
    own = [getattr(weights, lens) for lens in LENSES]
    if min(own) >= 1 and max(own) <= WHOLE:
        return tuple(map(hundredths, own))
    total = sum(own)
    return tuple(max(LEAST, hundredths(weight * WHOLE / total)) for weight in own)


LEAST = Decimal("0.01")


def hundredths(weight: Decimal) -> Decimal:
    """Rounded, without trailing zeros or an exponent."""
    return Decimal(f"{weight.quantize(LEAST).normalize():f}")


def find_standings(counts: Mapping[Scores, int], weights: tuple[Decimal, ...]) -> dict[Scores, Standing]:
    """Where needs with each vector of scores stand; equal vectors stand alike, and there are few of them."""
    whole = [int(weight * SCALE) for weight in weights]
    shares = shares_in_top(counts, TOP)
    is_contested = sum(counts.values()) > TOP
    by_weight = weight_changes(counts, whole, SCALE, TOP) if is_contested else {}
    by_score = score_changes(counts, whole, TOP)
    return {
        scores: Standing(place, shares.get(scores, 0.0), by_weight.get(scores), by_score.get(scores))
        for scores, place in places(counts, whole).items()
    }


def places(counts: Mapping[Scores, int], weights: list[int]) -> dict[Scores, int]:
    """One more than how many needs are strictly above."""
    value = {scores: sum(map(mul, weights, scores)) for scores in counts}
    found: dict[Scores, int] = {}
    passed, place, last = 0, 1, None
    for scores in sorted(counts, key=value.__getitem__, reverse=True):
        if value[scores] != last:
            place, last = passed + 1, value[scores]
        found[scores] = place
        passed += counts[scores]
    return found
