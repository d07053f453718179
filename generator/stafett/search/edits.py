"""An index whose documents stay, brought up to date with other texts of a few: only the leaves that these touch are made anew.

What comes out is what a whole build would make, byte for byte; where that cannot be had this way, nothing comes out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stafett.search.documents import AnalysedDocument, Weights
from stafett.search.lists import Lists, Numbers, starts_of
from stafett.search.postings import NUMBER_SHIFT, Gathered, Rows, lengths_of, norms_of, postings_of
from stafett.search.shards import Index, room_of, with_trees
from stafett.search.spelling import Heads, heads_of, slips_of
from stafett.search.summaries import LONGEST_BEGINNING
from stafett.search.term_tree import most_postings
from stafett.search.tree import Known
from stafett.search.vocabulary import SURROGATES, TermsOf, Vocabulary, with_words, without_words


@dataclass(frozen=True, slots=True)
class Edit:
    """A document's number, and what was left of it after analysis before and now."""

    number: int
    before: AnalysedDocument
    after: AnalysedDocument


def with_edits(index: Index, edits: Sequence[Edit], terms_of: TermsOf) -> Index | None:
    """The index with the edits, its `files` those that are new; None where more than leaves would change."""
    words = {word for edit in edits for word in edit.after.words.split()}
    if max("".join(words), default="") >= SURROGATES:
        return None
    vocabulary, places = with_words(index.gathered.vocabulary, words, terms_of)
    counts = np.insert(index.gathered.postings.counts, places, 0)
    gathered = replace(
        index.gathered, vocabulary=vocabulary, postings=Lists(starts_of(counts), index.gathered.postings.values)
    )
    edited = {word for edit in edits for word in _words(edit)}
    numbers = {word: number for number, word in enumerate(vocabulary.words) if word in edited}
    changed: set[str] = set()
    average = index.gathered.average_step  # that of all edits: between them it may be another one
    for edit in edits:
        gathered = _with_edit(gathered, edit, numbers, average, index.weights, changed)
    heads = _heads(index, gathered.vocabulary, {*numbers.values()})
    gathered = _without_empty(gathered)
    if gathered.average_step != index.gathered.average_step or _most(gathered, index) != _most(index.gathered, index):
        return None
    return _grown(replace(index, gathered=gathered, heads=heads, files={}), index, changed)


def _most(gathered: Gathered, index: Index) -> int:
    return most_postings(gathered.postings.counts, room_of(index.share))


def _with_edit(
    gathered: Gathered, edit: Edit, numbers: dict[str, int], average: int, weights: Weights, changed: set[str]
) -> Gathered:
    """Tells in `changed` the keys of terms that have other postings or words."""
    vocabulary = gathered.vocabulary
    before, after = _rows(edit.before, numbers), _rows(edit.after, numbers)
    documents, lengths = vocabulary.documents.copy(), gathered.lengths.copy()
    documents[before.words.values] -= 1
    documents[after.words.values] += 1
    lengths[edit.number] = lengths_of(after, vocabulary)[0]
    norm = norms_of(lengths[edit.number :][:1], average, weights)
    new = postings_of(after, vocabulary, norm, weights)
    new = Lists(new.starts, new.values | np.uint32(edit.number << NUMBER_SHIFT))
    others = np.setxor1d(before.words.values, after.words.values)
    terms = np.concatenate([vocabulary.found_by.taken(others).values, _differing(gathered.postings, new, edit.number)])
    changed.update(vocabulary.keys[term] for term in terms)
    return Gathered(lengths, replace(vocabulary, documents=documents), _replaced(gathered.postings, new, edit.number))


def _rows(document: AnalysedDocument, numbers: dict[str, int]) -> Rows:
    words = np.array([numbers[word] for word in document.words.split()], np.int32)
    weights, times = np.frombuffer(document.weights, np.uint32), np.frombuffer(document.times, np.uint32)
    return Rows(Lists(np.array([0, len(words)]), words), weights, times)


def _differing(postings: Lists, new: Lists, number: int) -> Numbers:
    """The terms of which the document has another posting than before."""
    places = np.flatnonzero(postings.values >> np.uint32(NUMBER_SHIFT) == number)
    before = np.searchsorted(postings.starts, places, side="right") - 1
    after = np.repeat(np.arange(len(new)), new.counts)
    left, right = (
        terms.astype(np.int64) << 32 | values
        for terms, values in ((before, postings.values[places]), (after, new.values))
    )
    return np.setxor1d(left, right) >> 32


def _replaced(postings: Lists, new: Lists, number: int) -> Lists:
    """The postings with new ones of a document instead of its own."""
    is_kept = postings.values >> np.uint32(NUMBER_SHIFT) != number
    sums = np.concatenate([[0], np.cumsum(is_kept)])
    starts, values = sums[postings.starts], postings.values[is_kept]
    terms = np.repeat(np.arange(len(new)), new.counts)
    places = [
        starts[term] + np.searchsorted(values[starts[term] : starts[term + 1]], value)
        for term, value in zip(terms, new.values, strict=True)
    ]
    return Lists(starts + new.starts, np.insert(values, np.array(places, np.int64), new.values))


def _without_empty(gathered: Gathered) -> Gathered:
    """Without the words that no document has any more, and their terms."""
    counts = gathered.postings.counts
    kept = np.flatnonzero(counts)
    if len(kept) == len(counts) and gathered.vocabulary.documents.all():
        return gathered
    vocabulary = without_words(gathered.vocabulary, kept)
    return replace(gathered, vocabulary=vocabulary, postings=Lists(starts_of(counts[kept]), gathered.postings.values))


def _words(edit: Edit) -> list[str]:
    return [*edit.before.words.split(), *edit.after.words.split()]


def _heads(index: Index, vocabulary: Vocabulary, edited: set[int]) -> Heads:
    """The index's heads, after some of the edited words came and went."""
    known = len(index.gathered.vocabulary.words)
    came = slips_of(vocabulary.words[word] for word in edited if word >= known and vocabulary.documents[word])
    went = slips_of(vocabulary.words[word] for word in edited if word < known and not vocabulary.documents[word])
    if went:
        initials = {head[0] for _, head in went}
        left = (word for word, count in zip(vocabulary.words, vocabulary.documents.tolist(), strict=True) if count)
        went -= slips_of(word for word in left if word[0] in initials or not word[0].isascii())
    if not came and not went:
        return index.heads
    touched = {key for key, _ in came | went}
    slips = {
        (key, found[at : at + 3])
        for key in touched
        for found in [index.heads.get(key, "")]
        for at in range(0, len(found), 3)
    }
    others = {key: heads for key, heads in index.heads.items() if key not in touched}
    return dict(sorted((others | heads_of((slips | came) - went)).items()))


def _grown(edited: Index, before: Index, changed: set[str]) -> Index:
    """The edited index with its trees; a term's key tells of the summaries that it may be part of, too."""
    keys = sorted(changed | {key[:length] for key in changed for length in range(1, LONGEST_BEGINNING + 1)})
    heads = before.heads, edited.heads
    slips = sorted(key for key in heads[0].keys() | heads[1].keys() if heads[0].get(key) != heads[1].get(key))
    known = {
        name: Known({(first, last): file for first, last, file in leaves}, slips if name == "spelling" else keys)
        for name, leaves in before.leaves.items()
    }
    return with_trees(edited, known)
