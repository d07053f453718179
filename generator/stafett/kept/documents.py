"""A search document without its body, and what analysis left of it, as bytes."""

import json
from array import array
from dataclasses import fields

from stafett.search import AnalysedDocument, SearchDocument

NARROW = 2**16
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
FIELDS = [field.name for field in fields(SearchDocument)]


def keep_document(document: SearchDocument, analysed: AnalysedDocument) -> bytes:
    told = ENCODER.encode([getattr(document, name) for name in FIELDS])
    counts = analysed.weights + analysed.times
    kind = "H" if max(counts, default=0) < NARROW else "I"
    return b"\n".join([kind.encode(), told.encode(), analysed.words.encode(), array(kind, counts).tobytes()])


def make_document(kept: bytes) -> SearchDocument:
    told = dict(zip(FIELDS, json.loads(kept.split(b"\n", 2)[1]), strict=True))
    told |= {name: tuple(told[name]) for name in ("languages", "labels", "more")}
    told["facets"] = {name: tuple(keys) for name, keys in told["facets"].items()}
    return SearchDocument(**told)


def make_analysed(kept: bytes) -> AnalysedDocument:
    kind, _, words, numbers = kept.split(b"\n", 3)
    counts = array("I", array(kind.decode(), numbers))
    half = len(counts) // 2
    return AnalysedDocument(words.decode(), counts[:half], counts[half:])
