from decimal import Decimal
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stafett.render.charts import Point, loop, outcome_range, radar


def distance(first: Point, second: Point) -> float:
    return dist((first.x, first.y), (second.x, second.y))


@given(st.tuples(*[st.integers(1, 5)] * 5))
def test_a_radars_marks_lie_as_far_out_as_their_scores(scores: tuple[int, ...]) -> None:
    picture = radar(scores)
    grid = picture.grid
    for score, mark, spoke in zip(scores, picture.marks, grid.spokes, strict=True):
        whole = distance(grid.middle, spoke.end)
        assert distance(grid.middle, mark) == pytest.approx(whole * score / 5, abs=0.2)


def test_a_radar_begins_straight_up_and_goes_clockwise() -> None:
    grid = radar((5, 5, 5, 5, 5)).grid
    assert grid.spokes[0].end.x == grid.middle.x
    assert grid.spokes[0].end.y < grid.middle.y
    assert grid.spokes[1].end.x > grid.middle.x
    assert [spoke.anchor for spoke in grid.spokes] == ["middle", "start", "start", "end", "end"]


def test_a_radar_of_full_scores_fills_the_outermost_ring() -> None:
    picture = radar((5, 5, 5, 5, 5))
    assert picture.shape == picture.grid.rings[-1]
    assert len(picture.grid.rings) == 5


@given(st.lists(st.integers(0, 5000), min_size=7, max_size=7))
def test_the_round_lies_within_its_picture(counts: list[int]) -> None:
    picture = loop(counts)
    for station in picture.stations:
        assert station.radius <= station.at.x <= picture.width - station.radius
        assert station.radius <= station.at.y <= picture.height - station.radius
        assert 0 < station.label.y < picture.height
    assert picture.total == sum(counts)


def test_stations_go_clockwise_from_the_batons_left_end() -> None:
    first, *_, last = (station.at for station in loop([1] * 7).stations)
    picture = loop([1] * 7)
    assert picture.baton.x < first.x
    assert first.y < picture.middle.y < last.y
    assert picture.baton.y == picture.middle.y


def test_stations_and_the_baton_are_equally_far_apart() -> None:
    picture = loop([3] * 7)
    top = [picture.stations[0].at, picture.stations[1].at, picture.stations[2].at]
    assert distance(top[0], top[1]) == pytest.approx(distance(top[1], top[2]), abs=1)
    assert picture.stations[3].at.y == picture.middle.y


def test_a_fuller_stage_has_a_larger_disc_and_an_empty_one_still_holds_its_number() -> None:
    few, many, none, *_ = (station.radius for station in loop([1, 40, 0, 2, 3, 4, 5]).stations)
    assert none < few < many
    assert none >= 17


def test_an_empty_catalogue_has_a_round() -> None:
    assert {station.radius for station in loop([0] * 7).stations} == {17.0}


CASES = [
    # baseline, target, actual: which way is better, the share of the way, and whether it is reached
    ("38", "75", "61", Decimal(23) / Decimal(37), False),
    ("38", "75", "75", Decimal(1), True),
    ("38", "75", "90", Decimal(52) / Decimal(37), True),
    ("46", "32", "34", Decimal(12) / Decimal(14), False),
    ("46", "32", "30", Decimal(16) / Decimal(14), True),
    ("10", "20", "5", Decimal("-0.5"), False),
    ("5", "5", "5", None, True),
    ("5", "5", "4", None, False),
    ("5", "10", None, None, False),
]


@pytest.mark.parametrize(("baseline", "target", "actual", "way", "is_reached"), CASES)
def test_an_outcome_is_measured_against_its_goal(
    baseline: str, target: str, actual: str | None, way: Decimal | None, *, is_reached: bool
) -> None:
    picture = outcome_range(Decimal(baseline), Decimal(target), Decimal(actual) if actual else None)
    assert picture.way == way
    assert picture.is_reached is is_reached


numbers = st.decimals(-10_000, 10_000, places=2)


@given(numbers, numbers, st.none() | numbers)
def test_better_is_always_to_the_right(baseline: Decimal, target: Decimal, actual: Decimal | None) -> None:
    picture = outcome_range(baseline, target, actual)
    assert 0 <= picture.baseline <= picture.target <= picture.width
    if actual is not None and picture.actual is not None and baseline != target:
        assert 0 <= picture.actual <= picture.width
        assert (picture.actual >= picture.target) or not picture.is_reached
