"""Text to words, the same in Python as in the browser's `analysis.js`."""

import re
import unicodedata
from collections import Counter

WORD = re.compile(r"[^\W_]+")
BEYOND = re.compile(r"[^\W_\x00-\xff]")
"""Letters and digits that Latin-1 has not."""
LATIN_1 = bytes(ord(char.lower() if WORD.match(char) else " ") for char in map(chr, range(0x100)))
"""Of each character its lower case, or a space."""
LONGEST = 40  # letters of a word that count; the rest of a longer one is dropped
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def words_of(text: str) -> list[str]:
    """The words in order, in lower case; a single letter is no word, a single digit is."""
    words = [run for run in _runs_of(text) if len(run) > 1 or not run.isalpha()]
    return words if max(map(len, words), default=0) <= LONGEST else [word[:LONGEST] for word in words]


def count_words(text: str, left_out: frozenset[str]) -> dict[str, int]:
    """How often each of the words occurs, in the order of their first occurrences."""
    counts = Counter(_runs_of(text))
    if max(map(len, counts), default=0) > LONGEST:
        counts = Counter(words_of(text))
    return {
        word: count for word, count in counts.items() if word not in left_out and (len(word) > 1 or not word.isalpha())
    }


def _runs_of(text: str) -> list[str]:
    """Runs of letters and digits; where all are of Latin-1, its table finds them sooner than the pattern."""
    composed = unicodedata.normalize("NFC", text)
    if BEYOND.search(composed):
        return WORD.findall(composed.lower())
    return composed.encode("latin-1", "replace").translate(LATIN_1).decode("latin-1").split()


def fold(word: str) -> str:
    """The word without dots, rings and accents: what somebody types who has no such keys."""
    if word.isascii():
        return word
    plain = word.translate(LATIN)
    return plain if plain.isascii() else _decomposed(plain)


def _decomposed(word: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.category(c).startswith("M"))
    return plain.translate(UNDECOMPOSED)


LATIN = {ord(letter): plain for letter in map(chr, range(0xC0, 0x180)) if (plain := _decomposed(letter)).isascii()}
"""The letters of most words, looked up at once."""


def sort_key(word: str) -> bytes:
    """Orders words as a browser does, by UTF-16 units."""
    return word.encode("utf-16-be", "surrogatepass")
