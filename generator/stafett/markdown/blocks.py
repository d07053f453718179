"""One walk over a body's tokens writes its HTML, its plain text, its headings and its links."""

from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from .document import Document, Heading, Misplaced
from .escape import escape_text
from .inlines import InlineWriter
from .notes import Notes, lift_notes, note_id
from .outline import Outline
from .output import Output
from .places import Places
from .tables import TableWriter
from .wall import sanitise

_TAGS = {
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


class BlockWriter:
    """Writes one body."""

    def __init__(self, places: Places) -> None:
        self._output = Output()
        self._places = places
        self._notes = Notes()
        self._inlines = InlineWriter(self._output, self._places, self._notes)
        self._outline = Outline()
        self._headings: list[Heading] = []
        self._misplaced: list[Misplaced] = []
        self._tables = TableWriter(self._output)
        self._block = Token("inline", "", 0)  # the text written last
        self._handlers = self._by_type()

    def _by_type(self) -> dict[str, Callable[[Token], None]]:
        tables = self._tables
        return {
            "inline": self._write_inline,
            "heading_open": lambda _: self._output.keep_place(),
            "heading_close": self._close_heading,
            "ordered_list_open": self._open_list,
            "fence": self._write_code,
            "code_block": self._write_code,
            "table_open": tables.open,
            "thead_open": tables.open_head,
            "thead_close": tables.close_head,
            "tr_open": tables.open_row,
            "tr_close": tables.close_row,
            "th_open": tables.open_heading,
            "th_close": tables.close_heading,
            "td_open": tables.open_cell,
            "td_close": tables.close_cell,
        }

    def document(self, tokens: Sequence[Token]) -> Document:
        text, notes = lift_notes(tokens)
        self._write(text)
        if notes:
            self._write_notes(notes)
        return Document(
            html=sanitise("".join(self._output.html)),
            text="".join(self._output.words).strip(),
            headings=tuple(self._headings),
            links=tuple(self._inlines.links),
            anchors=frozenset(heading.id for heading in self._headings),
            misplaced=tuple(self._misplaced),
        )

    def _write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            tag = _TAGS.get(token.type)
            if tag is None:
                self._handlers[token.type](token)
            elif not token.hidden:
                self._output.html.append(tag)

    def _write_inline(self, token: Token) -> None:
        self._block = token
        self._inlines.write(token, self._tables.cell)
        self._output.words.append("\n")

    def _close_heading(self, token: Token) -> None:
        place, text = self._output.kept_place()
        if not text:
            return
        written = int(token.tag[1])
        heading = Heading(self._outline.level(written), self._outline.id(text), text)
        self._headings.append(heading)
        if heading.level != written:
            line, column = self._places.of_heading(self._block, token.markup)
            self._misplaced.append(Misplaced(written, heading.level, text, line, column))
        self._output.html[place] = f'<h{heading.level} id="{heading.element_id}">'
        self._output.html.append(f"</h{heading.level}>\n")

    def _open_list(self, token: Token) -> None:
        start = token.attrs.get("start")
        self._output.html.append("<ol>\n" if start is None else f'<ol start="{start}">\n')

    def _write_code(self, token: Token) -> None:
        """Code scrolls sideways where the page is narrow, so the keyboard must reach it."""
        self._output.say(f'<pre tabindex="0"><code>{escape_text(token.content)}</code></pre>\n', token.content)

    def _write_notes(self, notes: Mapping[str, Sequence[Token]]) -> None:
        """The notes in the order of their numbers; while they are written, they may refer to more of them."""
        html, numbered, unused = self._output.html, self._notes.labels, iter(notes)
        places: list[tuple[str, int]] = []
        html.append('<section class="footnotes">\n<ol>\n')
        while len(places) < len(notes):
            if len(places) == len(numbered):
                self._notes.number(next(label for label in unused if not self._notes.has(label)))
            label = numbered[len(places)]
            html.append(f'<li id="{note_id(len(places) + 1)}">')
            places.append((label, self._write_note(notes[label])))
        for label, place in places:
            html[place] = self._notes.back_links(label)
        html.append("</ol>\n</section>\n")

    def _write_note(self, tokens: Sequence[Token]) -> int:
        """Write a note; returns where in the HTML its links back belong: at the end of its last paragraph."""
        html = self._output.html
        self._write(tokens)
        ends_in_paragraph = bool(tokens) and tokens[-1].type == "paragraph_close"
        place = len(html) - ends_in_paragraph
        html[place:place] = [""]
        html.append("</li>\n")
        return place
