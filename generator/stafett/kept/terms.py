"""What search knew of documents and words in the last build: most of the cost of its index."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import chain, starmap
from typing import Any

from stafett.cache import Batch, Cache
from stafett.kept.documents import keep_document, make_analysed
from stafett.kept.spool import Spool, Spooled
from stafett.search import (
    AnalysedDocument,
    Index,
    Lexicon,
    Prepared,
    Reader,
    SearchDocument,
    Terms,
    TermsOf,
    Texts,
    Weights,
    analyse,
    has_lexicon,
    lexicon_from,
    lexicon_piece,
    pieces_of,
    swedish_lexicon,
    terms_by,
    terms_known,
    text_file,
    vocabulary_from,
)
from stafett.search.pieces import OF_VOCABULARY
from stafett.write import FileState, HandIn, Publication

LEXICON = "search lexicon"
DIGEST = 16  # bytes
TOGETHER = 25  # words that are taken apart as one piece of work
Spread = Callable[[Callable[[Any, Any], Any], Any, Sequence[Any]], Iterator[Any]]
"""Does a piece of work for all items, in turn or over processes; the results in order."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker needs: `known` are the digests of documents that were analysed before."""

    reader: Reader
    entries: Sequence[Any]
    weights: Weights
    known: Mapping[str, bytes]
    texts: Texts
    hand_in: HandIn

    def file(self, number: int) -> str:
        """The one with a document's texts, below the site's root."""
        return self.texts.address(number).removeprefix(self.reader.addresses.base_path)


@dataclass(slots=True)
class KeptTerms:
    """The steps of a search index. `analysed` counts the documents that were not known."""

    cache: Cache
    site: Publication
    spread: Spread
    hand_in: HandIn
    analysed: int = 0

    def prepare(self, reader: Reader, weights: Weights, texts: Texts) -> Iterator[Prepared]:
        room, entries = documents_of(reader.language), reader.entries()
        rows = self.cache.load(room)
        known = {key: row[:DIGEST] for key, row in rows.items()}
        desk, spool = Desk(reader, entries, weights, known, texts, self.hand_in), Spool(self.cache.folder)
        numbers, batch = range(len(entries)), Batch(self.cache, room)
        self.site.claim(map(desk.file, numbers))
        for number, (document, made, text) in enumerate(self.spread(prepare_one, desk, numbers)):
            self.site.take(desk.file(number), text)
            row = rows.pop(document.key, b"")
            if made is not None:
                self.analysed += 1
                batch.add(document.key, made)
            yield Prepared(document, partial(read_analysed, spool.put((made or row)[DIGEST:])))
        batch.put()
        self.cache.drop(room, rows)

    def terms_of(self, code: str) -> TermsOf:
        known = load_pieces(self.cache, code, OF_VOCABULARY)
        return terms_known(vocabulary_from(known), self._apart(code)) if known else self._apart(code)

    def _apart(self, code: str) -> TermsOf:
        def take_apart(words: Sequence[str]) -> Iterator[Terms]:
            if words and has_lexicon(code):
                self._keep_lexicon()
            groups = [" ".join(words[first : first + TOGETHER]) for first in range(0, len(words), TOGETHER)]
            yield from starmap(Terms, chain.from_iterable(self.spread(terms_apart, code, groups)))
            swedish_lexicon.cache_clear()

        return take_apart

    def _keep_lexicon(self) -> None:
        """It is read before processes are forked, which then have it."""
        lexicon = swedish_lexicon()
        if self.cache.get(LEXICON, "") is None:
            self.cache.put(LEXICON, {"": lexicon_piece(lexicon)})

    def keep(self, index: Index) -> None:
        for name, piece in pieces_of(index):
            self.cache.put(pieces_room(index.code), {name: piece})


def documents_of(code: str) -> str:
    """The room of a language's documents."""
    return f"search documents {code}"


def pieces_room(code: str) -> str:
    return f"search index {code}"


def kept_lexicon(cache: Cache) -> Lexicon:
    """The one of compounds, from its dictionary where it was not kept."""
    piece = cache.get(LEXICON, "")
    return lexicon_from(piece) if piece else swedish_lexicon()


def load_pieces(cache: Cache, code: str, names: Sequence[str]) -> dict[str, bytes] | None:
    found = {name: piece for name in names if (piece := cache.get(pieces_room(code), name)) is not None}
    return found if len(found) == len(names) else None


def prepare_one(desk: Desk, number: int) -> tuple[SearchDocument, bytes | None, FileState | bytes]:
    """One document without its texts, maybe in a worker process, with what is to be kept of it if it is not known."""
    document = desk.reader.read(desk.entries[number])
    digest, made = digest_of(document, desk.weights), None
    if desk.known.get(document.key) != digest:
        made = digest + keep_document(replace(document, body=""), analyse(document, desk.weights))
    text = desk.hand_in(desk.file(number), text_file(document))
    return replace(document, title="", summary="", labels=(), body="", more=()), made, text


def read_analysed(kept: bytes | Spooled) -> AnalysedDocument:
    return make_analysed(kept if isinstance(kept, bytes) else kept.read())


def terms_apart(code: str, words: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Exact terms and parts of words with spaces between them: one text is less to look at in another process's memory."""
    return [(terms.exact, terms.parts) for terms in terms_by(code)(words.split())]


def digest_of(document: SearchDocument, weights: Weights) -> bytes:
    """Tells a document's text and what its words count."""
    texts = (document.language, document.title, document.summary, *document.labels, document.body, *document.more)
    told = "\0".join([repr(weights), *(f"{len(text)}:{text}" for text in texts)])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()
