"""From analysed documents to the files that browsers search: a pure function.

docs/search-index.md describes every byte of them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any
from unicodedata import normalize

from stafett.search.cards import card_leaves, card_size, groups, in_order
from stafett.search.documents import STANDARD, AnalysedDocument, SearchDocument, Weights
from stafett.search.facets import facet_columns, order_columns
from stafett.search.language import STEMMERS, language
from stafett.search.postings import LEVELS, LOWEST, Gathered, gather
from stafett.search.spelling import Heads, heads_of, slips_of, spelling_leaves, spelling_size
from stafett.search.stretches import in_steps
from stafett.search.term_leaves import POSTING_BYTES
from stafett.search.term_tree import term_tree
from stafett.search.tree import Child, File, Known, plant, store, store_leaves
from stafett.search.vocabulary import TermsOf

FORMAT = 2
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
        return max(self.least, min(self.most, in_steps(total / (self.files * share))))


TERMS = Sizing(files=238, least=2_000, most=14_000)
CARDS = Sizing(files=118, least=700, most=1_600, whole=16_000)
RESTS = Sizing(files=12, least=24_000, most=400_000)
SPELLING = Sizing(files=30, least=2_000, most=8_000)
LETTERS = {"terms": "t", "rests": "r", "cards": "d", "spelling": "s"}
ROOM = 1_150_000  # bytes for the postings in leaves, of a catalogue of ten thousand needs or less


@dataclass(frozen=True, slots=True)
class Index:
    """An index and what it was made of. `documents` are their keys, in order; `heads` are those of its tree of spelling,
    `leaves` all trees' by name, `directories` what stands above them; `files` are those that were made, by name.
    `base` begins all addresses.

    `share` is its part of the number of files that a catalogue of ten thousand needs may have.
    """

    code: str
    share: float
    base: str
    weights: Weights
    documents: Sequence[str]
    gathered: Gathered
    heads: Heads
    entry: Mapping[str, Any]
    leaves: Mapping[str, Sequence[Child]]
    directories: Sequence[str] = ()
    files: dict[str, bytes] = field(default_factory=dict)


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
    """
    order = in_order(documents)
    ordered = [documents[place] for place in order]
    gathered = gather([analysed[place] for place in order], terms_by(code), weights)
    yield from files_of(make_index(ordered, gathered, code, weights, facets or {}, share))


def make_index(
    documents: Sequence[SearchDocument],
    gathered: Gathered,
    code: str,
    weights: Weights,
    facets: Mapping[str, Mapping[str, str]],
    share: float,
    base: str = "/",
) -> Index:
    """The index of documents that are in order."""
    files: dict[str, bytes] = {}
    size = sum(map(card_size, documents))
    cards = store_leaves("d", card_leaves(documents, CARDS.target(size, share)), files, Known())
    entry = {
        "format": FORMAT,
        "language": code,
        "stemmer": code if code in STEMMERS else "",
        "stop": " ".join(sorted(language(code).stop_words)),
        "documents": len(documents),
        "levels": [LOWEST, round(weights.k1 + 1, 6), LEVELS],
        "groups": [asdict(group) for group in groups(documents)],
        "facets": store("f", facet_columns(documents, facets), files),
        "orders": store("o", order_columns(documents), files),
    }
    heads = heads_of(slips_of(gathered.vocabulary.words))
    keys = [document.key for document in documents]
    index = Index(code, share, base, weights, keys, gathered, heads, entry, {"cards": cards}, files=files)
    return with_trees(index, {})


def with_trees(index: Index, known: Mapping[str, Known]) -> Index:
    """The index with the trees of its terms; leaves that are known are not made again."""
    tree = term_tree(index.gathered, room_of(index.share))
    targets = {
        "terms": TERMS.target(int(tree.sizes.sum()), index.share),
        "rests": RESTS.target(int(tree.left.sum()) * POSTING_BYTES, index.share),
        "spelling": SPELLING.target(spelling_size(index.heads), index.share),
    }
    grown = {
        "terms": tree.leaves(targets["terms"]),
        "rests": tree.rests(targets["rests"]),
        "spelling": spelling_leaves(index.heads, targets["spelling"]),
    }
    stored = {name: store_leaves(LETTERS[name], grown[name], index.files, known.get(name, Known())) for name in grown}
    leaves = {**index.leaves, **stored}
    above: dict[str, bytes] = {}
    trees = {name: plant(LETTERS[name], leaves[name], above).as_json() for name in LETTERS}
    files = {**index.files, **above}
    return replace(index, entry={**index.entry, "trees": trees}, leaves=leaves, directories=list(above), files=files)


def room_of(share: float) -> int:
    """Bytes for the postings in leaves."""
    return int(ROOM * share)


def names_of(index: Index) -> set[str]:
    """The names of all files of its trees."""
    return {f"{LETTERS[name]}-{file}.bin" for name, leaves in index.leaves.items() for *_, file in leaves} | {
        *index.directories
    }


def files_of(index: Index) -> Iterator[File]:
    """In the order of their names, the entry file last."""
    yield from sorted(index.files.items())
    yield ENTRY, as_json(index.entry)


def terms_by(code: str) -> TermsOf:
    """The terms of words one after another, in this process."""
    return partial(map, language(code).terms)


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def text_file(document: SearchDocument) -> bytes:
    """What a result shows of a document: title, summary, and its text, from which the passage is cut.

    The text keeps its lines: headings, cells and the like stand on lines of their own.
    """
    lines = (" ".join(line.split()) for line in normalize("NFC", document.text).splitlines())
    return as_json({"title": document.title, "summary": document.summary, "text": "\n".join(filter(None, lines))})
