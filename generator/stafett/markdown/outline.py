"""The headings of a body: their ids, the levels that are shown, and the table of contents."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .document import Document, Heading

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_OTHERS = re.compile(r"[^a-z0-9]+")
_TOP = 2  # the page's own title is the only heading of level one


@dataclass(frozen=True, slots=True)
class Section:
    heading: Heading
    sections: tuple["Section", ...]


class Outline:
    """Gives each heading of one body its id and level, from the first to the last."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count: dict[str, int] = {}
        self._above: list[tuple[int, int]] = []  # level written and level shown of the headings that this one is under

    def level(self, written: int) -> int:
        """The level to show: at least two, and one below the heading above at most."""
        while self._above and self._above[-1][0] >= max(written, _TOP):
            self._above.pop()
        shown = self._above[-1][1] + 1 if self._above else _TOP
        self._above.append((max(written, _TOP), shown))
        return shown

    def id(self, text: str) -> str:
        """The heading's words as an id; the second with the same words gets -2."""
        words = slug(text) or "section"
        name, count = words, self._count.get(words, 1)
        while name in self._taken:
            count += 1
            name = f"{words}-{count}"
        self._taken.add(name)
        self._count[words] = count
        return name


@lru_cache(4096)
def slug(text: str) -> str:
    """The letters a to z and digits of a text, without their accents, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _OTHERS.sub("-", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip("-")


def table_of_contents(document: Document, deepest: int = 3) -> tuple[Section, ...]:
    """The headings down to level `deepest`, each with those under it."""
    return _sections([heading for heading in document.headings if heading.level <= deepest])


def _sections(headings: Iterable[Heading]) -> tuple[Section, ...]:
    groups: list[list[Heading]] = []
    for heading in headings:
        if groups and heading.level > groups[-1][0].level:
            groups[-1].append(heading)
        else:
            groups.append([heading])
    return tuple(Section(group[0], _sections(group[1:])) for group in groups)
