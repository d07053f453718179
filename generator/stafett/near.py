"""Which known word a misspelt one was meant to be."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONG_WORD, MIDDLING_WORD = 9, 5


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word with the fewest slips from `word`; "" where none is near. Case, dots over letters and kind of hyphen are no slips."""
    folded = fold(word)
    most = 3 if len(folded) >= LONG_WORD else 2 if len(folded) >= MIDDLING_WORD else 1
    best, best_slips = "", most + 1
    for candidate in sorted(known):
        other = fold(candidate)
        if abs(len(other) - len(folded)) < best_slips and is_like(folded, other):
            slips = count_slips(folded, other, best_slips)
            if slips < best_slips:
                best, best_slips = candidate, slips
    return best


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("_", "-").replace(" ", "-")


def is_like(word: str, other: str) -> bool:
    """A quick look that spares counting: a misspelt word keeps its beginning or its end."""
    return word[:1] == other[:1] or word[-2:] == other[-2:]


def count_slips(word: str, other: str, enough: int) -> int:
    """The letters to add, leave out, change or swap with their neighbour (Damerau 1964); `enough` when it is so many or more."""
    word, other = without_shared_ends(word, other)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        last_but_one, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                slips = min(slips, last_but_one[j - 2] + 1)
            row.append(slips)
        if min(row) >= enough:
            return enough
    return row[-1]


def without_shared_ends(word: str, other: str) -> tuple[str, str]:
    """What is left to count in when the same beginning and the same end are taken away."""
    start = shared_start(word, other)
    word, other = word[start:], other[start:]
    end = shared_start(word[::-1], other[::-1])
    return (word[:-end], other[:-end]) if end else (word, other)


def shared_start(word: str, other: str) -> int:
    unlike = (place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two)
    return next(unlike, min(len(word), len(other)))
