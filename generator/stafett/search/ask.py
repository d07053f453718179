"""A question from the command line: `stafett search`, which prints what these functions return."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex
from whoosh.query.compound import Or
from whoosh.query.terms import Term

from stafett.search.documents import STANDARD, SearchDocument, Weights
from stafett.search.language import language
from stafett.search.whoosh_index import FIELD, refreshed, weighting
from stafett.search.words import WORD, words_of

PASSAGE = 220  # letters
LONG_WORD = 8
SHORTEST_WITH_SLIP = 4


@dataclass(frozen=True, slots=True)
class Explained:
    """What a word of the question was analysed to; `asked` are the terms, or near ones of the index where it has none of them."""

    word: str
    is_stop_word: bool
    terms: tuple[str, ...]
    parts: tuple[str, ...]
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    kind: str
    language: str
    url: str
    score: float
    title: str
    passage: str


@dataclass(frozen=True, slots=True)
class Reply:
    question: str
    total: int
    hits: tuple[Hit, ...]
    words: tuple[Explained, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def ask(
    question: str,
    documents: Sequence[SearchDocument],
    code: str,
    folder: Path,
    *,
    weights: Weights = STANDARD,
    limit: int = 10,
) -> Reply:
    """Asks the Whoosh index in `folder`, which is made or brought up to date first, for documents in the language `code`."""
    found = refreshed(folder, documents, code, weights)
    words = tuple(explain(word, code, found) for word in words_of(question))
    by_key = {document.key: document for document in documents}
    wanted = Or([Or([Term(FIELD, term) for term in word.asked]) for word in words if word.asked])
    with found.searcher(weighting=weighting(weights)) as searcher:
        results = searcher.search(wanted, limit=max(limit, 1))
        ranked = [(by_key[hit["key"]], float(hit.score or 0)) for hit in results]
        return Reply(
            question, len(results), tuple(_hit(document, score, words, code) for document, score in ranked), words
        )


def explain(word: str, code: str, found: FileIndex) -> Explained:
    """How a word is asked for; one that no document has is asked for by the terms nearest to it."""
    rules = language(code)
    terms = rules.terms(word)
    if word in rules.stop_words:
        return Explained(word, is_stop_word=True, terms=terms.exact, parts=terms.parts, asked=())
    with found.reader() as reader:  # type: ignore[no-untyped-call]
        asked = tuple(term for term in terms.exact if (FIELD, term) in reader) or _near(reader, terms.exact[0])
    return Explained(word, is_stop_word=False, terms=terms.exact, parts=terms.parts, asked=asked)


def _near(reader: Any, term: str) -> tuple[str, ...]:
    """Terms that begin with this one, else those within a slip, or two of a long word."""
    begin = tuple(text.decode() for text in reader.expand_prefix(FIELD, term))
    if begin or len(term) < SHORTEST_WITH_SLIP:
        return begin
    return tuple(sorted(reader.terms_within(FIELD, term, maxdist=2 if len(term) >= LONG_WORD else 1, prefix=1)))


def _hit(document: SearchDocument, score: float, words: Sequence[Explained], code: str) -> Hit:
    passage = best_passage(f"{document.summary} {document.text}", {term for word in words for term in word.asked}, code)
    return Hit(document.id, document.kind, document.language, document.url, round(score, 4), document.title, passage)


def best_passage(text: str, terms: set[str], code: str) -> str:
    """The stretch of a text with the most different terms, cut between words."""
    text = " ".join(text.split())
    places = [
        (match.start(), found) for match in WORD.finditer(text) if (found := terms.intersection(_terms(match[0], code)))
    ]
    starts: Mapping[int, int] = {
        start: len(set().union(*(found for place, found in places if start <= place < start + PASSAGE)))
        for start, _ in places
    }
    best = max(starts, key=lambda start: (starts[start], -start), default=0)
    begin = text.rfind(" ", 0, max(0, best - PASSAGE // 4)) + 1 if best > PASSAGE // 4 else 0
    end = len(text) if begin + PASSAGE >= len(text) else text.rfind(" ", begin, begin + PASSAGE)
    return ("… " if begin else "") + text[begin : max(end, begin + 1)] + (" …" if end < len(text) else "")


def _terms(word: str, code: str) -> tuple[str, ...]:
    terms = language(code).terms(word.lower())
    return (*terms.exact, *terms.parts)
