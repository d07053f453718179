"""Needs told twice are found, and needs about the same subject are left in peace."""

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from stafett.check import check_sources
from stafett.check.rules.duplicates import telling
from stafett.read import read_sources
from stafett.similar import Telling, likely_duplicates
from stafett.similar.duplicates import LEAST_LIKENESS, LEAST_WORDS, stems, weigh

ROOT = Path(__file__).parents[2]
WORDS = ["andning", "sömn", "jourtid", "blodprov", "nattvak", "fallrisk", "medicin", "remiss", "ambulans", "tolkning"]
tellings = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=8),
        st.sets(st.sampled_from("ab"), min_size=1),
    ),
    max_size=14,
).map(
    lambda made: [
        Telling(f"n{number:02}", " ".join(title), " ".join(summary), frozenset(areas), "sv")
        for number, (title, summary, areas) in enumerate(made)
    ]
)


@given(tellings)
def test_the_pairs_are_those_that_comparing_all_with_all_finds(made: list[Telling]) -> None:
    weights = weigh([stems(one) for one in made])
    expected = set()
    for one in range(len(made)):
        for two in range(one + 1, len(made)):
            shared = weights[one].keys() & weights[two].keys()
            likeness = sum(weights[one][term] * weights[two][term] for term in shared)
            if made[one].areas & made[two].areas and len(shared) >= LEAST_WORDS and likeness > LEAST_LIKENESS + 1e-6:
                expected.add((made[one].id, made[two].id))
    assert {(pair.one, pair.two) for pair in likely_duplicates(made)} == expected


def example() -> list[Telling]:
    sources, problems = read_sources(ROOT)
    checked = check_sources(sources, problems, with_drafts=True)
    return [telling(need, checked.vocabularies["areas"], "sv") for need in checked.needs.values()]


def test_in_the_example_only_the_two_that_editors_merged_are_found() -> None:
    found = [(pair.one, pair.two) for pair in likely_duplicates(example())]
    assert found == [("rehabilitering-hemma-efter-stroke", "stroketraning-i-glesbygd")]


def test_a_need_told_again_in_other_words_is_found() -> None:
    again = Telling(
        "ny",
        "Följa sin KOL eller astma hemifrån",
        "Den som har astma eller KOL vill kunna mäta sin andning hemma och veta när det blir sämre, utan att åka in.",
        frozenset({"asthma", "copd", "respiratory"}),
        "sv",
    )
    found = [pair for pair in likely_duplicates([*example(), again]) if "ny" in (pair.one, pair.two)]
    assert [pair.one for pair in found] == ["egenmonitorering-vid-astma-och-kol"]
    assert {"astma", "kol"} <= set(found[0].words)


def test_random_needs_are_no_duplicates_and_a_copy_with_a_few_words_changed_is() -> None:
    chance = random.Random(7)
    words = [f"{first}{last}" for first in ("vård", "mät", "sjuk", "natt", "data") for last in syllables(chance, 400)]
    rarity = [1 / (place + 40) for place in range(len(words))]
    made = [
        Telling(
            f"n{number:03}",
            " ".join(chance.choices(words, rarity, k=5)),
            " ".join(chance.choices(words, rarity, k=22)),
            frozenset(chance.choices("abcdefgh", k=2)),
            "sv",
        )
        for number in range(400)
    ]
    assert likely_duplicates(made) == []
    source = made[100]
    rest = source.summary.split()
    copy = replace(source, id="kopia", summary=" ".join([*rest[4:], "helt", "nyskriven", "avslutning"]))
    assert [(pair.one, pair.two) for pair in likely_duplicates([*made, copy])] == [("n100", "kopia")]


def syllables(chance: random.Random, number: int) -> list[str]:
    return ["".join(chance.choice("bdfgklmnprtv") + chance.choice("iouyåäö") for _ in range(3)) for _ in range(number)]


def test_tellings_in_two_languages_are_not_compared() -> None:
    one = Telling("a", "Tele monitor sensor alarm", "Radio digital video", frozenset({"a"}), "sv")
    assert len(likely_duplicates([one, replace(one, id="b")])) == 1
    assert likely_duplicates([one, replace(one, id="b", language="en")]) == []
