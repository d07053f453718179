"""Tables that scroll sideways where the page is narrow; the keyboard reaches them, and their columns name them."""

from .escape import escape_attribute
from .output import Output


class TableWriter:
    """`cell` counts the cells of the row that is being written."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._columns: list[str] = []
        self._attributes = ""  # of the heading that is open
        self.cell = 0

    def open(self) -> None:
        self._columns = []
        self._output.keep_place()

    def open_head(self) -> None:
        self._output.html.append("<thead>\n")

    def close_head(self) -> None:
        place, _ = self._output.kept_place()
        label = escape_attribute(", ".join(filter(None, self._columns)))
        named = f' role="group" aria-label="{label}"' if label else ""
        self._output.html[place] = f'<div class="table-scroll" tabindex="0"{named}><table>\n'
        self._output.html.append("</thead>\n")

    def open_row(self) -> None:
        self.cell = 0
        self._output.html.append("<tr>")

    def close_row(self) -> None:
        self._output.html.append("</tr>\n")

    def open_cell(self, side: str) -> None:
        """`side` is where the column's text stands: left, center, right, or "" where nothing is said."""
        self._output.html.append(f"<td{_aligned(side)}>")

    def close_cell(self) -> None:
        self._output.html.append("</td>")
        self.cell += 1

    def open_heading(self, side: str) -> None:
        self._output.keep_place()
        self._attributes = _aligned(side)

    def close_heading(self) -> None:
        """A column's heading without words would name nothing, so it is a common cell."""
        place, text = self._output.kept_place()
        tag, attributes = ("th", ' scope="col"') if text else ("td", "")
        self._output.html[place] = f"<{tag}{attributes}{self._attributes}>"
        self._output.html.append(f"</{tag}>")
        self._columns.append(text)
        self.cell += 1


def _aligned(side: str) -> str:
    return f' class="align-{side}"' if side else ""
