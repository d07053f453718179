"""Swedish compounds and their parts, by the compound flags of a hunspell dictionary.

A dictionary says of each word whether it may end a compound (flag Y), and in which forms it may begin one (flags X and U, or an
affix rule that leads to them: *funktion* begins as *funktions*, *kvinna* as *kvinno*).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from stafett.search.hunspell import Dictionary, Rule, installed_dictionary, make_room

SHORTEST_WORD = 7
SHORTEST_PART = 3  # bil, hus, tim
MOST_PARTS = 4
PARTICLES = frozenset(
    [
        "an",
        "av",
        "be",
        "bi",
        "de",
        "ett",
        "för",
        "fram",
        "från",
        "ge",
        "hop",
        "hän",
        "in",
        "med",
        "miss",
        "mot",
        "ned",
        "ner",
        "oav",
        "om",
        "på",
        "sam",
        "till",
        "und",
        "upp",
        "ur",
        "ut",
        "van",
        "vid",
        "åter",
        "över",
    ]
)
"""Words that begin others without being part of what they mean; the rest counts if it is long."""
LONG_REST = 8
ENDINGS = frozenset(
    [
        "ade",
        "ande",
        "are",
        "aren",
        "ares",
        "bar",
        "dom",
        "else",
        "ende",
        "ens",
        "ent",
        "eri",
        "era",
        "het",
        "ing",
        "ion",
        "isk",
        "ism",
        "ist",
        "lig",
        "ling",
        "nad",
        "ning",
        "ningar",
        "rad",
        "ran",
        "rande",
        "rar",
        "ras",
        "rat",
        "ren",
        "rens",
        "sam",
        "skap",
        "tion",
    ]
)
"""Tails that are words, and far more often the end of a simple word."""
COMPOUND_MARKS = frozenset("XYUZ")
"""Flags that tell only of compounds: a word with no others may be a form of another one."""
MORE_HEADS = {"års": "år"}
"""First parts that the dictionary lets stand in some compounds alone."""


Split = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class End:
    """What the dictionary knows of the end of a word: whether compounds end so, and the word that it is a form of, if any."""

    ends_compounds: bool
    base: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`heads`: from a form that begins a compound to the word itself."""

    heads: Mapping[str, str]
    dictionary: Dictionary
    _splits: dict[str, Split] = field(default_factory=dict)
    _ends: dict[str, End] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[str, ...]:
        """The words that a compound is made of, parts of parts too; nothing for a simple word."""
        found: list[str] = []
        self._gather(word, found, MOST_PARTS)
        return tuple(dict.fromkeys(found)) if found else ()

    def base(self, word: str) -> str:
        """The word that this is a form of, by the dictionary: *skolan* is *skola*, *kostnader* is *kostnad*."""
        return self._known_base(word) or self._base_of_compound(word)

    def _known_base(self, word: str) -> str:
        """The same, if the dictionary has it."""
        return word if self._is_word(word) else next(self.dictionary.bases(word), "")

    def _is_word(self, word: str) -> bool:
        flags = self.dictionary.flags.get(word)
        return flags is not None and not COMPOUND_MARKS.issuperset(flags)

    def _base_of_compound(self, word: str) -> str:
        split = self._split(word)
        if not split:
            return word
        rest = split[1]
        return word.removesuffix(rest) + (self._end(rest).base or self._base_of_compound(rest))

    def _gather(self, word: str, found: list[str], depth: int) -> None:
        for part in self._split(word) or ():
            if part not in PARTICLES:
                found.append(part)
            if len(part) > SHORTEST_WORD and depth > 1:
                self._gather(part, found, depth - 1)

    def _split(self, word: str) -> Split:
        if len(word) < SHORTEST_WORD:
            return None
        if word not in self._splits:
            found = self._best_split(word) if word.isalpha() else None
            make_room(self._splits)[word] = found
            return found
        return self._splits[word]

    def _best_split(self, word: str) -> Split:
        """First part and rest: the pair with the rest a known word, else with a rest that is itself a compound."""
        pairs = self._pairs(word)
        known = [pair for pair in pairs if self._end(pair[1]).ends_compounds]
        if known:
            return known[0] if len(known) == 1 else max(known, key=_rank)
        return next((pair for pair in reversed(pairs) if self._split(pair[1])), None)

    def _pairs(self, word: str) -> list[tuple[str, str]]:
        """Where the word may be cut; of three equal letters one was dropped: *natt* + *tåg* is *nattåg*."""
        heads = self.heads
        found = []
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if word[:at] not in heads:
                continue
            head = heads[word[:at]]
            for start in (at, at - 1) if word[at - 1] == word[at - 2] else (at,):
                rest = word[start:]
                if rest not in ENDINGS and (len(rest) >= LONG_REST or head not in PARTICLES):
                    found.append((head, rest))
        return found

    def _end(self, rest: str) -> End:
        found = self._ends.get(rest)
        if found is None:
            flags = self.dictionary.flags
            bases = list(self.dictionary.bases(rest))
            ends_compounds = "Y" in flags.get(rest, "") or any("Y" in flags[base] for base in bases)
            base = rest if self._is_word(rest) else "".join(bases[:1])
            found = make_room(self._ends)[rest] = End(ends_compounds, base)
        return found


def _rank(pair: tuple[str, str]) -> tuple[bool, int, int]:
    """The better of two pairs has the higher one."""
    head, rest = pair
    return head not in PARTICLES, min(len(head), len(rest), 4), len(rest)


def lexicon_of(dictionary: Dictionary) -> Lexicon:
    """Finds the forms that begin compounds, and the words that they stand for."""
    rules = tuple(rule for rule in dictionary.rules if set("XU") & set(rule.leads_to))
    marks = {"X", "U", *(rule.flag for rule in rules)}
    by_flags = {
        flags: ("X" in flags or "U" in flags, [rule for rule in rules if rule.flag in flags])
        for flags in set(dictionary.flags.values())
        if not marks.isdisjoint(flags)
    }
    heads: dict[str, str] = {}
    for word, flags in dictionary.flags.items():
        if flags in by_flags:
            for form in _first_forms(word, *by_flags[flags]):
                if len(form) >= SHORTEST_PART:
                    heads.setdefault(form, word)
    return Lexicon(
        MORE_HEADS | {form: _meant(form, word, dictionary.flags) for form, word in heads.items()}, dictionary
    )


def _first_forms(word: str, is_first: bool, rules: Sequence[Rule]) -> Iterator[str]:  # noqa: FBT001 - of a pair
    """The forms in which a word may stand first in a compound."""
    if is_first:
        yield word
    for rule in rules:
        if form := rule.form(word):
            yield form


def _meant(form: str, word: str, flags: Mapping[str, str]) -> str:
    """The word that stands alone: *kvinno*, which the dictionary has as a form of its own, is *kvinna*."""
    if form in PARTICLES:
        return form
    if form.endswith("s") and _stands_alone(form[:-1], flags):
        return form[:-1]
    if _stands_alone(word, flags):
        return word
    candidates = (form[:-1] + "a", form[:-1] + "e", form + "a", form + "e", form[:-1])
    return next((base for base in candidates if _stands_alone(base, flags)), word)


def _stands_alone(word: str, flags: Mapping[str, str]) -> bool:
    return word in flags and "Z" not in flags[word]


@lru_cache(maxsize=1)
def swedish_lexicon() -> Lexicon:
    """The lexicon of the installed dictionary; reading it takes some tenths of a second, once a process."""
    return lexicon_of(installed_dictionary("hunspell-sv", "sv_SE"))
