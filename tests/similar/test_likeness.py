"""What is near, against comparing all with all."""

import random
from collections import Counter
from math import log, sqrt

from hypothesis import given
from hypothesis import strategies as st

from stafett.similar import Index, Profile
from stafett.similar.candidates import BLOCK, MOST_CANDIDATES, MOST_SHARED, Rows

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
    matches = dict(Index(made).matches(0.05))
    for own in made:
        found = {match.id: match.likeness for match in matches.get(own.id, ())}
        for other in made:
            expected = oracle(own, other, made)
            if other is not own and expected > 0.0501:
                assert abs(found[other.id] - expected) < 1e-4
            elif expected < 0.0499:
                assert other.id not in found


@given(profiles)
def test_the_nearest_come_first_and_may_be_asked_to_share_a_code_of_one_vocabulary(made: list[Profile]) -> None:
    codes = {profile.id: profile.codes for profile in made}
    every, sharing = dict(Index(made).matches(0.01)), dict(Index(made).matches(0.01, sharing="areas"))
    for key, matches in every.items():
        assert sorted(matches, key=lambda match: (-match.likeness, match.id)) == [*matches]
        areas = {code for code in codes[key] if code[0] == "areas"}
        assert tuple(match for match in matches if areas & codes[match.id]) == sharing.get(key, ())


@given(profiles, st.randoms())
def test_the_order_of_the_profiles_changes_nothing(made: list[Profile], chance: random.Random) -> None:
    assert dict(Index(made).matches(0.01)) == dict(Index(chance.sample(made, len(made))).matches(0.01))


def test_a_match_tells_what_is_shared_the_rarest_first_and_leaves_out_what_many_have() -> None:
    common = {"vård": "vård"}
    made = [Profile(f"n{number}", frozenset({("areas", "all")}), common) for number in range(38)]
    made += [
        Profile(
            "one", frozenset({("areas", "all"), ("areas", "lungs")}), {**common, "mät": "mätning", "lung": "lunga"}
        ),
        Profile("two", frozenset({("areas", "all"), ("areas", "lungs")}), {**common, "mät": "mäter", "lung": "lungor"}),
    ]
    (match,) = dict(Index(made).matches(0.1, sharing="areas"))["one"]
    assert match.codes == (("areas", "lungs"), ("areas", "all"))
    assert match.terms == ("lung", "mät")


def test_the_work_grows_with_the_catalogue_and_not_with_its_square() -> None:
    """Each entry is compared with a bounded number of others, however many share a feature with it."""
    made = [Profile(f"n{number:04}", frozenset({("areas", "a")}), {f"w{number % 90}": "w"}) for number in range(2000)]
    assert {len(matches) for matches in dict(Index(made).matches(0.0)).values()} == {12}


def test_the_candidates_are_those_that_share_the_most_in_rare_features() -> None:
    chance = random.Random(7)
    rows = [chance.sample(range(20), 5) + chance.sample(range(20, 400), 20) for _ in range(2 * BLOCK + 50)]
    counts = Counter(feature for row in rows for feature in row)
    expected: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        rare = {feature for feature in row if counts[feature] <= MOST_SHARED}
        shared = {other: sum(1000 // counts[f] for f in rare.intersection(rows[other])) for other in range(len(rows))}
        best = sorted((other for other in shared if shared[other] and other != number), key=lambda o: (-shared[o], -o))
        expected[number] = best[:MOST_CANDIDATES]
    found: dict[int, list[int]] = {number: [] for number in expected}
    for number, other in Rows.of(rows, lambda count: 1000 // count).candidates():
        found[number].append(other)
    assert found == expected
