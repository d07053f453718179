from datetime import date

from catalogues import make_need

from stafett.figures.flow import StageFlow, flow, stage_times
from stafett.figures.periods import Quarter, by_quarter
from stafett.model.process import PROCESS

NEEDS = [
    make_need("a", ("identified", "2026-01-01")),
    make_need("b", ("identified", "2026-01-01"), ("screened", "2026-01-11")),
    make_need("c", ("identified", "2026-01-01"), ("screened", "2026-02-10"), ("parked", "2026-03-01")),
    make_need(
        "d",
        ("identified", "2025-10-01"),
        ("screened", "2025-10-21"),
        ("announced", "2025-11-20"),
        ("screened", "2026-01-01"),
    ),
]


def test_what_one_stage_sends_onward_is_what_the_next_is_reached_by() -> None:
    stages = flow(NEEDS)
    assert [stage.reached for stage in stages[1:]] == [stage.onward for stage in stages[:-1]]
    for stage in stages:
        assert stage.reached == stage.onward + stage.here + stage.back + stage.left


def test_each_need_is_counted_where_it_came_furthest_and_stands_where_it_is() -> None:
    identified, screened, announced, *ahead = flow(NEEDS)
    assert identified == StageFlow("identified", reached=4, onward=3, here=1, back=0, left=0, standing=1)
    assert screened == StageFlow("screened", reached=3, onward=1, here=1, back=0, left=1, standing=2)
    assert announced == StageFlow("announced", reached=1, onward=0, here=0, back=1, left=0, standing=0)
    assert {stage.reached for stage in ahead} == {0}


def test_a_need_that_ended_before_it_was_screened_has_left_from_the_first_stage() -> None:
    [first, *_] = flow([make_need("a", ("identified", "2026-01-01"), ("closed", "2026-01-02"))])
    assert (first.reached, first.left) == (1, 1)


def test_an_empty_catalogue_flows_nowhere() -> None:
    assert [stage.stage for stage in flow([])] == [*PROCESS]
    assert {stage.reached for stage in flow([])} == {0}
    assert stage_times([]) == ()


def test_times_run_between_the_first_comings_to_both_stages() -> None:
    to_screened, to_announced = stage_times(NEEDS)
    assert (to_screened.start, to_screened.end, to_screened.needs) == ("identified", "screened", 3)
    assert (to_screened.low, to_screened.median, to_screened.high) == (15, 20, 30)
    assert (to_announced.low, to_announced.median, to_announced.high) == (30, 30, 30)


def test_quarters_run_without_a_gap_from_the_first_event_to_the_present_one() -> None:
    quarters = by_quarter(NEEDS, date(2026, 7, 1))
    assert [row.quarter for row in quarters] == [Quarter(2025, 4), Quarter(2026, 1), Quarter(2026, 2), Quarter(2026, 3)]
    assert [(row.identified, row.announced) for row in quarters] == [(1, 1), (3, 0), (0, 0), (0, 0)]


def test_what_is_dated_ahead_has_not_happened() -> None:
    assert [row.identified for row in by_quarter(NEEDS, date(2025, 12, 31))] == [1]
    assert len(by_quarter([], date(2026, 5, 1))) == 1
