"""An index in a few pieces of bytes, and the index again: to be kept for when a document is edited."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from stafett.search.documents import Weights
from stafett.search.language import Terms
from stafett.search.lists import Lists, Numbers
from stafett.search.postings import Gathered
from stafett.search.shards import Index, as_json
from stafett.search.vocabulary import TermsOf, Vocabulary

Pieces = Mapping[str, bytes]
TYPES = {
    "documents": "<i4",
    "found_by starts": "<i4",
    "found_by": "<i4",
    "exact": "<u1",
    "lengths": "<i4",
    "postings starts": "<i8",
    "postings": "<u4",
}
OF_VOCABULARY = ("words", "terms", "keys", "documents", "found_by starts", "found_by", "exact")
ALL = ("head", "heads", "lengths", "postings starts", "postings", *OF_VOCABULARY)


def pieces_of(index: Index) -> Iterator[tuple[str, bytes | memoryview]]:
    """By name, each made when its turn comes: all of them together are as large as the index, and the postings half of that."""
    gathered, vocabulary = index.gathered, index.gathered.vocabulary
    numbers = {
        "documents": vocabulary.documents,
        "found_by starts": vocabulary.found_by.starts,
        "found_by": vocabulary.found_by.values,
        "exact": vocabulary.exact,
        "lengths": gathered.lengths,
        "postings starts": gathered.postings.starts,
        "postings": gathered.postings.values,
    }
    head: dict[str, Any] = {
        name: getattr(index, name) for name in ("code", "share", "base", "documents", "entry", "leaves", "directories")
    }
    yield "head", as_json({**head, "weights": asdict(index.weights)})
    yield "heads", _text([*index.heads, *index.heads.values()])
    yield "words", _text(vocabulary.words)
    yield "terms", _text(vocabulary.terms)
    yield "keys", _text(vocabulary.keys)
    for name, found in numbers.items():
        yield name, np.ascontiguousarray(found, TYPES[name]).view(np.uint8).data


def index_from(pieces: Pieces) -> Index:
    head = json.loads(pieces["head"])
    postings = Lists(_numbers(pieces, "postings starts"), _numbers(pieces, "postings"))
    gathered = Gathered(_numbers(pieces, "lengths"), vocabulary_from(pieces), postings)
    heads = _lines(pieces["heads"])
    half = len(heads) // 2
    leaves = {name: [(first, last, file) for first, last, file in found] for name, found in head["leaves"].items()}
    return Index(
        head["code"],
        head["share"],
        head["base"],
        Weights(**head["weights"]),
        head["documents"],
        gathered,
        dict(zip(heads[:half], heads[half:], strict=True)),
        head["entry"],
        leaves,
        head["directories"],
    )


def vocabulary_from(pieces: Pieces) -> Vocabulary:
    return Vocabulary(
        _lines(pieces["words"]),
        _numbers(pieces, "documents"),
        Lists(_numbers(pieces, "found_by starts"), _numbers(pieces, "found_by")),
        _numbers(pieces, "exact"),
        _lines(pieces["terms"]),
        _lines(pieces["keys"]),
    )


def terms_known(vocabulary: Vocabulary, terms_of: TermsOf) -> TermsOf:
    """Takes apart only words that the vocabulary has not."""
    numbers = {word: number for number, word in enumerate(vocabulary.words)}
    starts, exact = vocabulary.found_by.starts.tolist(), vocabulary.exact.tolist()
    texts = [vocabulary.terms[term] for term in vocabulary.found_by.values.tolist()]

    def find(words: Sequence[str]) -> Iterable[Terms]:
        made = iter(terms_of([word for word in words if word not in numbers]))
        for word in words:
            number = numbers.get(word)
            if number is None:
                yield next(made)
            else:
                first, parts = starts[number], starts[number] + exact[number]
                yield Terms(tuple(texts[first:parts]), tuple(texts[parts : starts[number + 1]]))

    return find


def _text(lines: Sequence[str]) -> bytes:
    return "\n".join(lines).encode()


def _lines(text: bytes) -> list[str]:
    return text.decode().split("\n") if text else []


def _numbers(pieces: Pieces, name: str) -> Numbers:
    found: Numbers = np.frombuffer(pieces[name], TYPES[name])
    return found
