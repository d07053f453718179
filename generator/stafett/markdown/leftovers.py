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
    r"|(?P<link>\] ?\((?=https?:|www\.|mailto:|need:|solution:|event:|page:))|(?P<note>\[\^\w+\])"
    r"|(?:(?<=<p>)|(?<=<li>)|(?<=\n))"  # where a line begins
    r"(?:(?P<heading>#{2,6}[^\W_]+)|(?P<item>[•●▪◦‣·]\s)|(?P<table>\|[^|\n<&]+\|(?=[^\n]*(?:\n|</p>))))"
    r"|(?P<stars>\*\*[^*<&\n]{0,20})",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = ("&lt;", "](", "] (", "[^", "##", "|", "**", *"•●▪◦‣·")
_BELOW_NAMES = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_BAR = re.compile(r"(?<!\\)\|")
_TYPED_CODE = re.compile(r"^(?: {4}|\t).*|^```(?s:.*?)^```|`[^`\n]*`", re.MULTILINE)


class Leftover(StrEnum):
    HTML = "html"
    LINK = "link"
    NOTE = "note"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    STARS = "stars"
    ROW = "row"


_RUNS = (Leftover.ITEM, Leftover.TABLE)


@dataclass(frozen=True, slots=True)
class Typed:
    """Line and column count from 1 within the body."""

    kind: Leftover
    text: str
    line: int
    column: int


def leftovers(body: str, html: str) -> Iterator[Typed]:
    """The first such place of each kind on each line of a body, given what it has become; after a backslash a sign is meant.

    A list or a table is told where it begins.
    """
    if not any(mark in html for mark in _MARKS):
        return
    typed = without_code(body)
    end, line, line_start = 0, 1, 0
    gone: set[str] = set()
    told: set[tuple[Leftover, int]] = set()
    for found in _LEFT.finditer(_CODE.sub("", html)):
        text = found[0].replace("&lt;", "<")
        start = -1 if text in gone else typed.find(text, end)
        if start < 0:
            gone.add(text)
            continue
        if lines := typed.count("\n", end, start):
            line, line_start = line + lines, typed.rindex("\n", end, start) + 1
        end = start + len(text)
        kind = Leftover(found.lastgroup or "")
        if typed[start - 1 : start] == "\\" or (kind, line) in told:
            continue
        told.add((kind, line))
        if kind not in _RUNS or (kind, line - 1) not in told:
            yield Typed(kind, text.strip(), line, start - line_start + 1)


def long_rows(body: str, html: str) -> Iterator[Typed]:
    """Rows with more cells than their table has columns: what is in excess is shown nowhere."""
    if "<table" not in html:
        return
    columns = 0
    before = ""
    for number, line in enumerate(without_code(body).split("\n"), 1):
        if "|" not in line:
            columns = 0
        elif _BELOW_NAMES.fullmatch(line.rstrip()) and len(cells(before)) == len(cells(line)):
            columns = len(cells(line))
        elif columns and (excess := cells(line)[columns:]):
            text = "|".join(excess)
            yield Typed(Leftover.ROW, text.strip(), number, line.rindex(text) + 1)
        before = line


def cells(row: str) -> list[str]:
    return _BAR.split(row.strip().removeprefix("|").removesuffix("|"))


def without_code(body: str) -> str:
    """The same with blanks where code is."""
    return _TYPED_CODE.sub(lambda code: re.sub(".", " ", code[0]), body)
