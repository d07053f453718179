"""Where in a body a piece of a block's text was written: the parser tells lines alone, links want columns."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

_CLOSING_HASHES = re.compile(r"(?:(?<=[ \t])#+)?[ \t]*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")


class Places:
    """Columns are found again from the source, only when somebody asks."""

    def __init__(self, lines: Sequence[str], rows: Mapping[int, int]) -> None:
        """`rows` tells at which offset of the source each row of a table begins."""
        self._lines = lines
        self._rows = rows
        self._starts: list[int] = []

    def of(self, block: Token, offset: int, cell: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at `offset` of a block's text; `cell` is its number in a table's row."""
        first, end = block.map or (0, 0)
        if first in self._rows:
            return first + 1, self._column_in_row(block.content, first, offset, cell)
        start = block.content.rfind("\n", 0, offset) + 1
        line = self._first_line(block.content, first, end) + block.content.count("\n", 0, offset)
        content = block.content[start:].partition("\n")[0]
        return line + 1, self._column(content, line, offset - start)

    def _first_line(self, content: str, first: int, end: int) -> int:
        """Lines of nothing but no-break spaces are trimmed off a block's text."""
        trimmed = end - first - content.count("\n") - 1
        head = content.partition("\n")[0].rstrip()
        return next(
            (line for line in range(first, first + trimmed) if self._lines[line].rstrip().endswith(head)),
            first + trimmed,
        )

    def of_heading(self, block: Token, markup: str) -> tuple[int, int]:
        """The heading's first # where it has one, else its first word."""
        line, column = self.of(block, 0, 0)
        marked = self._lines[line - 1][: column - 1].rstrip()
        return line, len(marked) - len(markup) + 1 if markup.startswith("#") else column

    def _column(self, content: str, line: int, offset: int) -> int:
        """Counted from the right end of the line, for on the left stand the marks of quotes, lists and headings."""
        source, content = self._lines[line].rstrip(), content.rstrip()
        if not source.endswith(content.lstrip()):
            source = _CLOSING_HASHES.sub("", source).rstrip()
        return len(source) - len(content) + offset + 1

    def _column_in_row(self, content: str, line: int, offset: int, cell: int) -> int:
        if not self._starts:
            self._starts = [0]
            for text in self._lines:
                self._starts.append(self._starts[-1] + len(text) + 1)
        start = self._rows[line] - self._starts[line]
        row = self._lines[line][start:].lstrip()
        start = len(self._lines[line]) - len(row)
        borders = [match.end() for match in _CELL_BORDER.finditer(row)]
        if not row.startswith("|"):
            borders.insert(0, 0)
        left = borders[cell]
        indent = len(row[left:]) - len(row[left:].lstrip())
        escaped_pipes = content.count("|", 0, offset)  # each was written with a backslash
        return start + left + indent + offset + escaped_pipes + 1
