"""An inverted index over rare features: finds what resembles an entry without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt

MOST_SHARED = 50
"""A feature that more entries have finds no candidates; it still counts between those that others found."""
MOST_CANDIDATES = 40
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

    @property
    def features(self) -> list[Feature]:
        return [*sorted(self.codes), *sorted(self.terms)]


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` is 0–1; `codes` and `terms` (stems) are what the two share, rarest first."""

    id: str
    likeness: float
    codes: tuple[Code, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Made by `Index.of`. The same profiles give the same matches whatever their order."""

    profiles: Mapping[str, Profile]
    _counts: Mapping[Feature, int]
    _postings: Mapping[Feature, list[str]]
    _lengths: dict[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, profiles: Iterable[Profile]) -> "Index":
        held = {profile.id: profile for profile in sorted(profiles, key=lambda profile: profile.id)}
        counts: Counter[Feature] = Counter()
        for profile in held.values():
            counts.update(profile.features)
        postings: dict[Feature, list[str]] = defaultdict(list)
        for key, profile in held.items():
            for feature in profile.features:
                if 1 < counts[feature] <= MOST_SHARED:
                    postings[feature].append(key)
        return cls(held, counts, postings)

    def nearest(self, key: str, most: int, least: float, suits: Callable[[str], bool]) -> tuple[Match, ...]:
        """At most `most` of those that suit, with a likeness of `least` or more, nearest first, then by id."""
        found = (self.compare(key, other) for other in self._candidates(key) if suits(other))
        near = [match for match in found if match.likeness >= least]
        return tuple(sorted(near, key=lambda match: (-match.likeness, match.id))[:most])

    def compare(self, key: str, other: str) -> Match:
        """How alike two entries are: the cosine of their codes and that of their words, each weighted by its rarity."""
        one, two = self.profiles[key], self.profiles[other]
        codes, terms = one.codes & two.codes, one.terms.keys() & two.terms.keys()
        (codes_one, terms_one), (codes_two, terms_two) = self._length(key), self._length(other)
        by_codes = self._weigh(codes) / (codes_one * codes_two or 1)
        by_terms = self._weigh(terms) / (terms_one * terms_two or 1)
        likeness = round(CODES_SHARE * by_codes + (1 - CODES_SHARE) * by_terms, 6)
        rarest_codes = tuple(sorted(codes, key=lambda code: (self._counts[code], code)))
        return Match(other, likeness, rarest_codes, tuple(sorted(terms, key=lambda term: (self._counts[term], term))))

    def rarity(self, feature: Feature) -> float:
        """0 for what all have; the more, the fewer."""
        return log(len(self.profiles) / self._counts[feature])

    def _candidates(self, key: str) -> list[str]:
        """Those that share the most rare features."""
        scores: dict[str, float] = defaultdict(float)
        for feature in self.profiles[key].features:
            if found := self._postings.get(feature):
                weight = self.rarity(feature)
                for other in found:
                    scores[other] += weight
        scores.pop(key, None)
        return nlargest(MOST_CANDIDATES, scores, key=lambda other: (scores[other], other))

    def _length(self, key: str) -> tuple[float, float]:
        if key not in self._lengths:
            profile = self.profiles[key]
            self._lengths[key] = sqrt(self._weigh(profile.codes)), sqrt(self._weigh(profile.terms))
        return self._lengths[key]

    def _weigh(self, features: Iterable[Feature]) -> float:
        """The sum of squares, in an order of its own: sums of floats depend on it."""
        return sum(sorted(self.rarity(feature) ** 2 for feature in features))
