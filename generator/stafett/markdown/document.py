"""What a body becomes: values that can be kept, sent between processes and shown."""

from dataclasses import dataclass
from enum import StrEnum

PREFIX = "text-"  # before every id of a body on its page, so that it never meets an id of the page's own


class LinkKind(StrEnum):
    NEED = "need"
    SOLUTION = "solution"
    EVENT = "event"
    PAGE = "page"
    HERE = "here"  # to a heading of the same body
    HTTPS = "https"
    MAILTO = "mailto"
    IMAGE = "image"  # refused: bodies have no images
    REFUSED = "refused"  # any other address


ENTRY_LINKS = frozenset((LinkKind.NEED, LinkKind.SOLUTION, LinkKind.EVENT, LinkKind.PAGE))
"""Those that lead to an entry."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: `target` is an entry's id or an address; line and column count from 1 within the body."""

    kind: LinkKind
    target: str
    fragment: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` is the one shown: 2 to 6, without gaps; `id` is written without the prefix that it has on the page."""

    level: int
    id: str
    text: str

    @property
    def element_id(self) -> str:
        return PREFIX + self.id


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A heading whose `level` as written is 1, or skips one on the way down, and the level that is `shown`."""

    level: int
    shown: int
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """`html` waits for its addresses and words (see `resolve`); `text` is plain, a line for each block."""

    html: str
    text: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    misplaced: tuple[Misplaced, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """What a link may lead to within it."""
        return frozenset(heading.id for heading in self.headings)
