"""How documents are numbered, in groups whose addresses are made alike; and where the text of each stands, by its number."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from unicodedata import normalize
from zlib import crc32

from stafett.search.documents import SearchDocument
from stafett.search.packing import digest

KINDS = ("need", "solution", "event")
TOGETHER = 512  # texts in a folder, on average


@dataclass(frozen=True, slots=True)
class Group:
    """Documents from number `first` on: `url` holds `{id}` where the id stands."""

    kind: str
    languages: tuple[str, ...]
    url: str
    first: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts stand: in folders below `url`, each with the number of its first document.

    A folder's name tells its documents in their order, so no address ever comes to mean another document's text.
    """

    url: str
    folders: Sequence[tuple[int, str]]

    def address(self, number: int) -> str:
        first, name = self.folders[bisect_right(self.folders, number, key=itemgetter(0)) - 1]
        return f"{self.url}{name}/{number - first}.txt"


def rank(kind: str, languages: tuple[str, ...], entry_id: str) -> tuple[int, tuple[str, ...], str]:
    """What documents are numbered by."""
    return KINDS.index(kind), languages, entry_id


def in_order(documents: Iterable[SearchDocument]) -> list[int]:
    """The places of the documents in the order in which they are numbered."""
    ranks = [rank(document.kind, document.languages, document.id) for document in documents]
    return sorted(range(len(ranks)), key=ranks.__getitem__)


def groups(documents: Sequence[SearchDocument]) -> list[Group]:
    """The groups of documents that are in order."""
    found, first = [], 0
    for (kind, languages, url), members in groupby(documents, key=_group_key):
        found.append(Group(kind, languages, url, first))
        first += sum(1 for _ in members)
    return found


def _group_key(document: SearchDocument) -> tuple[str, tuple[str, ...], str]:
    before, _, after = document.url.rpartition(document.id)
    return document.kind, document.languages, f"{before}{{id}}{after}"


def texts_below(url: str, keys: Sequence[str]) -> Texts:
    """A folder begins where the document's own key says so: one that comes or goes moves the texts of few others."""
    starts = [number for number, key in enumerate(keys) if number == 0 or crc32(key.encode()) % TOGETHER == 0]
    runs = pairwise([*starts, len(keys)])
    return Texts(url, [(first, digest("\n".join(keys[first:end]).encode())) for first, end in runs])


def text_file(document: SearchDocument) -> bytes:
    """What a result shows of a document: id, title and summary, a line each, and its text, from which the passage is cut.

    The text keeps its lines: headings, cells and the like stand on lines of their own.
    """
    lines = map(_spaced, normalize("NFC", document.text).splitlines())
    head = (document.id, _spaced(document.title), _spaced(document.summary))
    return "\n".join([*head, *filter(None, lines)]).encode()


def _spaced(line: str) -> str:
    return " ".join(line.split())
