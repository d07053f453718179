"""The guidance of the example catalogue, against counting in the files themselves."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from stafett.check import check_sources
from stafett.model import Catalogue, assemble
from stafett.model.guidance import count_lessons, side_record
from stafett.model.process import SIDES
from stafett.read import Kind, read_sources

ROOT = Path(__file__).parents[2]


@cache
def example() -> Catalogue:
    return assemble(check_sources(*read_sources(ROOT)))


@cache
def written(kind: Kind) -> dict[str, dict[str, Any]]:
    """The front matter of every published file in the first language, as it was read."""
    sources, _ = read_sources(ROOT)
    return {
        source.id: source.data
        for source in sources
        if source.kind is kind and "." not in Path(source.path).stem and source.data.get("draft") != "true"
    }


@pytest.mark.parametrize("side", SIDES)
def test_demands_are_those_of_the_needs_that_were_announced(side: str) -> None:
    asked: Counter[str] = Counter()
    for key, need in written(Kind.NEED).items():
        if any(step["stage"] == "announced" for step in need["log"]):
            asked[key] = len(need["preconditions"].get(side) or [])
    found = Counter(demand.need for demand in side_record(example(), side).demands)
    assert found == +asked


@pytest.mark.parametrize("side", SIDES)
def test_replies_count_what_solutions_say_where_something_is_asked_for_and_unknown_where_they_say_nothing(
    side: str,
) -> None:
    needs = written(Kind.NEED)
    answers = Counter(
        solution.get("fit", {}).get(need, {}).get(side, {"answer": "unknown"})["answer"]
        for solution in written(Kind.SOLUTION).values()
        for need in solution["answers"]
        if needs[need].get("preconditions", {}).get(side)
    )
    assert answers
    assert Counter(side_record(example(), side).answered()) == +answers | Counter()


@pytest.mark.parametrize("side", SIDES)
def test_every_lesson_of_the_side_is_there_the_latest_first(side: str) -> None:
    told = [
        (key, place)
        for key, solution in written(Kind.SOLUTION).items()
        for place, lesson in enumerate(solution.get("lessons", []))
        if lesson["side"] == side
    ]
    lessons = side_record(example(), side).lessons
    assert sorted((lesson.solution, lesson.place) for lesson in lessons) == sorted(told)
    assert count_lessons(example())[side] == len(told)
    dates = [lesson.date for lesson in lessons if lesson.date]
    assert dates == sorted(dates, reverse=True)
