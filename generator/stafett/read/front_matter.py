"""A Markdown file is front matter between two lines `---`, and a body."""

import re
from dataclasses import dataclass

from .text import MOST_BODY, MOST_FRONT_MATTER, Flaw

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parts:
    """`front_line` and `body_line` are the lines of the file, from 1, on which the two parts begin."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | Flaw:
    if not text.strip():
        return Flaw("empty-file")
    opening = FENCE.match(text)
    if opening is None:
        return Flaw("no-front-matter", 1, 1)
    start = opening.end() + 1
    near = text.find("\n---", start - 1)  # where the closing line may be, found much quicker than the line itself
    closing = FENCE.search(text, near) if near >= 0 else None
    if closing is None:
        return Flaw("open-front-matter", 1, 1)
    front, body = text[start : closing.start()], text[closing.end() + 1 :]
    body_line = front.count("\n") + 3
    if is_larger(front, MOST_FRONT_MATTER):
        return Flaw("large-front-matter", 2, 1)
    if is_larger(body, MOST_BODY):
        return Flaw("large-body", body_line, 1)
    return Parts(front, 2, body, body_line)


def is_larger(text: str, most: int) -> bool:
    """Whether `text` takes more than `most` bytes."""
    return len(text) * 4 > most and len(text.encode()) > most
