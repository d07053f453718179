"""Short texts grouped by a word that they share."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .words import terms_of

LEAST_TEXTS = 2


@dataclass(frozen=True, slots=True)
class WordGroup:
    """`members` are the texts' numbers; `word` as the first of them writes it."""

    word: str
    members: tuple[int, ...]


def group_by_word(texts: Sequence[str], language: str, most_groups: int) -> list[WordGroup]:
    """The largest groups first, each text in one of them at most.

    Each group takes the word that most of the texts left share (the longer one, then the first by alphabet, of equals).
    """
    words = [terms_of([text], language) for text in texts]
    holding: dict[str, set[int]] = defaultdict(set)
    for number, found in enumerate(words):
        for term in found:
            holding[term].add(number)
    groups: list[WordGroup] = []
    while holding and len(groups) < most_groups:
        term = min(holding, key=lambda term: (-len(holding[term]), -len(term), term))
        members = sorted(holding[term])
        if len(members) < LEAST_TEXTS:
            break
        groups.append(WordGroup(words[members[0]][term], tuple(members)))
        for number in members:
            for other in words[number]:
                holding[other].discard(number)
    return groups
