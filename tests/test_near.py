"""Which known word a misspelt one was meant to be."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stafett.near import count_slips, nearest

KNOWN = ("summary", "title", "organisation", "in_dialogue", "older_adults", "egenmonitorering-i-hemmet", "kinds")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sumary", "summary"),
        ("summray", "summary"),
        ("titel", "title"),
        ("Title", "title"),
        ("organization", "organisation"),
        ("in-dialogue", "in_dialogue"),
        ("in dialogue", "in_dialogue"),
        ("older_adult", "older_adults"),
        ("egenmonitörering-i-hemet", "egenmonitorering-i-hemmet"),
        ("kind", "kinds"),
        ("ägare", ""),
        ("", ""),
        ("zzzzzzzzzzzz", ""),
    ],
)
def test_the_nearest_word_is_suggested_and_a_far_one_is_not(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant


def test_of_two_words_as_near_the_same_is_always_suggested() -> None:
    assert nearest("cat", ["bat", "cab", "car"]) == nearest("cat", ["car", "cab", "bat"]) == "bat"


def oracle(word: str, other: str) -> int:
    """The definition, letter by letter."""

    @cache
    def slips(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [slips(i - 1, j) + 1, slips(i, j - 1) + 1, slips(i - 1, j - 1) + (word[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and word[i - 1] == other[j - 2] and word[i - 2] == other[j - 1]:
            ways.append(slips(i - 2, j - 2) + 1)
        return min(ways)

    return slips(len(word), len(other))


WORDS = st.text("abc", max_size=7)


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(1, 9))
def test_slips_are_counted_as_they_are_defined(word: str, other: str, enough: int) -> None:
    counted = count_slips(word, other, enough)
    right = oracle(word, other)
    assert counted == right if right < enough else counted >= enough
