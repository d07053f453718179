"""What is near, against comparing all with all."""

import random
from math import log, sqrt

from hypothesis import given
from hypothesis import strategies as st

from stafett.similar import Index, Profile

CODES = [("areas", key) for key in "abcd"] + [("kinds", key) for key in "xy"]
TERMS = ["lung", "sömn", "jour", "blod", "natt", "fall"]
profiles = st.lists(
    st.tuples(st.frozensets(st.sampled_from(CODES)), st.frozensets(st.sampled_from(TERMS))), min_size=2, max_size=12
).map(
    lambda made: [
        Profile(f"n{number}", codes, {term: term + "en" for term in terms})
        for number, (codes, terms) in enumerate(made)
    ]
)


def oracle(one: Profile, two: Profile, everyone: list[Profile]) -> float:
    """The mean of two cosines, with each feature's rarity as its weight."""

    def cosine(left: set[object], right: set[object], count: object) -> float:
        def length(features: set[object]) -> float:
            return sqrt(sum(rarity(feature) ** 2 for feature in features))

        def rarity(feature: object) -> float:
            return log(len(everyone) / sum(feature in count(other) for other in everyone))  # type: ignore[operator]

        product = length(left) * length(right)
        return length(left & right) ** 2 / product if product else 0.0

    codes = cosine(set(one.codes), set(two.codes), lambda other: other.codes)
    return 0.5 * codes + 0.5 * cosine(set(one.terms), set(two.terms), lambda other: other.terms)


@given(profiles)
def test_the_near_ones_are_those_that_comparing_all_with_all_finds(made: list[Profile]) -> None:
    index = Index.of(made)
    for own in made:
        found = {key: likeness for likeness, key in index.near(own.id, 0.05)}
        for other in made:
            expected = oracle(own, other, made)
            if other is not own and expected > 0.0501:
                assert abs(found[other.id] - expected) < 1e-4
            elif expected < 0.0499:
                assert other.id not in found


@given(profiles, st.randoms())
def test_the_order_of_the_profiles_changes_nothing(made: list[Profile], chance: random.Random) -> None:
    shuffled = chance.sample(made, len(made))
    index, other = Index.of(made), Index.of(shuffled)
    for own in made:
        assert index.near(own.id, 0.01) == other.near(own.id, 0.01)


def test_a_match_tells_what_is_shared_the_rarest_first_and_leaves_out_what_many_have() -> None:
    common = {"vård": "vård"}
    made = [Profile(f"n{number}", frozenset({("areas", "all")}), common) for number in range(38)]
    made += [
        Profile(
            "one", frozenset({("areas", "all"), ("areas", "lungs")}), {**common, "mät": "mätning", "lung": "lunga"}
        ),
        Profile("two", frozenset({("areas", "all"), ("areas", "lungs")}), {**common, "mät": "mäter", "lung": "lungor"}),
    ]
    match = Index.of(made).explain("one", "two")
    assert match.codes == (("areas", "lungs"), ("areas", "all"))
    assert match.terms == ("lung", "mät")


def test_the_work_grows_with_the_catalogue_and_not_with_its_square() -> None:
    """Each entry is compared with a bounded number of others, however many share a feature with it."""
    made = [Profile(f"n{number:04}", frozenset({("areas", "a")}), {f"w{number % 90}": "w"}) for number in range(2000)]
    index = Index.of(made)
    assert len(index.near("n0000", 0.0)) <= 12
