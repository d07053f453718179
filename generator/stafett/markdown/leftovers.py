"""What was typed as markup and is none: it stands in the text as it was written, and nobody sees that until it is published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_TAGS = (
    "a|abbr|b|blockquote|br|center|code|details|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|mark|ol|p|pre|s|script|small|span|strong"
    "|style|sub|sup|table|tbody|td|th|thead|tr|u|ul|video"
)
_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_LEFT = re.compile(
    rf"(?P<html>&lt;(?:(?:{_TAGS})(?=(?:[\s/](?:(?!&lt;).)*?)?&gt;)|!--))"
    r"|(?P<link>\] ?\((?=https?:|www\.|mailto:|need:|solution:|event:|page:))|(?P<note>\[\^\w+\])",
    re.IGNORECASE | re.DOTALL,
)
_TYPED_CODE = re.compile(r"^(?: {4}|\t).*|^```(?s:.*?)^```|`[^`\n]*`", re.MULTILINE)


class Leftover(StrEnum):
    HTML = "html"
    LINK = "link"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Typed:
    """Line and column count from 1 within the body."""

    kind: Leftover
    text: str
    line: int
    column: int


def leftovers(body: str, html: str) -> Iterator[Typed]:
    """The first such place of each kind on each line of a body, given what it has become; after a backslash a sign is meant."""
    if not any(mark in html for mark in ("&lt;", "](", "] (", "[^")):
        return
    typed = _TYPED_CODE.sub(lambda code: re.sub(".", " ", code[0]), body)
    end, line, line_start = 0, 1, 0
    gone: set[str] = set()
    told: set[tuple[str | None, int]] = set()
    for found in _LEFT.finditer(_CODE.sub("", html)):
        text = found[0].replace("&lt;", "<")
        start = -1 if text in gone else typed.find(text, end)
        if start < 0:
            gone.add(text)
            continue
        if lines := typed.count("\n", end, start):
            line, line_start = line + lines, typed.rindex("\n", end, start) + 1
        end = start + len(text)
        if typed[start - 1 : start] != "\\" and (found.lastgroup, line) not in told:
            told.add((found.lastgroup, line))
            yield Typed(Leftover(found.lastgroup or ""), text, line, start - line_start + 1)
