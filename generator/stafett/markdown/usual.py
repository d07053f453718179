"""The shapes that nearly all bodies are made of, read and written without the grammar and its cost.

Headings, paragraphs, flat tight lists and even tables, as long as every line begins with what can be nothing else. They
become what the grammar and the walk over its tokens would make of them.
"""

import re

from markdown_it.common.utils import MD_TRIM_CHARS, mdTrim
from markdown_it.token import Token

from .body import TAGS, BodyWriter
from .document import Document
from .escape import ESCAPED, escape_text
from .grammar import read_inlines
from .places import Places
from .usual_text import is_marked, read_usual_text

# A letter, a quotation mark, a word in stars, a link, or a number that counts no items: only paragraphs begin so.
_TEXT = r"""(?:[^\W\d_]|["'(”“’‘»«–—…\[]|\*{1,3}[^\W_]|[0-9]+(?![0-9.)]))"""
_PARAGRAPH = re.compile(_TEXT)
_HEADING = re.compile(r"(#{1,6}) +([^#\s](?:.*[^#\s])?)")
_ITEM = re.compile(rf"(?:([-*+])|([0-9]{{1,9}})([.)])) {{1,4}}({_TEXT}.*)")
_BELOW_NAMES = re.compile(r"\|(?: *:?-+:? *\|)+")
_DEFINITION = "]:"

Marker = tuple[str | None, ...]
"""What stands before an item, or after its number."""


class _UnusualError(Exception):
    """A line that only the whole grammar can tell; it never leaves this module."""


def read_usual(source: str) -> Document | None:
    """The body; None if it is unusual."""
    if _DEFINITION in source:
        return None
    try:
        return _Reader(source).read()
    except _UnusualError:
        return None


class _Reader:
    def __init__(self, source: str) -> None:
        self._lines = [*source.split("\n"), ""]
        self._rows: dict[int, int] = {}  # where rows begin in the source that hold more than plain text
        self._body = BodyWriter(Places(self._lines, self._rows))
        self._html, self._words = self._body.output.html, self._body.output.words
        self._escaped = escape_text if ESCAPED.search(source) else str
        self._marker: Marker | None = None  # of the list read last, if nothing came after it

    def read(self) -> Document:
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
        return self._body.document()

    def _write(self, *names: str) -> None:
        self._html += [TAGS[name] for name in names]

    def _write_text(self, text: str, start: int, column: int, end: int = 0) -> None:
        """The text of the lines from `start` to `end`, of one if none is given; from 0, as the column is where it begins."""
        if not is_marked(text):
            self._html.append(self._escaped(text))
            self._words += (text.replace("\n", " "), "\n")
        elif marks := read_usual_text(text):
            self._body.write_usual(text, marks, lambda at: (start + 1, column + at + 1))
        else:
            block = Token("inline", "", 0, map=[start, end or start + 1], content=text)
            read_inlines([block], {})
            self._body.write_text(block)

    def _read_heading(self, number: int) -> int:
        found = _HEADING.fullmatch(self._lines[number])
        if found is None:
            raise _UnusualError
        self._body.output.keep_place()
        self._write_text(found[2], number, found.start(2))
        self._body.close_heading(len(found[1]), lambda: (number + 1, 1))
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
        self._write("paragraph_open")
        self._write_text(mdTrim("\n".join(lines[start:end])), start, 0, end)
        self._write("paragraph_close")
        return end

    def _read_list(self, number: int, before: Marker | None) -> int:
        """Items under the same marker, a line each, to an empty line; after a list with that marker they might belong to it."""
        item = _ITEM.fullmatch(self._lines[number])
        if item is None or (marker := item.group(1, 3)) == before:
            raise _UnusualError
        if item[2]:
            self._body.open_list(int(item[2]))
        else:
            self._write("bullet_list_open")
        kind = "ordered_list" if item[2] else "bullet_list"
        while item and item.group(1, 3) == marker:
            self._write("list_item_open")
            self._write_text(mdTrim(item[4]), number, item.start(4))
            self._write("list_item_close")
            number += 1
            item = _ITEM.fullmatch(self._lines[number])
        self._marker = marker
        return self._close(f"{kind}_close", number)

    def _read_table(self, number: int) -> int:
        """The names of its columns, the line below them, and rows as long as these, to an empty line."""
        rule, tables = self._lines[number + 1], self._body.tables
        if not _BELOW_NAMES.fullmatch(rule):
            raise _UnusualError
        sides = [alignment(cell.strip()) for cell in rule[1:-1].split("|")]
        tables.open()
        tables.open_head()
        self._read_row(number, sides, is_head=True)
        tables.close_head()
        number += 2
        if has_rows := self._lines[number].startswith("|"):
            self._write("tbody_open")
        while self._lines[number].startswith("|"):
            self._read_row(number, sides)
            number += 1
        if has_rows:
            self._write("tbody_close")
        return self._close("table_close", number)

    def _read_row(self, number: int, sides: list[str], *, is_head: bool = False) -> None:
        line, tables = mdTrim(self._lines[number]), self._body.tables
        texts = line[1:].removesuffix("|").split("|")
        if len(texts) != len(sides) or "\\" in line:
            raise _UnusualError
        if is_marked(line):
            self._rows[number] = sum(map(len, self._lines[:number])) + number
        column = 1
        opening, closing = (
            (tables.open_heading, tables.close_heading) if is_head else (tables.open_cell, tables.close_cell)
        )
        tables.open_row()
        for text, side in zip(texts, sides, strict=True):
            opening(side)
            self._write_text(mdTrim(text), number, column + len(text) - len(text.lstrip(MD_TRIM_CHARS)))
            closing()
            column += len(text) + 1
        tables.close_row()

    def _close(self, name: str, number: int) -> int:
        if self._lines[number]:
            raise _UnusualError
        self._write(name)
        return number


def alignment(cell: str) -> str:
    """To which side a column stands, by the colons of the line below its name."""
    if cell.endswith(":"):
        return "center" if cell.startswith(":") else "right"
    return "left" if cell.startswith(":") else ""
