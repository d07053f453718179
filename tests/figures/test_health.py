from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from catalogues import make_catalogue, make_need, make_solution

from stafett.check.schema.site import Health
from stafett.figures import concerns, health_problems
from stafett.figures.health import Lapse, months_after

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ANNOUNCED = [("identified", "2026-01-01"), ("screened", "2026-02-01"), ("announced", "2026-06-01")]


def lapses(*needs: Any, solutions: Any = (), now: datetime = NOW, **settings: Any) -> list[tuple[str, str]]:
    return [(found.lapse, found.id) for found in concerns(make_catalogue(needs, solutions, **settings), now)]


@pytest.mark.parametrize(
    ("answer_by", "stages", "is_told"),
    [
        ("2026-11-01T16:00", (), True),
        ("2026-11-21T09:30", (), True),  # half past nine in Stockholm is half past eight in UTC
        ("2026-11-21T10:30", (), False),
        ("2026-11-01T16:00", ("proposed",), False),
        ("2026-11-01T16:00", ("withdrawn",), True),
        ("2026-11-01T16:00", ("withdrawn", "proposed"), False),
    ],
)
def test_a_deadline_that_passed_without_an_answer_is_told(
    answer_by: str, stages: tuple[str, ...], *, is_told: bool
) -> None:
    need = make_need("andas", *ANNOUNCED, announcement={"answer_by": answer_by})
    solutions = [make_solution(f"svar-{number}", stage=stage) for number, stage in enumerate(stages)]
    assert lapses(need, solutions=solutions) == ([(Lapse.UNANSWERED, "andas")] if is_told else [])


def test_a_need_that_rests_is_told_the_day_after_its_day() -> None:
    def parked(revisit: str) -> Any:
        return make_need(
            "vila", *ANNOUNCED[:1], ("parked", "2026-02-01"), parked={"reason": "Paus", "revisit": revisit}
        )

    assert lapses(parked("2026-11-20")) == [(Lapse.REVISIT, "vila")]
    assert lapses(parked("2026-11-21")) == []


def test_a_need_long_at_one_stage_is_told_after_the_months_of_the_site() -> None:
    need = make_need("andas", ("identified", "2026-01-01"))
    assert lapses(need, health=Health(stage_months="10")) == [(Lapse.LINGERS, "andas")]
    assert lapses(need, health=Health(stage_months="11")) == []


@pytest.mark.parametrize("end", ["followed_up", "closed", "merged"])
def test_a_need_that_is_done_may_stand_where_it_is_for_ever(end: str) -> None:
    assert lapses(make_need("andas", ("identified", "2001-01-01"), (end, "2001-02-01"))) == []


SINCE_SPRING = {"log": [{"stage": "implemented", "date": "2026-03-01"}]}


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        (SINCE_SPRING, True),
        ({**SINCE_SPRING, "feedback": [{"date": "2026-02-01", "from": "staff", "text": "Under pilotet"}]}, True),
        ({**SINCE_SPRING, "feedback": [{"date": "2026-05-01", "from": "staff", "text": "Bra"}]}, False),
        ({**SINCE_SPRING, "stage": "pilot"}, False),
        ({"log": [{"stage": "implemented", "date": "2026-08-01"}]}, False),
        ({"outcomes": [{"measure": "Tid", "date": "2026-02-02"}]}, True),
        ({}, False),
    ],
)
def test_an_implemented_solution_that_nobody_has_told_of_since_is_told(
    fields: dict[str, Any], *, is_told: bool
) -> None:
    need = make_need("andas", ("identified", "2026-11-01"))
    found = lapses(need, solutions=[make_solution("mataren", **fields)])
    assert found == ([(Lapse.NO_FEEDBACK, "mataren")] if is_told else [])


def test_a_solution_without_dates_of_its_own_is_counted_from_its_needs_log() -> None:
    need = make_need("andas", ("identified", "2026-01-01"), ("implemented", "2026-04-01"))
    assert lapses(need, solutions=[make_solution("mataren")]) == [(Lapse.NO_FEEDBACK, "mataren")]


def test_the_longest_wait_comes_first_and_the_most_pressing_kind_before_that() -> None:
    old = make_need("gammal", ("identified", "2020-01-01"))
    older = make_need("aldre", ("identified", "2019-01-01"))
    late = make_need("sen", *ANNOUNCED, announcement={"answer_by": "2026-11-01T16:00"})
    assert [entry for _, entry in lapses(old, older, late)] == ["sen", "aldre", "gammal"]


def test_concerns_are_warnings_at_their_files() -> None:
    catalogue = make_catalogue([make_need("gammal", ("identified", "2020-01-31"))])
    [problem] = health_problems(catalogue, NOW)
    assert (problem.code, str(problem.place), problem.severity) == (
        "health-lingers",
        "content/needs/gammal.md",
        "warning",
    )
    assert problem.values["since"] == "2020-01-31"


def test_months_end_where_the_month_does() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 1, 31), 12) == date(2027, 1, 31)
    for days in range(800):
        day = date(2025, 1, 1) + timedelta(days)
        assert (months_after(day, 1) - day).days in range(28, 32)
