"""What stands inside a block: its words, with emphasis, code, links and references to notes."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from markdown_it.token import Token

from .addresses import Address, read_address
from .document import Link, LinkKind
from .escape import escape_attribute, escape_text
from .notes import Notes, note_id
from .output import Output
from .places import Places
from .usual_text import Mark

_DEEPEST = 50  # emphasis within emphasis; beyond that the words are kept and the tags left out
_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}
_STARS = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}
Place: TypeAlias = tuple[int, int]
"""Line and column."""


class InlineWriter:
    """Writes the text of blocks and gathers the links."""

    def __init__(self, output: Output, places: Places, notes: Notes) -> None:
        self._output = output
        self.links: list[Link] = []
        self._places = places
        self._notes = notes
        self._depth = 0
        self._open_links: list[bool] = []  # whether each link that is open has a tag

    def write(self, block: Token, cell: int) -> None:
        """Write a block's text; `cell` is its number in a table's row."""
        if block.children is None:
            self.write_usual(block.content, block.meta["marks"], lambda at: self._places.of(block, at, cell))
            return
        for token in block.children:
            kind = token.type
            if kind == "text":
                self._output.say(escape_text(token.content), token.content)
            elif kind in _TAGS:
                self._emphasise(token)
            elif kind == "softbreak":
                self._output.say("\n", " ")
            else:
                self._write_other(token, block, cell)

    def write_usual(self, text: str, marks: Sequence[Mark], place_at: Callable[[int], Place]) -> None:
        """Write a text with these marks alone; `place_at` tells where what stands at an offset of it was written."""
        end = 0
        for mark in marks:
            self._say(text[end : mark.start])
            opening, closing = _STARS[mark.stars] if mark.stars else ("", "")
            if mark.address:
                address = read_address(mark.address)
                self.links.append(Link(address.kind, address.target, address.fragment, *place_at(mark.start)))
                opening, closing = (_link_to(address), "</a>") if address.href else ("", "")
            self._output.say(f"{opening}{escape_text(mark.words)}{closing}", mark.words)
            end = mark.end
        self._say(text[end:])

    def _say(self, text: str) -> None:
        self._output.say(escape_text(text), text.replace("\n", " "))

    def _write_other(self, token: Token, block: Token, cell: int) -> None:
        match token.type:
            case "link_open":
                self._open_link(token, block, cell)
            case "link_close":
                self._output.html.append("</a>" if self._open_links.pop() else "")
            case "code_inline":
                self._output.say(f"<code>{escape_text(token.content)}</code>", token.content)
            case "hardbreak":
                self._output.say("<br>\n", " ")
            case "footnote_ref":
                self._refer(token)
            case "image":
                self._refuse_image(token, block, cell)
            case other:
                raise AssertionError(other)

    def _emphasise(self, token: Token) -> None:
        self._depth += min(token.nesting, 0)
        if self._depth < _DEEPEST:
            self._output.html.append(_TAGS[token.type])
        self._depth += max(token.nesting, 0)

    def _open_link(self, token: Token, block: Token, cell: int) -> None:
        written = str(token.attrs["href"])
        address = read_address(written) if not self._open_links else Address(LinkKind.REFUSED, written)
        self._keep(address, token, block, cell)
        self._output.html.append(_link_to(address, str(token.attrs.get("title", ""))) if address.href else "")
        self._open_links.append(bool(address.href))

    def _keep(self, address: Address, token: Token, block: Token, cell: int) -> None:
        line, column = self._places.of(block, token.meta["at"], cell)
        self.links.append(Link(address.kind, address.target, address.fragment, line, column))

    def _refer(self, token: Token) -> None:
        number, name = self._notes.refer(token.meta["label"])
        link = f'<a href="#{note_id(number)}" class="footnote-ref">{number}</a>'
        self._output.html.append(f'<sup id="{name}">{link}</sup>')

    def _refuse_image(self, token: Token, block: Token, cell: int) -> None:
        self._keep(Address(LinkKind.IMAGE, str(token.attrs["src"])), token, block, cell)
        words = _plain(token.children or ())
        self._output.say(f'<span class="refused">{escape_text(words)}</span>', words)


def _link_to(address: Address, title: str = "") -> str:
    named = f' title="{escape_attribute(title)}"' if title else ""
    return f'<a href="{escape_attribute(address.href)}"{named}>'


def _plain(tokens: Sequence[Token]) -> str:
    """An image's alternative text without its markup."""
    return "".join(
        " " if token.type.endswith("break") else _plain(token.children) if token.children else token.content
        for token in tokens
    )
