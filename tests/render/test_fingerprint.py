"""Hashes of what pages show: equal where pages would be, and nowhere else."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum

import pytest
from markupsafe import Markup

from stafett.render.fingerprint import Fingerprints, UnknownValueError


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    rest: object = None


@dataclass(frozen=True, slots=True)
class Line:
    title: str
    rest: object = None


MOMENT = datetime(2026, 11, 21, 9, tzinfo=UTC)
DIFFERENT = [
    None, True, 1, 1.0, "1", "", Markup("1"), Decimal(1), Decimal("1.0"), "None", (), ((),), ("",), ("", ""), ("ab", "c"), ("a", "bc"),
    ("a\x1fb",), ("a", "b"), {"a": "b"}, {"a": "c"}, {"b": "a"}, date(2026, 11, 21), MOMENT,
    MOMENT.astimezone(timezone(timedelta(hours=1))), Card("1"), Line("1"), Card("1", ()), Card("1", Card("1")), frozenset({"a"}),
]  # fmt: skip


def test_values_that_are_shown_differently_have_hashes_of_their_own() -> None:
    hashes = [Fingerprints(Card).of(value) for value in DIFFERENT]
    assert len(set(hashes)) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Colour.RED, "red"),
        (["a", Card("1")], ["a", Card("1")]),
        (frozenset("abc"), frozenset("cba")),
        (Card("1", (Card("2"),)), Card("1", (Card("2"),))),
    ],
)
def test_values_that_are_shown_alike_have_one_hash(one: object, other: object) -> None:
    assert Fingerprints(Card).of(one) == Fingerprints(Card).of(other)


def test_what_two_processes_might_tell_differently_has_no_hash() -> None:
    with pytest.raises(UnknownValueError):
        Fingerprints().of((object(),))
