"""A hunspell dictionary: words with flags, and the affix rules that the flags stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from pathlib import Path

from stafett.errors import InstallationError

RULE = re.compile(r"SFX\s+(\S)\s+(\S+)\s+([^\s/]+)(?:/(\S+))?\s+(\S+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A word with `flag` that ends as `condition` says has a form with `add` instead of `strip`.

    `leads_to` are flags of that form.
    """

    flag: str
    strip: str
    add: str
    leads_to: str
    condition: re.Pattern[str]

    def form(self, word: str) -> str | None:
        if not word.endswith(self.strip) or not self.condition.search(word):
            return None
        return word[: len(word) - len(self.strip)] + self.add


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`flags` by word; `endings`: rules for inflected forms by what they add, and each end of that, if only to look further."""

    flags: Mapping[str, str]
    rules: tuple[Rule, ...]
    endings: Mapping[str, Sequence[Rule]]

    def bases(self, word: str) -> Iterator[str]:
        """The words that have this one among their inflected forms, those that lose least first."""
        flags, endings = self.flags, self.endings
        for at in range(len(word) - 1, 1, -1):
            rules = endings.get(word[at:])
            if rules is None:
                return
            for rule in rules:
                base = word[:at] + rule.strip
                if base in flags and rule.flag in flags[base] and rule.condition.search(base):
                    yield base


def read_dictionary(words: Iterable[str], rules: Iterable[str]) -> Dictionary:
    """From the lines of a dictionary and of its affix file; words with capitals and those that are forbidden are left out."""
    flags: dict[str, str] = {}
    for line in words:
        word, _, marks = line.partition("/")
        if word.islower() and word.isalpha() and "%" not in marks:
            flags[word] = flags[word] + marks if word in flags else marks
    parsed = tuple(_rule(*match.groups()) for line in rules if (match := RULE.match(line)))
    return Dictionary(flags, parsed, by_ending(parsed))


def by_ending(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    endings: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if "W" not in rule.leads_to and rule.add:
            endings[rule.add].append(rule)
            for at in range(1, len(rule.add)):
                endings.setdefault(rule.add[at:], [])
    return dict(endings)


def _rule(flag: str, strip: str, add: str, leads_to: str | None, condition: str) -> Rule:
    return Rule(flag, strip.replace("0", ""), add.replace("0", ""), leads_to or "", re.compile(f"{condition}$"))


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
    raise InstallationError(f"{package} has no {name}: install Stafett's dependencies again")
