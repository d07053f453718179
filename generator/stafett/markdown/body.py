"""What is written of one body, piece by piece, whoever reads it."""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from .document import Document, Heading, Misplaced
from .inlines import InlineWriter, Place
from .notes import Notes
from .outline import Outline
from .output import Output
from .places import Places
from .tables import TableWriter
from .usual_text import Mark
from .wall import sanitise

TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "hr": "<hr>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "table_close": "</table></div>\n",
}


class BodyWriter:
    """HTML, plain text, headings and links of one body, as they grow."""

    def __init__(self, places: Places) -> None:
        self.output = Output()
        self.notes = Notes()
        self.tables = TableWriter(self.output)
        self._inlines = InlineWriter(self.output, places, self.notes)
        self._outline = Outline()
        self._headings: list[Heading] = []
        self._misplaced: list[Misplaced] = []

    def write_text(self, block: Token) -> None:
        self._inlines.write(block, self.tables.cell)
        self.output.words.append("\n")

    def write_usual(self, text: str, marks: Sequence[Mark], place_at: Callable[[int], Place]) -> None:
        self._inlines.write_usual(text, marks, place_at)
        self.output.words.append("\n")

    def open_list(self, start: int) -> None:
        """A list whose items are counted from `start`."""
        self.output.html.append("<ol>\n" if start == 1 else f'<ol start="{start}">\n')

    def close_heading(self, written: int, place_of: Callable[[], Place]) -> None:
        """`written` is its level in the body; the output's place kept last is where it began."""
        place, text = self.output.kept_place()
        if not text:
            return
        heading = Heading(self._outline.level(written), self._outline.id(text), text)
        self._headings.append(heading)
        if heading.level != written:
            self._misplaced.append(Misplaced(written, heading.level, text, *place_of()))
        self.output.html[place] = f'<h{heading.level} id="{heading.element_id}">'
        self.output.html.append(f"</h{heading.level}>\n")

    def document(self) -> Document:
        return Document(
            html=sanitise("".join(self.output.html)),
            text="".join(self.output.words).strip(),
            headings=tuple(self._headings),
            links=tuple(self._inlines.links),
            misplaced=tuple(self._misplaced),
        )
