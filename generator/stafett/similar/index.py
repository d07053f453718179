"""What resembles what, and by what: the likeness of those that share rare features."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import log, sqrt
from operator import itemgetter

from .candidates import Rows

CODES_SHARE = 0.5
"""How much codes weigh beside words in the likeness."""
FEW = 3
MILLION = 1_000_000

Code = tuple[str, str]
"""A coded feature: the vocabulary and the key."""
Feature = Code | str
"""A code, or a word's stem."""
Reasons = tuple[float, tuple[Code, ...], tuple[str, ...]]
"""A likeness and what it comes from, as a `Match` tells."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an entry: its coded values, and its words by their stems."""

    id: str
    codes: frozenset[Code]
    terms: Mapping[str, str]

    def features(self) -> Iterator[Feature]:
        yield from self.codes
        yield from self.terms


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` is 0–1; `codes` and `terms` (stems) are what the two share and few others have, rarest first."""

    id: str
    likeness: float
    codes: tuple[Code, ...]
    terms: tuple[str, ...]


class Index:
    """The same profiles give the same matches whatever their order.

    A feature's weight is the square of its rarity (the logarithm of how few have it), in millionths: whole numbers
    give the same sum in any order.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._held = sorted(profiles, key=lambda profile: profile.id)
        numbers: dict[Feature, int] = {}
        features = [[numbers.setdefault(key, len(numbers)) for key in profile.features()] for profile in self._held]
        self._rows = Rows.of(features, lambda count: round(log(len(self._held) / count) ** 2 * MILLION))
        self._counts: dict[Feature, int] = dict(zip(numbers, self._rows.counts.tolist(), strict=True))
        self._weights: dict[Feature, int] = dict(zip(numbers, self._rows.weights.tolist(), strict=True))
        self._lengths = [(sqrt(self._weigh(held.codes)), sqrt(self._weigh(held.terms))) for held in self._held]

    def matches(self, least: float, sharing: str = "") -> Iterator[tuple[str, tuple[Match, ...]]]:
        """Each id, in their order, with those that are as like as `least` or more, nearest first, then by id; with a code of
        `sharing` in common. What nothing resembles is left out.
        """
        wanted = [frozenset(code for code in held.codes if code[0] == sharing) for held in self._held]
        told: dict[tuple[int, int], Reasons | None] = {}
        for one, candidates in groupby(self._rows.candidates(), itemgetter(0)):
            others = (other for _, other in candidates if not sharing or not wanted[one].isdisjoint(wanted[other]))
            reasons = ((other, self._once(told, one, other, least)) for other in others)
            found = [Match(self._held[other].id, *reason) for other, reason in reasons if reason]
            if found:
                yield self._held[one].id, tuple(sorted(found, key=lambda match: (-match.likeness, match.id)))

    def _once(self, told: dict[tuple[int, int], Reasons | None], one: int, other: int, least: float) -> Reasons | None:
        """The reasons of a pair, remembered until the later one's turn comes."""
        if (other, one) in told:
            return told.pop((other, one))
        reasons = self._reasons(min(one, other), max(one, other), least)
        if one < other:
            told[one, other] = reasons
        return reasons

    def _reasons(self, one: int, other: int, least: float) -> Reasons | None:
        """The cosine of their codes and that of their words, each feature weighted by its rarity; None if it is too small."""
        codes = self._held[one].codes & self._held[other].codes
        terms = self._held[one].terms.keys() & self._held[other].terms.keys()
        (codes_one, terms_one), (codes_two, terms_two) = self._lengths[one], self._lengths[other]
        by_codes = self._weigh(codes) / (codes_one * codes_two or 1)
        by_terms = self._weigh(terms) / (terms_one * terms_two or 1)
        likeness = round(CODES_SHARE * by_codes + (1 - CODES_SHARE) * by_terms, 6)
        return (likeness, self._rarest_codes(codes), self._rarest_terms(terms)) if likeness >= least else None

    def _rarest_codes(self, codes: Iterable[Code]) -> tuple[Code, ...]:
        return tuple(sorted(codes, key=lambda code: (self._counts[code], code)))

    def _rarest_terms(self, terms: Iterable[str]) -> tuple[str, ...]:
        """A word that more than an eighth of all have explains nothing."""
        most = max(FEW, len(self._held) // 8)
        few = (term for term in terms if self._counts[term] <= most)
        return tuple(sorted(few, key=lambda term: (self._counts[term], term)))

    def _weigh(self, features: Iterable[Feature]) -> int:
        return sum(map(self._weights.__getitem__, features))
