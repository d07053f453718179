"""An index after edits of texts, held to the one that is made anew."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from search_catalogue import FACETS, FILLERS, SWEDISH

from stafett.search.analysis import analyse
from stafett.search.documents import STANDARD, SearchDocument
from stafett.search.edits import Edit, with_edits
from stafett.search.language import Terms
from stafett.search.numbering import in_order, texts_below
from stafett.search.pieces import index_from, pieces_of, terms_known
from stafett.search.postings import gather
from stafett.search.shards import Index, as_json, files_of, make_index, names_of, terms_by

EVERY = [*SWEDISH, *FILLERS]
DOCUMENTS = [EVERY[place] for place in in_order(EVERY)]
TERMS_OF = terms_by("sv")
WORDS = [
    "vården",
    "vårdskada",
    "ärende",
    "journalen",
    "Éclair",
    "omtag7",
    "æra",
    "x",
    "å",
    "och",
    "batterier",
    "Ångest",
]


def made(documents: list[SearchDocument]) -> Index:
    analysed = [analyse(document, STANDARD) for document in documents]
    texts = texts_below("/sok/", [document.key for document in documents])
    return make_index(documents, gather(analysed, TERMS_OF, STANDARD), "sv", STANDARD, FACETS, 1.0, texts)


BEFORE = made(DOCUMENTS)


def edited(index: Index, documents: list[SearchDocument], bodies: dict[int, str]) -> Index | None:
    edits = [
        Edit(number, analyse(documents[number], STANDARD), analyse(replace(documents[number], body=body), STANDARD))
        for number, body in bodies.items()
    ]
    return with_edits(index, edits, TERMS_OF)


def kept(index: Index) -> dict[str, bytes]:
    return {name: bytes(piece) for name, piece in pieces_of(index)}


bodies = st.dictionaries(st.integers(0, 10), st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1)


@settings(max_examples=60, deadline=None)
@given(bodies, bodies)
@example({1: "", 2: "vården vården vården vården vården vårdskada"}, {})  # the average length is another one in between
def test_edits_one_after_another_give_the_index_that_is_made_anew(
    first: dict[int, str], second: dict[int, str]
) -> None:
    index, documents = BEFORE, list(DOCUMENTS)
    for step in (first, second):
        found = edited(index, documents, step)
        documents = [replace(one, body=step.get(number, one.body)) for number, one in enumerate(documents)]
        anew = made(documents)
        if found is None:
            assert anew.gathered.average_step != index.gathered.average_step
            return
        assert as_json(found.entry) == as_json(anew.entry)
        assert names_of(found) == names_of(anew)
        assert found.files.items() <= anew.files.items()
        assert anew.files.keys() - index.files.keys() <= found.files.keys()
        index = index_from(kept(found))
        index.files.update(anew.files)


def test_one_word_for_another_leaves_most_leaves_alone() -> None:
    documents = [
        replace(
            FILLERS[number % 40],
            id=f"behov-{number:04}",
            body=" ".join(f"ord{number * 7 + place}" for place in range(40)),
        )
        for number in range(3000)
    ]
    index = made(documents)
    found = edited(index, documents, {1500: documents[1500].body.replace("ord10510", "omtag")})
    assert found is not None
    assert len(index.leaves["terms"]) > 30
    assert len(set(found.files) - set(index.files)) < 6


def test_an_index_is_the_same_out_of_its_pieces() -> None:
    assert list(files_of(replace(index_from(kept(BEFORE)), files=BEFORE.files))) == list(files_of(BEFORE))


def test_words_that_are_known_are_not_taken_apart_again() -> None:
    asked: list[str] = []

    def take_apart(words: Sequence[str]) -> Iterable[Terms]:
        asked.extend(words)
        return TERMS_OF(words)

    words = ["vårdskada", "okänd", "journalen"]
    assert list(terms_known(BEFORE.gathered.vocabulary, take_apart)(words)) == list(TERMS_OF(words))
    assert asked == ["okänd"]
