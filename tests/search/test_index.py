"""The files of an index."""

import json
import zlib
from array import array
from itertools import islice, takewhile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_catalogue import FACETS, FILLERS, SWEDISH

from stafett.search import stretches, tree
from stafett.search.analysis import analyse
from stafett.search.documents import STANDARD, AnalysedDocument, SearchDocument
from stafett.search.language import Terms
from stafett.search.lists import Lists
from stafett.search.packing import ascending, digest, varints
from stafett.search.postings import LEVELS, gather, impact_of, levels_of
from stafett.search.shards import ENTRY, build_index
from stafett.search.stretches import cuts, may_begin, shared_letters
from stafett.search.term_leaves import shared_starts, words_among
from stafett.search.tree import plant, separator


def index(documents: list[SearchDocument]) -> dict[str, bytes]:
    return dict(build_index(documents, [analyse(document, STANDARD) for document in documents], "sv", facets=FACETS))


def test_the_same_documents_give_the_same_files_in_whatever_order_they_come() -> None:
    assert index([*SWEDISH, *FILLERS]) == index([*FILLERS, *reversed(SWEDISH)])


def test_every_file_is_named_by_its_content_and_the_entry_file_comes_last() -> None:
    files = index(SWEDISH)
    assert list(files)[-1] == ENTRY
    for path, data in files.items():
        if path != ENTRY:
            assert path[2:10] == digest(zlib.decompress(data, -15))


def test_every_file_that_the_entry_file_leads_to_is_there() -> None:
    files = index([*SWEDISH, *FILLERS])
    entry = json.loads(files[ENTRY])
    named = {f"f-{entry['facets']}.bin", f"o-{entry['orders']}.bin"}
    for root in entry["trees"].values():
        named |= {f"{root['letter']}-{root['names'][at : at + 8]}.bin" for at in range(0, len(root["names"]), 8)}
    assert named == files.keys() - {ENTRY}


def test_an_index_of_nothing_is_an_index() -> None:
    entry = json.loads(index([])[ENTRY])
    assert entry["documents"] == 0
    assert entry["trees"]["terms"]["names"] == ""


def test_an_index_of_a_document_without_words_is_an_index() -> None:
    empty = SearchDocument("tom", "need", "sv", ("sv",), "/behov/tom/", "")
    assert json.loads(index([empty])[ENTRY])["documents"] == 1


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    data, found, value, shift = varints(numbers), [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(value)
            value, shift = 0, 0
    assert found == numbers


@given(st.lists(st.sets(st.integers(0, 299)), max_size=5), st.sampled_from([300, 4000, 2**20]))
def test_ascending_numbers_are_read_as_they_were_written(sets: list[set[int]], span: int) -> None:
    lists = [sorted(numbers) for numbers in sets]
    starts = np.cumsum([0, *map(len, lists)])
    data = ascending(Lists(starts, np.array([number for one in lists for number in one], np.uint32)), span)
    bits = iter("".join(f"{byte:08b}" for byte in data))
    for numbers in lists:
        width = max(0, (7 * span // (10 * max(1, len(numbers)))).bit_length() - 1)
        last = -1
        for number in numbers:
            quotient = sum(1 for _ in takewhile("0".__eq__, bits))
            last += 1 + (quotient << width | int("0" + "".join(islice(bits, width)), 2))
            assert last == number
    assert set(bits) <= {"0"}


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_separator_parts_two_keys(left: str, right: str) -> None:
    if left < right:
        assert left < separator(left, right) <= right


@given(st.floats(0.03, 2.15))
def test_a_level_lies_within_four_per_cent_of_the_impact(impact: float) -> None:
    (level,) = levels_of(np.array([impact / (2.2 - impact)]), 1.2)
    assert abs(impact_of(int(level), 1.2) / impact - 1) < 0.04


def test_a_tree_of_many_leaves_gets_directories() -> None:
    files: dict[str, bytes] = {}
    keys = [f"{number:04}" for number in range(tree.ROOT + 1)]
    root = plant("t", [(key, key, digest(key.encode())) for key in keys], files)
    assert root.depth == 1
    assert len(root.names) == len(files) * 8 == (tree.ROOT // tree.TOGETHER + 1) * 8


def test_gathering_counts_words_and_parts_apart() -> None:
    terms = {"vården": Terms(("vård",)), "vårdskada": Terms(("vårdskad",), ("vård",))}
    documents = [AnalysedDocument(word, array("I", [100]), array("I", [1])) for word in terms]
    gathered = gather(documents, lambda words: [terms[word] for word in words], STANDARD)
    vocabulary = gathered.vocabulary
    assert vocabulary.terms == ["vård", "vårdskad"]
    assert gathered.postings.counts.tolist() == [2, 1]
    assert words_among(gathered.postings).tolist() == [1, 1]
    assert [vocabulary.words[word] for word in vocabulary.forms.of(0)] == ["vården"]
    assert all(posting % LEVELS for posting in gathered.postings.of(0))


def test_files_are_cut_where_keys_say_so_and_not_before_they_are_full() -> None:
    sizes, begins = np.array([5, 5, 5, 5, 5, 5]), np.array([True, True, False, True, False, True])
    assert cuts(sizes, begins, 10) == [0, 3, 5, 6]
    assert cuts(sizes[:0], begins[:0], 10) == [0]


def test_equal_keys_stay_in_one_file() -> None:
    keys = sorted(f"nyckel{number // 2}" for number in range(400))
    begins = may_begin(keys, shared_letters(keys))
    assert begins.any()
    assert not begins[1::2].any()


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), min_size=1))
def test_letters_in_common_are_counted_as_browsers_do(pairs: list[tuple[str, str]]) -> None:
    pairs = [(left.replace("\0", ""), right.replace("\0", "")) for left, right in pairs]
    found = shared_starts([left for left, _ in pairs], [right for _, right in pairs])
    for (left, right), count in zip(pairs, found, strict=True):
        assert left[:count] == right[:count]
        assert max(left[:count], default="") <= "\uffff"
        if left[count : count + 1] == right[count : count + 1]:
            assert len(left) == count or left[count] > "\uffff"


def test_letters_are_looked_at_some_keys_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = sorted({f"{a}{b}{c}" for a in "abö" for b in "xyz𝒳" for c in ("", "k", "kl")})
    at_once = may_begin(keys, shared_letters(keys)).tolist(), shared_letters(keys).tolist()
    monkeypatch.setattr(stretches, "TOGETHER", 5)
    assert (may_begin(keys, shared_letters(keys)).tolist(), shared_letters(keys).tolist()) == at_once
