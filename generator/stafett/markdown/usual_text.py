"""The marks that nearly all text has, words in stars and links, read without the whole grammar and its cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SIGNS = r"[\\`~*_\[<&]"
_SIGN = re.compile(_SIGNS)
_SIGN_OR_BREAK = re.compile(rf"{_SIGNS}| \n|\n[ \t]")
_WORDS = r"[^\\`~*_\[\]<&\n]"
_USUAL = re.compile(
    # Stars that can only open, about words, and stars that can only close; what stood before is asked only at a star or bracket.
    rf"\*(?<![^ (]\*)(?P<second>\*?)(?P<words>[^\W_](?:{_WORDS}*[^\W_])?)\*(?P=second)(?![^ .,;:!?)])"
    rf"|\[(?<!!\[)(?P<label>{_WORDS}+)\]\((?P<address>[^\s()<>\\&\x00-\x1f\x7f]+)\)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`words` between `start` and `end` of a text, in `stars` or as a link to `address`."""

    start: int
    end: int
    words: str
    stars: str
    address: str


def is_marked(text: str) -> bool:
    """Whether a block's text may be more than it seems."""
    return (_SIGN_OR_BREAK if "\n" in text else _SIGN).search(text) is not None


def read_usual_text(text: str) -> Sequence[Mark] | None:
    """The marks in a line of text; None if it has others."""
    if "\n" in text or _SIGN.search(_USUAL.sub("", text)):
        return None
    return [mark_of(found) for found in _USUAL.finditer(text)]


def mark_of(found: re.Match[str]) -> Mark:
    second, words, label, address = found.groups()
    return Mark(*found.span(), words or label, "" if address else f"*{second}", address or "")
