"""Text to words, the same in Python as in the browser's `analysis.js`."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
LONGEST = 40  # letters of a word that count; the rest of a longer one is dropped
UNDECOMPOSED = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def words_of(text: str) -> list[str]:
    """The words in order, in lower case; a single letter is no word, a single digit is."""
    words = WORD.findall(unicodedata.normalize("NFC", text).lower())
    words = [word for word in words if len(word) > 1 or not word.isalpha()]
    return words if max(map(len, words), default=0) <= LONGEST else [word[:LONGEST] for word in words]


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
