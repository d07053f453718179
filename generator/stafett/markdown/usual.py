"""The shapes that nearly all bodies are made of, read without the whole grammar and its cost.

Headings, paragraphs, flat tight lists and even tables, as long as every line begins with what can be nothing else. They
become the tokens that the grammar would make of them, as far as the writers look at these.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

# A letter, a quotation mark, a word in stars, a link, or a number that counts no items: only paragraphs begin so.
_TEXT = r"""(?:[^\W\d_]|["'(”“’‘»«–—…\[]|\*{1,3}[^\W_]|[0-9]+(?![0-9.)]))"""
_PARAGRAPH = re.compile(_TEXT)
_HEADING = re.compile(r"(#{1,6}) +([^#\s](?:.*[^#\s])?)")
_ITEM = re.compile(rf"(?:([-*+])|([0-9]{{1,9}})([.)])) {{1,4}}({_TEXT}.*)")
_BELOW_NAMES = re.compile(r"\|(?: *:?-+:? *\|)+")
_DEFINITION = "]:"

_SHARED = {
    f"{block}_{side}": Token(f"{block}_{side}", "", 0)
    for block in ("paragraph", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td")
    for side in ("open", "close")
}
_HEADING_OPEN = Token("heading_open", "", 1)


Marker = tuple[str | None, ...]
"""What stands before an item, or after its number."""


class _UnusualError(Exception):
    """A line that only the whole grammar can tell; it never leaves this module."""


def read_usual(source: str) -> tuple[list[Token], dict[int, int]] | None:
    """The body's tokens, those within blocks not read yet, and at which offset each row of a table begins; None if it is unusual."""
    if _DEFINITION in source:
        return None
    try:
        return _Reader(source).read()
    except _UnusualError:
        return None


class _Reader:
    def __init__(self, source: str) -> None:
        self._lines = [*source.split("\n"), ""]
        self._tokens: list[Token] = []
        self._rows: list[int] = []
        self._marker: Marker | None = None  # of the list read last, if nothing came after it

    def read(self) -> tuple[list[Token], dict[int, int]]:
        """Block after block."""
        lines, number = self._lines, 0
        while number < len(lines):
            line = lines[number]
            if not line:
                number += 1
                continue
            before, self._marker = self._marker, None
            if line[0] == "#":
                number = self._read_heading(number)
            elif line[0] == "|":
                number = self._read_table(number)
            elif _PARAGRAPH.match(line):
                number = self._read_paragraph(number)
            else:
                number = self._read_list(number, before)
        return self._tokens, self._offsets()

    def _push(self, *names: str) -> None:
        self._tokens += [_SHARED[name] for name in names]

    def _push_text(self, text: str, start: int, end: int) -> None:
        self._tokens.append(Token("inline", "", 0, map=[start, end], content=text))

    def _read_heading(self, number: int) -> int:
        found = _HEADING.fullmatch(self._lines[number])
        if found is None:
            raise _UnusualError
        self._tokens.append(_HEADING_OPEN)
        self._push_text(found[2], number, number + 1)
        self._tokens.append(Token("heading_close", f"h{len(found[1])}", -1, markup=found[1]))
        return number + 1

    def _read_paragraph(self, start: int) -> int:
        """To the first line that is empty, or begins with what may end a paragraph."""
        lines, end = self._lines, start + 1
        while _PARAGRAPH.match(lines[end]):
            end += 1
        if lines[end] and lines[end][0] != "#":
            item = _ITEM.fullmatch(lines[end])
            if item is None or (item[2] and int(item[2]) != 1):
                raise _UnusualError
        self._push("paragraph_open")
        self._push_text(mdTrim("\n".join(lines[start:end])), start, end)
        self._push("paragraph_close")
        return end

    def _read_list(self, number: int, before: Marker | None) -> int:
        """Items under the same marker, a line each, to an empty line; after a list with that marker they might belong to it."""
        item = _ITEM.fullmatch(self._lines[number])
        if item is None or (marker := item.group(1, 3)) == before:
            raise _UnusualError
        kind = "ordered_list" if item[2] else "bullet_list"
        start = int(item[2] or 1)
        self._tokens.append(Token(f"{kind}_open", "", 1, attrs={"start": start} if start != 1 else {}))
        while item and item.group(1, 3) == marker:
            self._push("list_item_open")
            self._push_text(mdTrim(item[4]), number, number + 1)
            self._push("list_item_close")
            number += 1
            item = _ITEM.fullmatch(self._lines[number])
        self._marker = marker
        return self._close(f"{kind}_close", number)

    def _read_table(self, number: int) -> int:
        """The names of its columns, the line below them, and rows as long as these, to an empty line."""
        rule = self._lines[number + 1]
        if not _BELOW_NAMES.fullmatch(rule):
            raise _UnusualError
        sides = [alignment(cell.strip()) for cell in rule[1:-1].split("|")]
        self._push("table_open", "thead_open")
        self._read_row(number, "th", sides)
        self._push("thead_close")
        number += 2
        if has_rows := self._lines[number].startswith("|"):
            self._push("tbody_open")
        while self._lines[number].startswith("|"):
            self._read_row(number, "td", sides)
            number += 1
        if has_rows:
            self._push("tbody_close")
        return self._close("table_close", number)

    def _read_row(self, number: int, cell: str, sides: list[str]) -> None:
        line = mdTrim(self._lines[number])
        texts = line[1:].removesuffix("|").split("|")
        if len(texts) != len(sides) or "\\" in line:
            raise _UnusualError
        self._rows.append(number)
        self._push("tr_open")
        for text, side in zip(texts, sides, strict=True):
            if side:
                self._tokens.append(Token(f"{cell}_open", "", 1, attrs={"style": f"text-align:{side}"}))
            else:
                self._push(f"{cell}_open")
            self._push_text(mdTrim(text), number, number + 1)
            self._push(f"{cell}_close")
        self._push("tr_close")

    def _close(self, name: str, number: int) -> int:
        if self._lines[number]:
            raise _UnusualError
        self._push(name)
        return number

    def _offsets(self) -> dict[int, int]:
        """Where each row of a table begins in the source."""
        offsets, offset, before = {}, 0, 0
        for number in self._rows:
            offset += sum(map(len, self._lines[before:number])) + number - before
            offsets[number], before = offset, number
        return offsets


def alignment(cell: str) -> str:
    """To which side a column stands, by the colons of the line below its name."""
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left" if cell.startswith(":") else ""
