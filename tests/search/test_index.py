"""The files of an index."""

import json
import zlib
from array import array
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from search_catalogue import FACETS, FILLERS, SWEDISH

from stafett.search import tree
from stafett.search.analysis import analyse
from stafett.search.documents import STANDARD, AnalysedDocument, SearchDocument
from stafett.search.packing import digest, varints
from stafett.search.postings import LEVELS, gather, impact_of, level_of
from stafett.search.shards import ENTRY, build_index
from stafett.search.term_leaves import number_key
from stafett.search.tree import Leaf, plant, separator


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


def test_an_index_of_nothing_is_an_index() -> None:
    entry = json.loads(index([])[ENTRY])
    assert entry["documents"] == 0
    assert entry["trees"]["terms"]["names"] == ""


def test_an_index_of_a_document_without_words_is_an_index() -> None:
    empty = SearchDocument("tom", "need", "sv", ("sv",), "/behov/tom/", "/behov/tom/text.json", "")
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


@given(st.text(max_size=8), st.text(max_size=8))
def test_a_separator_parts_two_keys(left: str, right: str) -> None:
    if left < right:
        assert left < separator(left, right) <= right


@given(st.floats(0.03, 2.15))
def test_a_level_lies_within_four_per_cent_of_the_impact(impact: float) -> None:
    assert abs(impact_of(level_of(impact, 1.2), 1.2) / impact - 1) < 0.04


def test_number_keys_sort_as_numbers_do() -> None:
    numbers = [0, 1, 35, 36, 1295, 1296, 10**6, 10**9]
    assert sorted(map(number_key, numbers)) == list(map(number_key, numbers))


def test_a_tree_of_many_leaves_gets_directories(tmp_path: Path, monkeypatch: object) -> None:
    files: list[tree.File] = []
    count = tree.FAN_OUT * 2 + 1
    root = plant("t", (Leaf(number_key(n), number_key(n), str(n).encode()) for n in range(count)), files)
    assert root.depth == 1
    assert len(root.names) == 3 * 8
    assert len(files) == count + 3


def test_gathering_counts_words_and_parts_apart() -> None:
    word = AnalysedDocument("vård", array("f", [1.0]), 1, "vården", array("H", [0]), 1)
    part = AnalysedDocument("vårdskad vård", array("f", [1.0, 0.3]), 1, "vårdskada", array("H", [0]), 2)
    gathered = gather([word, part], STANDARD)
    assert len(gathered.postings["vård"]) == 2
    assert gathered.exact["vård"] == 1
    assert gathered.forms["vård"] == {"vården": 1}
    assert all(posting % LEVELS for posting in gathered.postings["vård"])
