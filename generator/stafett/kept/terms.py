"""What analysis left of documents, by their text: most of the cost of a search index."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field
from hashlib import blake2b

from stafett.cache import Cache
from stafett.search import AnalysedDocument, SearchDocument
from stafett.search import Weights as SearchWeights

ROOM = "terms"
AnalyseAll = Callable[[Sequence[SearchDocument], SearchWeights], Iterable[AnalysedDocument]]


@dataclass(slots=True)
class KeptTerms:
    """`analysed` counts the documents that were not known."""

    cache: Cache
    analyse_all: AnalyseAll
    analysed: int = 0
    _used: set[str] = field(default_factory=set)
    _known: dict[str, bytes] | None = None

    def each(self, documents: Sequence[SearchDocument], weights: SearchWeights) -> Iterator[AnalysedDocument]:
        """The terms of all documents, in their order."""
        if self._known is None:
            self._known = self.cache.load(ROOM)
        keys = [key_of(document, weights) for document in documents]
        missing = [document for document, key in zip(documents, keys, strict=True) if key not in self._known]
        self.analysed += len(missing)
        made = iter(self.analyse_all(missing, weights))
        self._used.update(keys)
        for key in keys:
            kept = self._known.get(key)
            if kept is not None:
                yield make_terms(kept)
            else:
                found = next(made)
                self.cache.put(ROOM, {key: keep_terms(found)})
                yield found

    def save(self) -> None:
        """Forget what no document has any more."""
        self.cache.drop(ROOM, (self._known or {}).keys() - self._used)


def key_of(document: SearchDocument, weights: SearchWeights) -> str:
    texts = (document.language, document.title, document.summary, *document.labels, document.body)
    told = "\0".join([repr(astuple(weights)), *(f"{len(text)}:{text}" for text in texts)])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def keep_terms(found: AnalysedDocument) -> bytes:
    head = [found.terms, found.exact, found.forms, found.length, len(found.frequencies)]
    return (
        json.dumps(head, ensure_ascii=False).encode() + b"\n" + found.frequencies.tobytes() + found.form_terms.tobytes()
    )


def make_terms(kept: bytes) -> AnalysedDocument:
    head, _, numbers = kept.partition(b"\n")
    terms, exact, forms, length, count = json.loads(head)
    frequencies, form_terms = array("f"), array("H")
    split = count * frequencies.itemsize
    frequencies.frombytes(numbers[:split])
    form_terms.frombytes(numbers[split:])
    return AnalysedDocument(terms, frequencies, exact, forms, form_terms, length)
