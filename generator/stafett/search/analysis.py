"""A document's text to weighted terms: the costly step of indexing, a pure function of one document."""

from array import array
from collections.abc import Iterator

from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.language import Terms, language
from stafett.search.words import words_of

MOST_FORMS = 65_000  # places are kept in 16 bits


def analyse(document: SearchDocument, weights: Weights) -> AnalysedDocument:
    """What the index of the document's language keeps of it."""
    rules = language(document.language)
    counts: dict[str, list[float]] = {}
    for text, weight in fields(document, weights):
        for word in words_of(text):
            if word not in rules.stop_words:
                entry = counts.setdefault(word, [0.0, 0.0])
                entry[0] += weight
                entry[1] += 1
    return _gathered(counts, {word: rules.terms(word) for word in counts}, weights.part)


def fields(document: SearchDocument, weights: Weights) -> Iterator[tuple[str, float]]:
    """Each text of a document with its weight."""
    yield document.title, weights.title
    yield document.summary, weights.summary
    yield "\n".join(document.labels), weights.labels
    yield document.body, weights.body


def _gathered(counts: dict[str, list[float]], found: dict[str, Terms], part_weight: float) -> AnalysedDocument:
    exact: dict[str, float] = {}
    parts: dict[str, float] = {}
    forms: list[tuple[str, str]] = []
    length = 0.0
    for word, (weight, times) in counts.items():
        terms = found[word]
        length += times * (len(terms.exact) + len(terms.parts))
        for term in terms.exact:
            exact[term] = exact.get(term, 0.0) + weight
            forms.append((word, term))
        for term in terms.parts:
            parts[term] = parts.get(term, 0.0) + weight * part_weight
    for term in exact.keys() & parts.keys():
        exact[term] += parts.pop(term)
    places = {term: place for place, term in enumerate((*exact, *parts))}
    forms = [(word, term) for word, term in forms if places[term] < MOST_FORMS]
    return AnalysedDocument(
        " ".join(places),
        array("f", (*exact.values(), *parts.values())),
        len(exact),
        " ".join(word for word, _ in forms),
        array("H", [places[term] for _, term in forms]),
        int(length),
    )
