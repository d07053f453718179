"""The terms of an index as entries in the order of their folded letters, with a summary for each beginning that many share."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import groupby

from stafett.search.postings import LEVEL_BITS, LEVELS, Gathered, best
from stafett.search.term_leaves import POSTING_BYTES, Entry
from stafett.search.words import fold, sort_key

MANY = 120  # terms with the same beginning, above which it gets a summary of its own
LONGEST_BEGINNING = 8
FORMS = 16  # of a term
LEAST_POSTINGS = 32  # that a term may have in its leaf, however large the catalogue
MOST_POSTINGS = 100  # that it may have there, however small; all postings beyond are of little impact
SUMMARY_TOP = 12  # postings of each term that a summary looks at
SUMMARY_TERMS = 40  # a summary is made of so many of its terms, the most frequent ones
SUMMARY_POSTINGS = 24
SUMMARY_FORMS = 10


def entries(gathered: Gathered, most: int) -> Iterator[Entry]:
    """Every term and summary, in the order of the tree, each with `most` postings at most."""
    keyed = sorted(
        ((fold(term), term) for term in gathered.postings), key=lambda pair: (sort_key(pair[0]), sort_key(pair[1]))
    )
    summaries = _summaries(keyed, gathered)
    for key, group in groupby(keyed, key=lambda pair: pair[0]):
        for length in range(1, len(key) + 1):
            if key[:length] in summaries:
                yield summaries.pop(key[:length])
        for _, term in group:
            yield _entry(key, term, gathered, most)


def rests(ordered: Sequence[Entry], gathered: Gathered) -> Iterator[list[int]]:
    """Of each list that does not stand in its entry as a whole, what is left."""
    for entry in ordered:
        if entry.has_rest:
            yield sorted(set(gathered.postings[entry.text]).difference(entry.postings))


def most_postings(gathered: Gathered, room: int) -> int:
    """How many postings a term may have in its leaf, for all of them to take about `room` deflated bytes."""
    lengths = sorted(map(len, gathered.postings.values()))
    before, longer = 0, len(lengths)
    for place, length in enumerate(lengths):
        longer = len(lengths) - place
        if (before + length * longer) * POSTING_BYTES > room:
            return min(MOST_POSTINGS, max(LEAST_POSTINGS, (room // POSTING_BYTES - before) // longer))
        before += length
    return MOST_POSTINGS


def _entry(key: str, term: str, gathered: Gathered, most: int) -> Entry:
    postings = gathered.postings[term]
    has_rest = len(postings) > most
    return Entry(
        key,
        term,
        len(postings),
        gathered.exact.get(term, 0),
        best(postings, most) if has_rest else postings,
        _most_frequent(gathered.forms.get(term, {}), FORMS),
        has_rest=has_rest,
    )


def _most_frequent(forms: Mapping[str, int], count: int) -> list[tuple[str, int]]:
    if len(forms) == 1:
        return list(forms.items())
    return sorted(forms.items(), key=lambda pair: (-pair[1], pair[0]))[:count]


def _summaries(keyed: Sequence[tuple[str, str]], gathered: Gathered) -> dict[str, Entry]:
    """From a beginning to its entry."""
    found: dict[str, Entry] = {}
    tops: dict[str, list[int]] = {}
    heavy = [("", list(keyed))]
    while heavy:
        start, pairs = heavy.pop()
        length = len(start) + 1
        for beginning, group in groupby(
            (pair for pair in pairs if len(pair[0]) >= length), key=lambda pair: pair[0][:length]
        ):
            members = list(group)
            if len(members) > MANY:
                found[beginning] = _summary(beginning, [term for _, term in members], gathered, tops)
                if length < LONGEST_BEGINNING:
                    heavy.append((beginning, members))
    return found


def _summary(beginning: str, terms: Sequence[str], gathered: Gathered, tops: dict[str, list[int]]) -> Entry:
    """Made of the most frequent terms; `tops` keeps their best postings for the next, longer beginning."""
    chosen = nlargest(SUMMARY_TERMS, terms, key=lambda term: (gathered.exact.get(term, 0), term))
    levels: dict[int, int] = {}
    for term in chosen:
        if term not in tops:
            tops[term] = best(gathered.postings[term], SUMMARY_TOP)
        for posting in tops[term]:
            number, level = posting >> LEVEL_BITS, posting & LEVELS - 1
            levels[number] = max(levels.get(number, 0), level)
    postings = best((number << LEVEL_BITS | level for number, level in levels.items()), SUMMARY_POSTINGS)
    forms = dict(
        form
        for term in chosen
        for form in _most_frequent(gathered.forms.get(term, {}), 1)
        if fold(form[0]).startswith(beginning)
    )
    total = min(gathered.size, sum(gathered.exact.get(term, 0) for term in terms))
    return Entry(beginning, beginning, total, total, postings, _most_frequent(forms, SUMMARY_FORMS), is_prefix=True)
