"""A document's text to words and how much each counts: a pure function of one document."""

from array import array
from collections.abc import Iterator, Mapping

import numpy as np

from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.language import language
from stafett.search.words import count_words, words_of

UNIT = 100  # of weights: they are kept as whole hundredths
MOST = 2**32 - 1
NARROW = 2**16


def analyse(document: SearchDocument, weights: Weights) -> AnalysedDocument:
    """What the index of the document's language keeps of it."""
    stop_words = language(document.language).stop_words
    texts = list(fields(document, weights))
    times = count_words("\n".join(text for text, _ in texts), stop_words)
    body = round(weights.body * UNIT)
    found = {word: count * body for word, count in times.items()}
    for text, weight in texts:
        more = round(weight * UNIT) - body
        for word in words_of(text) if more else ():
            if word in found:
                found[word] += more
    return AnalysedDocument(" ".join(times), _capped(found), _capped(times))


def _capped(counts: Mapping[str, int]) -> "array[int]":
    try:
        return array("I", counts.values())
    except OverflowError:
        return array("I", [min(count, MOST) for count in counts.values()])


def fields(document: SearchDocument, weights: Weights) -> Iterator[tuple[str, float]]:
    """Each text of a document with its weight."""
    yield document.title, weights.title
    yield document.summary, weights.summary
    yield "\n".join(document.labels), weights.labels
    yield document.text, weights.body


def packed(analysed: AnalysedDocument) -> bytes:
    """Its words, then its numbers, in two bytes each where these are enough."""
    numbers = np.frombuffer(analysed.weights + analysed.times, np.uint32)
    kind = "H" if numbers.max(initial=0) < NARROW else "I"
    return b"\n".join([analysed.words.encode(), kind.encode() + numbers.astype(kind).tobytes()])


def unpacked(data: bytes) -> AnalysedDocument:
    words, _, told = data.partition(b"\n")
    numbers = np.frombuffer(told[1:], chr(told[0])).astype(np.uint32)
    weights, times = (array("I", half.tobytes()) for half in numbers.reshape(2, -1))
    return AnalysedDocument(words.decode(), weights, times)
