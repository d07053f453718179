"""The ranking under other weights, against reasoning and against asking every need under every weighting."""

import random
from collections import Counter
from itertools import product
from operator import mul

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stafett.figures.changes import score_changes, weight_changes
from stafett.figures.ranking import places
from stafett.figures.stability import Scores, contenders, even_weightings, leaders, shares_in_top

catalogues = st.lists(st.tuples(*[st.integers(1, 5)] * 5), min_size=1, max_size=40)
WEIGHTS = [25, 15, 20, 15, 25]
AWAY = 0.012


def value(scores: Scores, weights: list[int]) -> int:
    return sum(map(mul, scores, weights))


def is_top(own: int, needs: list[Scores], weights: list[int], top: int) -> bool:
    """The definition itself: fewer than `top` others are strictly above."""
    return sum(value(other, weights) > value(needs[own], weights) for other in needs) < top


@pytest.mark.parametrize(
    ("needs", "first", "share"),
    [
        ([(5, 1, 1, 1, 1), (1, 5, 1, 1, 1)], 0, 1 / 2),
        ([(5, 1, 1, 1, 1), (1, 5, 1, 1, 1), (1, 1, 5, 1, 1)], 1, 1 / 3),
        ([(5, 1, 1, 1, 1), (3, 3, 1, 1, 1)], 0, 1 / 2),
        ([(5, 1, 1, 1, 1), (2, 2, 2, 2, 2)], 0, (3 / 4) ** 4),
        ([(5, 1, 1, 1, 1), (3, 3, 3, 3, 3)], 0, (1 / 2) ** 4),
        ([(5, 5, 1, 1, 1), (3, 3, 3, 3, 3)], 0, 5 / 16),
        ([(4, 4, 4, 4, 4), (4, 4, 4, 4, 3)], 0, 1),
    ],
)
def test_the_share_of_weightings_that_puts_a_need_first_is_what_geometry_says(
    needs: list[Scores], first: int, share: float
) -> None:
    assert shares_in_top(Counter(needs), 1)[needs[first]] == pytest.approx(share, abs=AWAY)


@settings(max_examples=30, deadline=None)
@given(catalogues, st.integers(1, 10))
def test_shares_are_those_of_asking_every_need_under_every_weighting(needs: list[Scores], top: int) -> None:
    sample = even_weightings(5, 128)
    found = shares_in_top(Counter(needs), top, 128)
    for own, scores in enumerate(needs):
        times = sum(is_top_by(own, needs, weighting, top) for weighting in sample)
        assert found.get(scores, 0) == times / 128


def is_top_by(own: int, needs: list[Scores], weighting: tuple[float, ...], top: int) -> bool:
    values: list[float] = [sum(map(mul, weighting, scores)) for scores in needs]
    return sum(other > values[own] for other in values) < top


def test_the_sample_agrees_with_chance_on_a_catalogue_of_hundreds() -> None:
    chance = random.Random(7)
    needs = [tuple(chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5]) for _ in range(5)) for _ in range(300)]
    rivals, counts = contenders(Counter(needs), 10), Counter(needs)
    times: Counter[Scores] = Counter()
    for _ in range(8000):
        times.update(leaders(rivals, counts, [chance.expovariate(1) for _ in range(5)], 10))
    shares = shares_in_top(counts, 10)
    for scores in rivals:
        assert shares.get(scores, 0) == pytest.approx(times[scores] / 8000, abs=0.025)


def test_every_weighting_of_the_sample_is_whole_and_every_lens_weighs_alike_in_all_of_them() -> None:
    sample = even_weightings(5, 4096)
    assert all(abs(sum(weighting) - 1) < 1e-12 and min(weighting) >= 0 for weighting in sample)
    assert [sum(column) / len(sample) for column in zip(*sample, strict=True)] == pytest.approx([0.2] * 5, abs=0.002)


def test_a_catalogue_with_every_vector_that_there_is_has_few_contenders() -> None:
    every = Counter(product(range(1, 6), repeat=5))
    assert len(contenders(every, 10)) == 111


@settings(max_examples=25, deadline=None)
@given(catalogues, st.integers(1, 10))
def test_the_smallest_change_of_a_weight_is_the_one_that_trying_them_all_finds(needs: list[Scores], top: int) -> None:
    changes = weight_changes(Counter(needs), WEIGHTS, 1, top)
    for own, scores in enumerate(needs):
        now = is_top(own, needs, WEIGHTS, top)
        tried = [
            abs(weight - WEIGHTS[lens])
            for lens in range(5)
            for weight in range(1, 101)
            if is_top(own, needs, [*WEIGHTS[:lens], weight, *WEIGHTS[lens + 1 :]], top) != now
        ]
        change = changes.get(scores)
        assert (abs(change.weight - WEIGHTS[change.lens]) if change else None) == min(tried, default=None)


@settings(max_examples=60, deadline=None)
@given(catalogues, st.integers(1, 10))
def test_the_smallest_change_of_a_score_is_the_one_that_trying_them_all_finds(needs: list[Scores], top: int) -> None:
    changes = score_changes(Counter(needs), WEIGHTS, top)
    for own, scores in enumerate(needs):
        now = is_top(own, needs, WEIGHTS, top)
        tried = []
        for lens, score in product(range(5), range(1, 6)):
            other = (*scores[:lens], score, *scores[lens + 1 :])
            if is_top(own, [*needs[:own], other, *needs[own + 1 :]], WEIGHTS, top) != now:
                tried.append(abs(score - scores[lens]))
        change = changes.get(scores)
        assert (abs(change.score - scores[change.lens]) if change else None) == min(tried, default=None)


def test_equals_share_their_place() -> None:
    counts: dict[Scores, int] = {(3, 1): 1, (1, 3): 1, (2, 1): 1}
    assert [*leaders(list(counts), counts, [10, 10], 1)] == [(3, 1), (1, 3)]
    assert places(counts, [10, 10]) == {(3, 1): 1, (1, 3): 1, (2, 1): 3}
