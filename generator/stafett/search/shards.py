"""From analysed documents to the files that browsers search: a pure function.

docs/search-index.md describes every byte of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import normalize

from stafett.search.cards import card_leaves, card_size, groups, in_order
from stafett.search.documents import STANDARD, AnalysedDocument, SearchDocument, Weights
from stafett.search.facets import facet_columns, order_columns
from stafett.search.language import STEMMERS, language
from stafett.search.packing import deflated, digest
from stafett.search.postings import LEVELS, LOWEST, Gathered, gather
from stafett.search.spelling import spelling_leaves
from stafett.search.term_leaves import POSTING_BYTES, Entry, list_leaves, term_leaves, weight_of
from stafett.search.tree import File, Node, plant
from stafett.search.vocabulary import entries, most_postings, rests

FORMAT = 1
ENTRY = "entry.json"


@dataclass(frozen=True, slots=True)
class Sizing:
    """How many files a tree should have at most, and between which sizes of leaf (deflated bytes) that holds.

    `whole` is the size up to which a tree stays one file: where a query needs much of it anyway, requests cost more than bytes.
    """

    files: int
    least: int
    most: int
    whole: int = 0

    def target(self, total: int, share: float) -> int:
        """Large catalogues get more files rather than larger ones, so that a query costs the same."""
        if total <= self.whole:
            return self.whole
        return max(self.least, min(self.most, int(total / (self.files * share)) + 1))


TERMS = Sizing(files=214, least=2_000, most=14_000)
CARDS = Sizing(files=122, least=700, most=1_600, whole=16_000)
RESTS = Sizing(files=12, least=24_000, most=400_000)
SPELLING = Sizing(files=30, least=2_000, most=8_000)
ROOM = 1_300_000  # bytes for the postings in leaves, of a catalogue of ten thousand needs or less


def build_index(
    documents: Sequence[SearchDocument],
    analysed: Sequence[AnalysedDocument],
    code: str,
    *,
    weights: Weights = STANDARD,
    facets: Mapping[str, Mapping[str, str]] | None = None,
    share: float = 1.0,
) -> Iterator[File]:
    """The files of the index in the language `code`, by their path below its folder; the entry file comes last.

    `analysed[i]` is what `analyse` made of `documents[i]`. `facets` leads from a facet to its values' labels, in their order.
    `share` is this index's part of the number of files that a catalogue of ten thousand needs may have.
    """
    order = in_order(documents)
    ordered = [documents[place] for place in order]
    gathered = gather([analysed[place] for place in order], weights)
    files: list[File] = []
    trees = _term_trees(gathered, share, files) | {"cards": _cards(ordered, share, files)}
    columns = {
        "facets": _stored("f", facet_columns(ordered, facets or {}), files),
        "orders": _stored("o", order_columns(ordered), files),
    }
    yield from sorted(dict(files).items())
    yield (
        ENTRY,
        _json(
            _head(ordered, code, weights) | columns | {"trees": {name: node.as_json() for name, node in trees.items()}}
        ),
    )


def _head(documents: Sequence[SearchDocument], code: str, weights: Weights) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "language": code,
        "stemmer": code if code in STEMMERS else "",
        "stop": " ".join(sorted(language(code).stop_words)),
        "documents": len(documents),
        "levels": [LOWEST, round(weights.k1 + 1, 6), LEVELS],
        "groups": [asdict(group) for group in groups(documents)],
    }


def _term_trees(gathered: Gathered, share: float, files: list[File]) -> dict[str, Node]:
    ordered = list(entries(gathered, most_postings(gathered, int(ROOM * share))))
    left = list(rests(ordered, gathered))
    left_size = sum(map(len, left)) * POSTING_BYTES
    words = sorted({form for entry in ordered if not entry.is_prefix for form, _ in entry.forms})
    return {
        "terms": plant("t", term_leaves(ordered, TERMS.target(_size(ordered), share)), files),
        "rests": plant("r", list_leaves(left, RESTS.target(left_size, share)), files),
        "spelling": plant("s", spelling_leaves(words, SPELLING.target(len(words), share)), files),
    }


def _size(ordered: Iterable[Entry]) -> int:
    return sum(map(weight_of, ordered))


def _cards(documents: Sequence[SearchDocument], share: float, files: list[File]) -> Node:
    size = sum(map(card_size, documents))
    return plant("d", card_leaves(documents, CARDS.target(size, share)), files)


def _stored(letter: str, data: bytes, files: list[File]) -> str:
    name = digest(data)
    files.append((f"{letter}-{name}.bin", deflated(data)))
    return name


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def text_file(document: SearchDocument) -> bytes:
    """What a result shows of a document: title, summary, and its text, from which the passage is cut.

    The text keeps its lines: headings, cells and the like stand on lines of their own.
    """
    lines = (" ".join(line.split()) for line in normalize("NFC", document.body).splitlines())
    return _json({"title": document.title, "summary": document.summary, "text": "\n".join(filter(None, lines))})
