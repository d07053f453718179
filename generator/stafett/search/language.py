"""What search knows of each language: its stemmer, its stop words, and how its compounds come apart."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import Stemmer  # type: ignore[import-not-found]
from whoosh.lang.stopwords import stoplists

from stafett.search.compounds import Lexicon, swedish_lexicon
from stafett.search.hunspell import MOST_REMEMBERED

STEMMERS = {"sv": "swedish", "en": "english"}
"""Snowball's algorithms that the browser has too (themes/standard/static/js/search/stem-*.js); other languages are not stemmed."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a word is found by: `exact` terms, the first of them its stem, and `parts`, the stems of a compound's parts."""

    exact: tuple[str, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    stem: Callable[[str], str]
    stop_words: frozenset[str]
    terms: Callable[[str], Terms]


@lru_cache(maxsize=8)
def language(code: str) -> Language:
    """The rules for a language code; they are made once a process."""
    return language_with(code, swedish_lexicon)


def language_with(code: str, lexicon: Callable[[], Lexicon]) -> Language:
    """The rules with a lexicon for Swedish, which is asked for when it is needed; they remember the words that they met last."""
    stem = _stemmer(code)

    @lru_cache(maxsize=MOST_REMEMBERED)
    def stems_of_part(part: str) -> tuple[str, str]:
        return stem(part), stem(lexicon().base(part))

    def terms(word: str) -> Terms:
        return _swedish_terms(word, stem, lexicon(), stems_of_part) if has_lexicon(code) else Terms((stem(word),))

    return Language(code, stem, stoplists.get(code, frozenset()), terms)


def has_lexicon(code: str) -> bool:
    return code == "sv"


def _stemmer(code: str) -> Callable[[str], str]:
    if code not in STEMMERS:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(STEMMERS[code], 0).stemWord
    return stem


def _swedish_terms(
    word: str, stem: Callable[[str], str], lexicon: Lexicon, stems_of_part: Callable[[str], tuple[str, str]]
) -> Terms:
    """The stem, that of the form in the dictionary where it is another, and those of the parts."""
    own, base = stem(word), lexicon.base(word)
    other = own if base == word else stem(base)
    stems = dict.fromkeys(chain.from_iterable(map(stems_of_part, lexicon.parts(word))))
    stems.pop(own, None)
    stems.pop(other, None)
    return Terms((own,) if other == own else (own, other), tuple(stems))
