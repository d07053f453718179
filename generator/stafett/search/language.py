"""What search knows of each language: its stemmer, its stop words, and how its compounds come apart."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]
from whoosh.lang.stopwords import stoplists

from stafett.search.compounds import Lexicon, swedish_lexicon

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
    """The rules for a language code; they are made once a process, and each word is taken apart once."""
    stem = _stemmer(code)
    lexicon = swedish_lexicon if code == "sv" else None

    @lru_cache(maxsize=400_000)
    def terms(word: str) -> Terms:
        return Terms((stem(word),)) if lexicon is None else _swedish_terms(word, stem, lexicon())

    return Language(code, stem, stoplists.get(code, frozenset()), terms)


def _stemmer(code: str) -> Callable[[str], str]:
    if code not in STEMMERS:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(STEMMERS[code], 0).stemWord
    return stem


def _swedish_terms(word: str, stem: Callable[[str], str], lexicon: Lexicon) -> Terms:
    """The stem, that of the form in the dictionary where it is another, and those of the parts."""
    exact = dict.fromkeys((stem(word), stem(lexicon.base(word))))
    parts = dict.fromkeys(stem(form) for part in lexicon.parts(word) for form in (part, lexicon.base(part)))
    return Terms(tuple(exact), tuple(part for part in parts if part not in exact))
