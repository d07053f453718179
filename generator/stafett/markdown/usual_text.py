"""The marks that nearly all text has, words in stars and links, read without the whole grammar and its cost."""

import re

from markdown_it.token import Token

MARKED = re.compile(r"[\\`~*_\[<&]| \n|\n[ \t]")
"""Without any of these, text is as it stands."""
_WORDS = r"[^\\`~*_\[\]<&\n]"
_USUAL = re.compile(
    # Stars that can only open, about words, and stars that can only close.
    rf"(?<![^ (])(?P<stars>\*\*?)(?P<words>[^\W_](?:{_WORDS}*[^\W_])?)(?P=stars)(?![^ .,;:!?)])"
    rf"|(?<!!)\[(?P<label>{_WORDS}+)\]\((?P<address>[^\s()<>\\&\x00-\x1f\x7f]+)\)"
)
_EMPHASIS = {
    "*": (Token("em_open", "em", 1), Token("em_close", "em", -1)),
    "**": (Token("strong_open", "strong", 1), Token("strong_close", "strong", -1)),
}
_LINK_CLOSE = Token("link_close", "a", -1)


def read_usual_text(text: str) -> list[Token] | None:
    """The tokens of a line of text; None if it has other marks."""
    if "\n" in text:
        return None
    tokens, end = [], 0
    for found in _USUAL.finditer(text):
        tokens.append(_words(text[end : found.start()]))
        if stars := found["stars"]:
            opening, closing = _EMPHASIS[stars]
            tokens += [opening, _words(found["words"]), closing]
        else:
            link = Token("link_open", "a", 1, attrs={"href": found["address"]}, meta={"at": found.start()})
            tokens += [link, _words(found["label"]), _LINK_CLOSE]
        end = found.end()
    tokens.append(_words(text[end:]))
    return None if any(MARKED.search(token.content) for token in tokens) else tokens


def _words(text: str) -> Token:
    return Token("text", "", 0, content=text)
