from dataclasses import replace
from typing import Any

from catalogues import LANGUAGES, make_need

from stafett.figures.completeness import PARTS, completeness
from stafett.markdown import parse
from stafett.model.need import Need

WHOLE: dict[str, Any] = {
    "kinds": ["medical"],
    "care_stages": ["primary_care"],
    "patient_groups": ["older_adults"],
    "strategy": ["health_data"],
    "quantity": {"patients_per_year": "10", "source": "Registret"},
    "screening": {
        "conflicts_of_interest": "Inga",
        "staff_votes": "0",
        "societal_economy": {"summary": "Lönar sig", "method": "Kalkyl"},
        "life_cycle": {"summary": "Mindre plast", "source": "Rapport"},
    },
    "preconditions": {side: [] for side in ("clinical", "technical", "legal", "organisational", "economic")},
    "procurement": {"plan": "none_yet"},
    "contact": {"role": "Enheten", "phone": "+46 10 000 00 00"},
}
WAY = [("identified", "2026-01-01"), ("screened", "2026-02-01"), ("announced", "2026-03-01")]


def translated(need: Need) -> Need:
    entry = replace(need.entry, documents={"sv": parse("Text"), "en": parse("Text")})
    return replace(need, entry=entry)


def test_a_need_with_everything_lacks_nothing() -> None:
    found = completeness(translated(make_need("andas", *WAY, **WHOLE)), LANGUAGES)
    assert found.missing == ()
    assert found.share == 1
    assert set(found.asked) == {"story", *PARTS, "translation en"}


def test_each_part_that_is_taken_away_is_missed_and_counts_alike() -> None:
    for field in WHOLE:
        without = {key: value for key, value in WHOLE.items() if key != field}
        found = completeness(translated(make_need("andas", *WAY, **without)), LANGUAGES)
        assert found.missing, field
        assert found.share == 1 - len(found.missing) / len(found.asked)


def test_a_need_is_asked_for_no_more_than_it_has_come_to() -> None:
    asked = [completeness(make_need("andas", *WAY[:steps]), LANGUAGES).asked for steps in (1, 2, 3)]
    assert "conflicts" not in asked[0]
    assert "conflicts" in asked[1]
    assert "procurement" not in asked[1]
    assert set(asked[0]) < set(asked[1]) < set(asked[2])


def test_a_need_that_went_back_is_asked_for_what_it_once_came_to() -> None:
    found = completeness(make_need("andas", *WAY, ("screened", "2026-04-01")), LANGUAGES)
    assert "procurement" in found.asked


def test_a_story_of_nothing_and_a_missing_translation_are_missed() -> None:
    found = completeness(make_need("andas", *WAY[:1], body="  \n"), LANGUAGES)
    assert {"story", "translation en"} <= set(found.missing)
    assert "translation en" not in completeness(make_need("andas", *WAY[:1]), ("sv",)).asked
