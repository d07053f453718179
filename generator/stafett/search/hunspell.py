"""A hunspell dictionary: words with flags, and the affix rules that the flags stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import files
from pathlib import Path
from sys import intern
from typing import Any, TypeVar

from stafett.errors import InstallationError

RULE = re.compile(r"SFX\s+(\S)\s+(\S+)\s+([^\s/]+)(?:/(\S+))?\s+(\S+)")
ONE_OF = re.compile(r"\[[^]]*\]")
TAIL = 5  # letters of a word by which the rules are chosen that may have made it
SHORTEST_STEM = 2
MOST_REMEMBERED = 100_000
"""Words and ends of words for which answers are remembered: they come back again and again."""

Kept = TypeVar("Kept", bound=dict[str, Any])


def make_room(kept: Kept) -> Kept:
    """The same, emptied when it is full."""
    if len(kept) >= MOST_REMEMBERED:
        kept.clear()
    return kept


@dataclass(frozen=True, slots=True)
class Rule:
    """A word with `flag` that ends as `condition` says has a form with `add` instead of `strip`.

    `leads_to` are flags of that form; the condition is about the last `looks_at` letters.
    """

    flag: str
    strip: str
    add: str
    leads_to: str
    condition: re.Pattern[str]
    looks_at: int

    def makes(self, form: str, base: str) -> bool:
        return (
            form.endswith(self.add)
            and len(form) >= SHORTEST_STEM + len(self.add)
            and self.condition.search(base) is not None
        )

    def form(self, word: str) -> str | None:
        if not word.endswith(self.strip) or not self.condition.search(word):
            return None
        return word[: len(word) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`flags` by word; `endings`: the rules for inflected forms by the last letters of what they add, at most TAIL of them."""

    flags: Mapping[str, str]
    rules: tuple[Rule, ...]
    endings: Mapping[str, Sequence[Rule]]
    _fitting: dict[str, Sequence[Rule]] = field(default_factory=dict)

    def bases(self, word: str) -> Iterator[str]:
        """The words that have this one among their inflected forms, those that lose least first."""
        tail = word[max(SHORTEST_STEM, len(word) - TAIL) :]
        rules = self._fitting.get(tail)
        if rules is None:
            rules = make_room(self._fitting)[tail] = list(self._rules_for(tail))
        for rule in rules:
            base = word[: -len(rule.add)] + rule.strip
            marks = self.flags.get(base)
            if marks and rule.flag in marks and rule.makes(word, base):
                yield base

    def _rules_for(self, tail: str) -> Iterator[Rule]:
        """Those that may have made a word that ends so, as far as these letters tell."""
        for at in range(len(tail) - 1, -1, -1):
            for rule in self.endings.get(tail[at:], ()):
                known = tail[: -len(rule.add)] + rule.strip
                if len(known) < rule.looks_at or rule.condition.search(known):
                    yield rule


def read_dictionary(words: Iterable[str], rules: Iterable[str]) -> Dictionary:
    """From the lines of a dictionary and of its affix file; words with capitals and those that are forbidden are left out."""
    flags: dict[str, str] = {}
    for line in words:
        word, _, marks = line.partition("/")
        if word.islower() and word.isalpha() and "%" not in marks:
            flags[word] = intern(flags[word] + marks if word in flags else marks)
    parsed = tuple(_rule(*match.groups()) for line in rules if (match := RULE.match(line)))
    return Dictionary(flags, parsed, by_ending(parsed))


def by_ending(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    endings: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: len(rule.add)):
        if "W" not in rule.leads_to and rule.add:
            endings[rule.add[-TAIL:]].append(rule)
    return dict(endings)


def _rule(flag: str, strip: str, add: str, leads_to: str | None, condition: str) -> Rule:
    return rule_of(flag, strip.replace("0", ""), add.replace("0", ""), leads_to or "", condition)


def rule_of(flag: str, strip: str, add: str, leads_to: str, condition: str) -> Rule:
    """The condition as an affix file says it."""
    letters = len(ONE_OF.sub("x", condition))
    return Rule(flag, strip, add, leads_to, re.compile(f"{condition}$"), letters)


def installed_dictionary(package: str, name: str) -> Dictionary:
    """The dictionary of an installed package that puts its files outside of any module."""
    with (
        _file(package, f"{name}.dic").open(encoding="utf-8") as words,
        _file(package, f"{name}.aff").open(encoding="utf-8") as rules,
    ):
        return read_dictionary(words.read().split("\n"), rules)


def _file(package: str, name: str) -> Path:
    for file in files(package) or ():
        if file.name == name:
            return Path(str(file.locate()))
    raise InstallationError(
        "%(package)s has no %(file)s: install Stafett's dependencies again", package=package, file=name
    )
