"""One walk over a body's tokens writes it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from markdown_it.token import Token

from .body import TAGS, BodyWriter
from .document import Document
from .escape import escape_text
from .notes import lift_notes, note_id
from .places import Places


class BlockWriter:
    """Writes one body."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._body = BodyWriter(places)
        self._output = self._body.output
        self._block = Token("inline", "", 0)  # the text written last
        self._handlers = self._by_type()

    def _by_type(self) -> dict[str, Callable[[Token], None]]:
        tables = self._body.tables
        return {
            "inline": self._write_inline,
            "heading_open": lambda _: self._output.keep_place(),
            "heading_close": self._close_heading,
            "ordered_list_open": lambda token: self._body.open_list(int(token.attrs.get("start", 1))),
            "fence": self._write_code,
            "code_block": self._write_code,
            "table_open": lambda _: tables.open(),
            "thead_open": lambda _: tables.open_head(),
            "thead_close": lambda _: tables.close_head(),
            "tr_open": lambda _: tables.open_row(),
            "tr_close": lambda _: tables.close_row(),
            "th_open": lambda token: tables.open_heading(_side(token)),
            "th_close": lambda _: tables.close_heading(),
            "td_open": lambda token: tables.open_cell(_side(token)),
            "td_close": lambda _: tables.close_cell(),
        }

    def document(self, tokens: Sequence[Token]) -> Document:
        text, notes = lift_notes(tokens)
        self._write(text)
        if notes:
            self._write_notes(notes)
        return self._body.document()

    def _write(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            tag = TAGS.get(token.type)
            if tag is None:
                self._handlers[token.type](token)
            elif not token.hidden:
                self._output.html.append(tag)

    def _write_inline(self, token: Token) -> None:
        self._block = token
        self._body.write_text(token)

    def _close_heading(self, token: Token) -> None:
        self._body.close_heading(int(token.tag[1]), partial(self._places.of_heading, self._block, token.markup))

    def _write_code(self, token: Token) -> None:
        """Code scrolls sideways where the page is narrow, so the keyboard must reach it."""
        self._output.say(f'<pre tabindex="0"><code>{escape_text(token.content)}</code></pre>\n', token.content)

    def _write_notes(self, notes: Mapping[str, Sequence[Token]]) -> None:
        """The notes in the order of their numbers; while they are written, they may refer to more of them."""
        html, numbered, unused = self._output.html, self._body.notes.labels, iter(notes)
        places: list[tuple[str, int]] = []
        html.append('<section class="footnotes">\n<ol>\n')
        while len(places) < len(notes):
            if len(places) == len(numbered):
                self._body.notes.number(next(label for label in unused if not self._body.notes.has(label)))
            label = numbered[len(places)]
            html.append(f'<li id="{note_id(len(places) + 1)}">')
            places.append((label, self._write_note(notes[label])))
        for label, place in places:
            html[place] = self._body.notes.back_links(label)
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


def _side(token: Token) -> str:
    """To which side a cell's text stands."""
    return str(token.attrs.get("style", "")).rpartition(":")[2]
