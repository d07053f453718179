"""The YAML that nearly all front matter is, read without the whole parser and its cost.

Keys by their indentation; values on one line that can be nothing else than text, a list of texts between brackets, or a
mapping of texts between braces; lists of these.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

DEEPEST = 4
_KEY = r"[A-Za-z][A-Za-z0-9_-]{0,99}"
_QUOTED = r'"[^"]*+"'
_START = r"(?:[^\W_]|[+-](?=[0-9]))"
# A colon before a space ends a key, and a number sign after one begins a comment; between brackets a comma ends a text.
_PLAIN = rf"{_START}(?:[^:#]++|:(?! |$)|(?<! )#)*+(?<! )"
_PLAIN_IN_FLOW = rf"{_START}(?:[^]:#,[{{}}]++|:(?![] ,?[{{}}])|(?<! )#)*+(?<! )"
_IN_FLOW = rf"(?:{_QUOTED}|{_PLAIN_IN_FLOW})"
_LIST = rf"\[(?:{_IN_FLOW}(?:, ?{_IN_FLOW})*+)?\]"
_PAIR = rf"{_KEY}: (?:{_IN_FLOW}|{_LIST})"
_LINE = re.compile(
    rf"(?P<indent> *+)(?:(?P<key>{_KEY}):|-)"
    rf"(?: (?:(?P<list>{_LIST})|\{{(?P<pairs>{_PAIR}(?:, ?{_PAIR})*+)\}}|(?P<text>{_QUOTED}|{_PLAIN})))?"
)
# To take apart what has been held to the above, less is enough.
_TEXTS = re.compile(r'"[^"]*+"|[^] ,[][^],]*+')
_PAIRS = re.compile(rf'({_KEY}): (\[(?:[^]"]++|"[^"]*+")*+\]|"[^"]*+"|[^,]++)')
_STRANGE = re.compile("[^\n -\\[\\]-~\xa0-\u2027\u202a-\ufefe\U00010000-\U0010ffff]")


class _UnusualError(Exception):
    """Text that only the whole parser can tell; it never leaves this module."""


def read_usual(text: str) -> dict[str, Any] | None:
    """The mapping that `text` holds; None if it is unusual."""
    if _STRANGE.search(text) or not unicodedata.is_normalized("NFC", text):
        return None
    lines = [line.groups() for line in map(_LINE.fullmatch, text.removesuffix("\n").split("\n")) if line]
    if len(lines) != text.removesuffix("\n").count("\n") + 1:
        return None
    try:
        return _Reader(lines).read()
    except _UnusualError:
        return None


class _Reader:
    def __init__(self, lines: Sequence[Sequence[str | None]]) -> None:
        """`lines` with their indentation and key, and the value as a list, as pairs or as a text."""
        self._lines = [*lines, ("-", None, None, None, None)]
        self._number = 0

    def read(self) -> dict[str, Any]:
        root = self._mapping("", 1)
        if self._number != len(self._lines) - 1:
            raise _UnusualError
        return root

    def _mapping(self, indent: str, level: int) -> dict[str, Any]:
        """The keys that stand on the same column, to a line that does not begin with one."""
        if level > DEEPEST:
            raise _UnusualError
        values: dict[str, Any] = {}
        while (line := self._lines[self._number])[0] == indent and (key := line[1]) is not None:
            if key in values:
                raise _UnusualError
            self._number += 1
            values[key] = self._below(indent, level) if (value := value_of(line)) is None else value
        return values

    def _below(self, indent: str, level: int) -> Any:
        """What belongs to a key that nothing stands after: a list may begin on the key's own column."""
        inner, key, *_ = self._lines[self._number]
        if inner is None or not inner.startswith(indent):
            return None
        if key is None:
            return self._list(inner)
        return self._mapping(inner, level + 1) if inner != indent else None

    def _list(self, indent: str) -> list[Any]:
        items = []
        while (line := self._lines[self._number])[0] == indent and line[1] is None:
            if (value := value_of(line)) is None:
                raise _UnusualError
            items.append(value)
            self._number += 1
        return items


def value_of(line: Sequence[str | None]) -> Any:
    """What stands on the line; None where that is nothing."""
    _, _, texts, pairs, text = line
    if text:
        return bare(text)
    if texts:
        return texts_of(texts)
    if not pairs:
        return None
    found = _PAIRS.findall(pairs)
    values = {key: texts_of(value) if value[0] == "[" else bare(value) for key, value in found}
    if len(values) != len(found):
        raise _UnusualError
    return values


def texts_of(items: str) -> list[str]:
    return [bare(found) for found in _TEXTS.findall(items)]


def bare(text: str) -> str:
    return text[1:-1] if text[0] == '"' else text
