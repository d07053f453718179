"""Swedish compounds and their parts, by the compound flags of a hunspell dictionary.

A dictionary says of each word whether it may end a compound (flag Y), and in which forms it may begin one (flags X and U, or an
affix rule that leads to them: *kvinna* begins as *kvinno*, *funktion* as *funktions*).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import files
from pathlib import Path

SHORTEST_WORD = 7
SHORTEST_HEAD = 3  # the first part: bil, hus, tim
SHORTEST_TAIL = 3
MOST_PARTS = 4
PARTICLES = frozenset("an av be bi de ett för fram från ge hop hän in med miss mot ned ner oav om på sam till und upp ur ut van vid åter".split())
"""Prefixes that the dictionary lets begin a compound, and that say nothing alone."""
ENDINGS = frozenset(
    "ade ande are aren ares bar dom else ende ens ent eri era het ing ion isk ism ist lig ling nad ning ningar rad ran rande "
    "rar ras rat ren rens sam skap tion".split()
)
"""Tails that are words, and far more often the end of a simple word."""
DEFINITE = (("an", 1), ("on", 1), ("en", 1), ("et", 1), ("en", 2), ("et", 2), ("mmet", 3), ("mmen", 3))
"""Endings of definite forms, and how many letters of them to take away."""
COMPOUND_RULE = re.compile(r"SFX\s+(\S)\s+(\S+)\s+(\S+)/\S*[XU]\S*\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`heads`: from a form that begins a compound to the word itself; `tails`: stems of the words that end one.

    `simple` are the words that the dictionary has in just that form.
    """

    heads: Mapping[str, str]
    tails: frozenset[str]
    simple: frozenset[str]
    stem: Callable[[str], str]

    def parts(self, word: str) -> tuple[str, ...]:
        """The words that a compound is made of, parts of parts too; nothing for a simple word."""
        found: dict[str, None] = {}
        self._gather(word, found, MOST_PARTS)
        return tuple(found)

    def _gather(self, word: str, found: dict[str, None], depth: int) -> None:
        split = self._split(word) if depth else None
        for part in split or ():
            found[part] = None
            if len(part) > SHORTEST_WORD:
                self._gather(part, found, depth - 1)

    def _split(self, word: str) -> tuple[str, str] | None:
        """First part and rest: the pair with the rest a known word, else with a rest that is itself a compound."""
        if len(word) < SHORTEST_WORD or not word.isalpha():
            return None
        pairs = [(self.heads[word[:at]], rest) for at, rest in _cuts(word) if word[:at] in self.heads and rest not in ENDINGS]
        pairs = [(head, rest) for head, rest in pairs if head not in PARTICLES]
        known = [(head, rest) for head, rest in pairs if self._ends(rest)]
        if known:
            return max(known, key=lambda pair: (min(len(pair[0]), len(pair[1]), 4), len(pair[1])))
        return next(((head, rest) for head, rest in reversed(pairs) if self._split(rest)), None)

    def _ends(self, rest: str) -> bool:
        return self.stem(rest) in self.tails or self.stem(self.base(rest)) in self.tails

    def base(self, word: str) -> str:
        """The word without a definite ending that the stemmer leaves: *skolan* is *skola*, *verket* is *verk*."""
        if word in self.simple:
            return word
        return next((word[:-cut] for ending, cut in DEFINITE if word.endswith(ending) and word[:-cut] in self.simple), word)


def _cuts(word: str) -> Iterator[tuple[int, str]]:
    """Where a word may be cut; of three equal letters one was dropped: *natt* + *tåg* is *nattåg*."""
    for at in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
        yield at, word[at:]
        if word[at - 1] == word[at - 2]:
            yield at, word[at - 1 :]


def read_lexicon(words: Iterable[str], rules: Iterable[str], stem: Callable[[str], str]) -> Lexicon:
    """From the lines of a hunspell dictionary and of its affix file."""
    affixes = [match.groups() for line in rules if (match := COMPOUND_RULE.match(line))]
    heads: dict[str, str] = {}
    tails: set[str] = set()
    simple: set[str] = set()
    for line in words:
        word, _, flags = line.rstrip().partition("/")
        if not word.isalpha() or not word.islower() or "%" in flags:
            continue
        if "Y" in flags and len(word) >= SHORTEST_TAIL:
            tails.add(stem(word))
        if "Z" not in flags:
            simple.add(word)
        for form in _first_forms(word, flags, affixes):
            if len(form) >= SHORTEST_HEAD:
                heads.setdefault(form, word)
    bases = {form: form if form in PARTICLES else _base(form, word, simple) for form, word in heads.items()}
    return Lexicon(bases, frozenset(tails), frozenset(simple), stem)


def _first_forms(word: str, flags: str, affixes: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The forms in which a word may stand first in a compound."""
    if "X" in flags or "U" in flags:
        yield word
    for flag, strip, add, condition in affixes:
        if flag in flags and word.endswith("" if strip == "0" else strip) and re.search(f"{condition}$", word):
            yield (word if strip == "0" else word[: -len(strip)]) + ("" if add == "0" else add)


def _base(form: str, word: str, simple: set[str]) -> str:
    """The word that stands alone: *kvinno*, which the dictionary has as a form of its own, is *kvinna*."""
    if form.endswith("s") and form[:-1] in simple:
        return form[:-1]
    if word in simple:
        return word
    candidates = (form[:-1] + "a", form[:-1] + "e", form + "a", form + "e", form[:-1])
    return next((base for base in candidates if base in simple), word)


@lru_cache(maxsize=1)
def swedish_lexicon(stem: Callable[[str], str]) -> Lexicon:
    """The lexicon of the installed dictionary; reading it takes about half a second, once a process."""
    with _dictionary("sv_SE.dic").open(encoding="utf-8") as words, _dictionary("sv_SE.aff").open(encoding="utf-8") as rules:
        return read_lexicon(words, rules, stem)


def _dictionary(name: str) -> Path:
    """A file of the installed package hunspell-sv, which puts them outside of any module."""
    return next(Path(str(file.locate())) for file in files("hunspell-sv") or () if file.name == name)
