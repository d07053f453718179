"""From analysed documents to the files that browsers search: a pure function.

docs/search-index.md describes every byte of them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from typing import Any

from stafett.search.documents import STANDARD, AnalysedDocument, SearchDocument, Weights
from stafett.search.facets import facet_columns, order_columns
from stafett.search.language import STEMMERS, language
from stafett.search.numbering import Texts, groups, in_order, texts_below
from stafett.search.postings import LEVELS, LOWEST, Gathered, gather
from stafett.search.spelling import Heads, heads_of, slips_of, spelling_leaves, spelling_size
from stafett.search.stretches import in_steps
from stafett.search.term_leaves import POSTING_BYTES
from stafett.search.term_tree import term_tree
from stafett.search.tree import Child, File, Known, plant, store, store_leaves
from stafett.search.vocabulary import TermsOf

FORMAT = 3
ENTRY = "entry.json"


@dataclass(frozen=True, slots=True)
class Sizing:
    """How many files a tree should have at most, and between which sizes of leaf (deflated bytes) that holds."""

    files: int
    least: int
    most: int

    def target(self, total: int, share: float) -> int:
        """Large catalogues get more files rather than larger ones, so that a query costs the same."""
        return max(self.least, min(self.most, in_steps(total / (self.files * share))))


TERMS = Sizing(files=362, least=3_000, most=8_000)
RESTS = Sizing(files=9, least=24_000, most=400_000)
SPELLING = Sizing(files=30, least=2_000, most=8_000)
LETTERS = {"terms": "t", "rests": "r", "spelling": "s"}
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
    texts_url: str = "/",
) -> Iterator[File]:
    """The files of the index in the language `code`, by their path below its folder; the entry file comes last.

    `analysed[i]` is what `analyse` made of `documents[i]`. `facets` leads from a facet to its values' labels, in their order.
    """
    order = in_order(documents)
    ordered = [documents[place] for place in order]
    gathered = gather([analysed[place] for place in order], terms_by(code), weights)
    texts = texts_below(texts_url, [document.key for document in ordered])
    yield from files_of(make_index(ordered, gathered, code, weights, facets or {}, share, texts))


def make_index(
    documents: Sequence[SearchDocument],
    gathered: Gathered,
    code: str,
    weights: Weights,
    facets: Mapping[str, Mapping[str, str]],
    share: float,
    texts: Texts,
    base: str = "/",
) -> Index:
    """The index of documents that are in order."""
    files: dict[str, bytes] = {}
    entry = {
        "format": FORMAT,
        "language": code,
        "stemmer": code if code in STEMMERS else "",
        "stop": " ".join(sorted(language(code).stop_words)),
        "documents": len(documents),
        "levels": [LOWEST, round(weights.k1 + 1, 6), LEVELS],
        "groups": [asdict(group) for group in groups(documents)],
        "texts": asdict(texts),
        "facets": store("f", facet_columns(documents, facets), files),
        "orders": store("o", order_columns(documents), files),
    }
    heads = heads_of(slips_of(gathered.vocabulary.words))
    keys = [document.key for document in documents]
    index = Index(code, share, base, weights, keys, gathered, heads, entry, {}, files=files)
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
    above: dict[str, bytes] = {}
    trees = {name: plant(LETTERS[name], leaves, above).as_json() for name, leaves in stored.items()}
    files = {**index.files, **above}
    return replace(index, entry={**index.entry, "trees": trees}, leaves=stored, directories=list(above), files=files)


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
