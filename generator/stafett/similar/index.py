"""An inverted index over rare features: finds what resembles an entry without comparing all with all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt

MOST_SHARED = 30
"""A feature that more entries have finds no candidates; it still counts between those that others found."""
MOST_CANDIDATES = 12
FEW = 3
MILLION = 1_000_000
CODES_SHARE = 0.5
"""How much codes weigh beside words in the likeness."""

Code = tuple[str, str]
"""A coded feature: the vocabulary and the key."""
Feature = Code | str
"""A code, or a word's stem."""


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


@dataclass(frozen=True, slots=True)
class Index:
    """Made by `Index.of`: the same profiles give the same matches whatever their order.

    A feature's weight is the square of its rarity (the logarithm of how few have it), in millionths: whole numbers
    give the same sum in any order.
    """

    profiles: Mapping[str, Profile]
    _counts: Mapping[Feature, int]
    _weights: Mapping[Feature, int]
    _postings: Mapping[Feature, list[str]]
    _lengths: dict[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> "Index":
        held = {profile.id: profile for profile in sorted(profiles, key=lambda profile: profile.id)}
        counts: Counter[Feature] = Counter()
        for profile in held.values():
            counts.update(profile.codes)
            counts.update(profile.terms.keys())
        by_count = {count: round(log(len(held) / count) ** 2 * MILLION) for count in set(counts.values())}
        weights = {feature: by_count[count] for feature, count in counts.items()}
        postings = {feature: list[str]() for feature, count in counts.items() if 1 < count <= MOST_SHARED}
        for key, profile in held.items():
            for feature in postings.keys() & profile.terms.keys():
                postings[feature].append(key)
            for feature in postings.keys() & profile.codes:
                postings[feature].append(key)
        return cls(held, counts, weights, postings)

    def near(self, key: str, least: float) -> list[tuple[float, str]]:
        """Those with a likeness of `least` or more, nearest first, then by id."""
        found = ((self.likeness(key, other), other) for other in self._candidates(key))
        return sorted((pair for pair in found if pair[0] >= least), key=lambda pair: (-pair[0], pair[1]))

    def likeness(self, key: str, other: str) -> float:
        """The cosine of their codes and that of their words, each feature weighted by its rarity."""
        one, two = self.profiles[key], self.profiles[other]
        (codes_one, terms_one), (codes_two, terms_two) = self._length(key), self._length(other)
        by_codes = self._weigh(one.codes & two.codes) / (codes_one * codes_two or 1)
        by_terms = self._weigh(one.terms.keys() & two.terms.keys()) / (terms_one * terms_two or 1)
        return round(CODES_SHARE * by_codes + (1 - CODES_SHARE) * by_terms, 6)

    def explain(self, key: str, other: str) -> Match:
        """What the two share; a word that more than an eighth of all have explains nothing."""
        one, two = self.profiles[key], self.profiles[other]
        most = max(FEW, len(self.profiles) // 8)
        terms = (term for term in one.terms.keys() & two.terms.keys() if self._counts[term] <= most)
        codes = sorted(one.codes & two.codes, key=lambda code: (self._counts[code], code))
        rarest = sorted(terms, key=lambda term: (self._counts[term], term))
        return Match(other, self.likeness(key, other), tuple(codes), tuple(rarest))

    def _candidates(self, key: str) -> list[str]:
        """Those that share the most in rare features."""
        profile, postings, weights = self.profiles[key], self._postings, self._weights
        scores: dict[str, int] = {}
        for feature in profile.features():
            if found := postings.get(feature):
                weight = weights[feature]
                for other in found:
                    scores[other] = scores.get(other, 0) + weight
        scores.pop(key, None)
        return [other for _, other in nlargest(MOST_CANDIDATES, zip(scores.values(), scores, strict=True))]

    def _length(self, key: str) -> tuple[float, float]:
        if key not in self._lengths:
            profile = self.profiles[key]
            self._lengths[key] = sqrt(self._weigh(profile.codes)), sqrt(self._weigh(profile.terms))
        return self._lengths[key]

    def _weigh(self, features: Iterable[Feature]) -> int:
        weights = self._weights
        return sum([weights[feature] for feature in features])
