"""Documents' terms gathered by term, each posting reduced to a document's number and a level of impact.

The impact is BM25's share of a term without its rarity: what browsers need of lengths, averages and weights in six bits.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stafett.search.documents import AnalysedDocument, Weights

LEVEL_BITS = 6
LEVELS = 1 << LEVEL_BITS
NUMBER_BITS = 32 - LEVEL_BITS
LAST = (1 << NUMBER_BITS) - 1  # the highest number that a document may have
LOWEST = 0.02  # the impact of level 0; what is less counts as much


@dataclass(frozen=True, slots=True)
class Gathered:
    """`postings` by term: document number and level in one number, ascending. `exact`: documents that have the term as a word.

    `forms` by term: the words that it stands for, with the number of documents that have them.
    """

    size: int
    postings: Mapping[str, "array[int]"]
    exact: Mapping[str, int]
    forms: Mapping[str, Mapping[str, int]]


def gather(documents: Sequence[AnalysedDocument], weights: Weights) -> Gathered:
    """Documents are numbered as they come."""
    average = sum(document.length for document in documents) / max(1, len(documents)) or 1.0
    postings: dict[str, array[int]] = {}
    exact: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    levels: dict[float, int] = {}
    for number, document in enumerate(documents):
        terms = document.terms.split(" ") if document.terms else []
        base = number << LEVEL_BITS
        norm = weights.k1 * (1 - weights.b + weights.b * document.length / average)
        for term, frequency in zip(terms, document.frequencies, strict=True):
            ratio = frequency / norm
            level = levels.get(ratio)
            if level is None:
                level = levels[ratio] = level_of(ratio / (ratio + 1) * (weights.k1 + 1), weights.k1)
            found = postings.get(term)
            if found is None:
                found = postings[term] = array("I")
            found.append(base | level)
        exact.update(terms[: document.exact])
        words = document.forms.split(" ") if document.forms else []
        pairs.update([f"{terms[place]} {word}" for word, place in zip(words, document.form_terms, strict=True)])
    return Gathered(len(documents), postings, exact, _by_term(pairs))


def level_of(impact: float, k1: float) -> int:
    """Levels are spread evenly over the impact's logarithm, from LOWEST to BM25's limit."""
    share = math.log(max(impact, LOWEST) / LOWEST) / math.log((k1 + 1) / LOWEST)
    return min(LEVELS - 1, round(share * (LEVELS - 1)))


def impact_of(level: int, k1: float) -> float:
    """The impact that a level stands for."""
    impact: float = LOWEST * ((k1 + 1) / LOWEST) ** (level / (LEVELS - 1))
    return impact


def best(postings: Iterable[int], count: int) -> list[int]:
    """The postings of highest level, the first documents where they are equal, ascending."""
    ranked = sorted(
        [(posting & LEVELS - 1) << NUMBER_BITS | LAST - (posting >> LEVEL_BITS) for posting in postings], reverse=True
    )
    return sorted([LAST - (rank & LAST) << LEVEL_BITS | rank >> NUMBER_BITS for rank in ranked[:count]])


def _by_term(pairs: Mapping[str, int]) -> dict[str, dict[str, int]]:
    forms: dict[str, dict[str, int]] = {}
    for pair, count in pairs.items():
        term, _, word = pair.partition(" ")
        forms.setdefault(term, {})[word] = count
    return forms
