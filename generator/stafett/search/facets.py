"""Columns that are asked for when somebody filters or sorts: one file for all facets, one for all orders."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from stafett.search.documents import SearchDocument
from stafett.search.packing import columns, varints

ORDERS = ("newest", "deadline", "priority")


def facet_columns(documents: Sequence[SearchDocument], facets: Mapping[str, Mapping[str, str]]) -> list[bytes]:
    """A head that tells of each facet its values and the sets of them that occur, then a column for each facet."""
    heads, parts = [], []
    for facet, labels in facets.items():
        head, column = _facet(documents, facet, labels)
        heads.append(head)
        parts.append(column)
    return columns(_json(heads), *parts)


def _facet(documents: Sequence[SearchDocument], facet: str, labels: Mapping[str, str]) -> tuple[dict[str, Any], bytes]:
    """Values in the order given, without those that no document has; of each document the number of its set of values."""
    sets = Counter(document.facets.get(facet, ()) for document in documents)
    used = set(chain.from_iterable(sets))
    keys = [key for key in labels if key in used] + sorted(used - labels.keys())
    places = {key: place for place, key in enumerate(keys)}
    ordered = sorted(sets, key=lambda values: (-sets[values], values))
    numbers = {values: number for number, values in enumerate(ordered)}
    head = {
        "facet": facet,
        "keys": keys,
        "labels": [labels.get(key, key) for key in keys],
        "sets": [sorted(places[key] for key in values) for values in ordered],
    }
    return head, varints([numbers[document.facets.get(facet, ())] for document in documents])


def order_columns(documents: Sequence[SearchDocument]) -> list[bytes]:
    """A head with the lowest value of each order; then a column each: the distance from it plus one, 0 where there is no value."""
    heads, parts = [], []
    for order in ORDERS:
        values = [_value(document, order) for document in documents]
        lowest = min((value for value in values if value is not None), default=0)
        heads.append((order, lowest))
        parts.append(varints([0 if value is None else value - lowest + 1 for value in values]))
    return columns(_json(heads), *parts)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _value(document: SearchDocument, order: str) -> int | None:
    """Days since 1970, and hundredths of priority."""
    if order == "newest":
        return document.newest
    if order == "deadline":
        return document.deadline
    return None if document.priority is None else round(document.priority * 100)
