"""Needs that may be one and the same, told by their titles and summaries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TypeAlias

from .words import terms_of

MOST_SHARED = 30
"""A word that more needs have finds no pairs; it still counts between those that others found."""
TITLE_WEIGHT = 2.0
LEAST_LIKENESS = 0.3
"""A cosine: needs about one subject reach 0.15, one need told twice 0.33 and more."""
LEAST_WORDS = 3
"""Fewer words in common tell a subject, not a need."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A need as somebody tells it. `areas` with those above them; tellings in two languages are not compared."""

    id: str
    title: str
    summary: str
    areas: frozenset[str]
    language: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two tellings' ids in the order that they were given; `words` are those that they share, rarest first."""

    one: str
    two: str
    likeness: float
    words: tuple[str, ...]


def likely_duplicates(tellings: Iterable[Telling]) -> list[Likeness]:
    """Pairs that share an area and much of what they say, weighed by the rarity of its words; the most alike first."""
    held = list(tellings)
    found = [stems(telling) for telling in held]
    weights = weigh(found)
    likely = []
    for one, two in candidates(weights):
        if held[one].language != held[two].language or not held[one].areas & held[two].areas:
            continue
        shared = sorted(
            weights[one].keys() & weights[two].keys(), key=lambda term: (-weights[one][term] * weights[two][term], term)
        )
        likeness = round(sum(weights[one][term] * weights[two][term] for term in shared), 6)
        if likeness >= LEAST_LIKENESS and len(shared) >= LEAST_WORDS:
            words = tuple(found[one][term][0] for term in shared)
            likely.append(Likeness(held[one].id, held[two].id, likeness, words))
    return sorted(likely, key=lambda pair: (-pair.likeness, pair.one, pair.two))


def candidates(weights: Sequence[Mapping[str, float]]) -> Iterator[tuple[int, int]]:
    """Pairs, earlier first, whose rare words alone carry half of the likeness that is asked for."""
    counts = Counter(term for found in weights for term in found)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, found in enumerate(weights):
        scores: dict[int, float] = defaultdict(float)
        for term, weight in found.items():
            if 1 < counts[term] <= MOST_SHARED:
                for earlier, other in postings[term]:
                    scores[earlier] += weight * other
                postings[term].append((number, weight))
        yield from ((earlier, number) for earlier, score in scores.items() if score >= LEAST_LIKENESS / 2)


Stems: TypeAlias = dict[str, tuple[str, float]]
"""Words as written, and how much they weigh by where they stand, by their stems."""


def stems(telling: Telling) -> Stems:
    found = {term: (word, 1.0) for term, word in terms_of([telling.summary], telling.language).items()}
    found.update((term, (word, TITLE_WEIGHT)) for term, word in terms_of([telling.title], telling.language).items())
    return found


def weigh(found: Sequence[Stems]) -> list[Mapping[str, float]]:
    """Each stem's weight times its rarity, in vectors of length one."""
    counts = Counter(term for terms in found for term in terms)
    rarity = {term: log(1 + len(found) / count) for term, count in counts.items()}
    weighed: list[Mapping[str, float]] = []
    for terms in found:
        raw = {term: weight * rarity[term] for term, (_, weight) in terms.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        weighed.append({term: value / length for term, value in raw.items()})
    return weighed
