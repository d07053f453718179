"""A search document without its body, and what analysis left of it, as bytes."""

import json
from dataclasses import fields

from stafett.search import AnalysedDocument, SearchDocument, packed, unpacked

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
FIELDS = [field.name for field in fields(SearchDocument)]


def keep_document(document: SearchDocument, analysed: AnalysedDocument) -> bytes:
    told = ENCODER.encode([getattr(document, name) for name in FIELDS])
    return told.encode() + b"\n" + packed(analysed)


def make_document(kept: bytes) -> SearchDocument:
    told = dict(zip(FIELDS, json.loads(kept.split(b"\n", 1)[0]), strict=True))
    told |= {name: tuple(told[name]) for name in ("languages", "labels", "more")}
    told["facets"] = {name: tuple(keys) for name, keys in told["facets"].items()}
    return SearchDocument(**told)


def make_analysed(kept: bytes) -> AnalysedDocument:
    return unpacked(kept.split(b"\n", 1)[1])
