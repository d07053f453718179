"""The same analysis in a Whoosh index: what the command line asks, and what the browser's ranking is held against."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from whoosh import fields, index
from whoosh.analysis.filters import DelimitedAttributeFilter
from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.index import FileIndex
from whoosh.scoring import BM25F

from stafett.search.analysis import fields as texts_of
from stafett.search.documents import SearchDocument, Weights
from stafett.search.language import language
from stafett.search.words import words_of

FIELD = "terms"
BOOSTED = SpaceSeparatedTokenizer() | DelimitedAttributeFilter(
    delimiter="^", attribute="boost", default=1.0, type=float
)
VERSION = 1  # of the schema below; an index of another one is made anew


def boosted_terms(document: SearchDocument, weights: Weights) -> Iterator[str]:
    """Every term of a document as often as it stands there, `term^weight`."""
    rules = language(document.language)
    for text, weight in texts_of(document, weights):
        for word in words_of(text):
            if word not in rules.stop_words:
                terms = rules.terms(word)
                yield from (f"{term}^{weight:g}" for term in terms.exact)
                yield from (f"{term}^{weight * weights.part:g}" for term in terms.parts)


def weighting(weights: Weights) -> BM25F:
    return BM25F(B=weights.b, K1=weights.k1)


def refreshed(folder: Path, documents: Iterable[SearchDocument], code: str, weights: Weights) -> FileIndex:
    """The index in `folder`, brought up to date with the documents: only what changed is indexed again."""
    wanted = {document.key: document for document in documents}
    found = _opened(folder, code, weights)
    kept = _digests(found)
    digests = {key: _digest(document) for key, document in wanted.items()}
    stale = [key for key, digest in kept.items() if digests.get(key) != digest]
    missing = [key for key, digest in digests.items() if kept.get(key) != digest]
    if stale or missing:
        with found.writer() as writer:
            for key in stale:
                writer.delete_by_term("key", key)
            for key in missing:
                writer.add_document(
                    key=key, digest=digests[key], **{FIELD: " ".join(boosted_terms(wanted[key], weights))}
                )
    return found


def _opened(folder: Path, code: str, weights: Weights) -> FileIndex:
    name = f"{code}-{VERSION}-{sha256(repr(astuple(weights)).encode()).hexdigest()[:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    if index.exists_in(str(folder), indexname=name):
        opened: FileIndex = index.open_dir(str(folder), indexname=name)
        return opened
    schema = fields.Schema(
        key=fields.ID(unique=True, stored=True),
        digest=fields.STORED,
        **{FIELD: fields.TEXT(analyzer=BOOSTED, phrase=False)},
    )
    made: FileIndex = index.create_in(str(folder), schema, indexname=name)
    return made


def _digests(found: FileIndex) -> Mapping[str, str]:
    with found.reader() as reader:  # type: ignore[no-untyped-call]
        return {entry["key"]: entry["digest"] for entry in reader.all_stored_fields()}


def _digest(document: SearchDocument) -> str:
    text = "\0".join((document.language, document.title, document.summary, *document.labels, document.text))
    return sha256(text.encode()).hexdigest()[:16]
