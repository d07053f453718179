"""Words, stems and compounds in Python."""

from collections import Counter
from pathlib import Path

import pytest
from hunspell_words import some_words
from hypothesis import given
from hypothesis import strategies as st
from search_catalogue import SWEDISH

from stafett.search.analysis import analyse
from stafett.search.compounds import swedish_lexicon
from stafett.search.documents import STANDARD, Weights
from stafett.search.language import language
from stafett.search.postings import IS_WORD, LEVELS, gather
from stafett.search.shards import terms_by
from stafett.search.words import LONGEST, count_words, fold, words_of

HERE = Path(__file__).parent
COMPOUNDS = [line.split("\t") for line in (HERE / "compounds.tsv").read_text("utf-8").splitlines()[1:]]
SIMPLE = (HERE / "simple_words.txt").read_text("utf-8").split()


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS, ids=[case[0] for case in COMPOUNDS])
def test_a_compound_is_found_by_its_parts(word: str, parts: str) -> None:
    rules = language("sv")
    assert {rules.stem(part) for part in parts.split()} <= set(rules.terms(word).parts)


@pytest.mark.parametrize("word", SIMPLE)
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert language("sv").terms(word).parts == ()


@pytest.mark.parametrize(
    ("form", "base"), [("skolan", "skola"), ("kostnader", "kostnad"), ("radion", "radio"), ("verket", "verk")]
)
def test_a_form_is_also_found_by_the_stem_of_the_word_in_the_dictionary(form: str, base: str) -> None:
    assert language("sv").stem(base) in language("sv").terms(form).exact


def test_words_are_lower_case_composed_and_without_single_letters() -> None:
    assert words_of("EU:s A\u030arsredovisning, 5 § i C-vitamin") == ["eu", "årsredovisning", "5", "vitamin"]


def test_a_word_without_end_is_cut() -> None:
    assert words_of("x" * 10_000) == ["x" * LONGEST]


def test_folding_takes_dots_and_accents_away() -> None:
    assert fold("såärö-éøæß") == "saaro-eoaess"


@given(st.text())
def test_words_stay_as_they_are_when_read_again(text: str) -> None:
    words = words_of(text)
    assert [word for word in words_of(" ".join(words)) if word in words] == words_of(" ".join(words))


@given(st.text())
def test_words_are_counted_as_they_are_read(text: str) -> None:
    assert list(count_words(text, frozenset()).items()) == list(Counter(words_of(text)).items())


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_a_letter_from_elsewhere_changes_no_other_words(text: str) -> None:
    assert words_of(f"{text} ł") == words_of(text)


def test_the_words_that_one_is_a_form_of_are_those_that_a_rule_leads_from() -> None:
    dictionary = swedish_lexicon().dictionary
    inflections = sorted(
        (rule for rule in dictionary.rules if "W" not in rule.leads_to), key=lambda rule: len(rule.add)
    )
    for word in some_words(1000):
        sources = [
            base
            for rule in inflections
            if rule.add and word.endswith(rule.add) and len(word) >= 2 + len(rule.add)
            for base in [word.removesuffix(rule.add) + rule.strip]
            if rule.flag in dictionary.flags.get(base, "") and rule.form(base) == word
        ]
        assert list(dictionary.bases(word)) == sources


def test_a_title_weighs_more_than_a_body_and_a_part_less() -> None:
    weights = Weights(title=5, body=1, part=0.5)
    analysed = analyse(SWEDISH[0], weights)
    counted = dict(zip(analysed.words.split(), analysed.weights, strict=True))
    assert counted["hjärtsviktsmottagning"] == 500
    assert counted["patienter"] == 100
    gathered = gather([analysed], terms_by("sv"), weights)
    levels = {term: int(gathered.postings.of(place)[0]) for place, term in enumerate(gathered.vocabulary.terms)}
    assert not levels["monitorering"] & IS_WORD
    assert levels["monitorering"] % LEVELS < levels["patient"] % LEVELS < levels["hjärtsviktsmottagning"] % LEVELS


def test_stop_words_are_left_out() -> None:
    assert not set(analyse(SWEDISH[0], STANDARD).words.split()) & {"och", "till", "av"}


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert language("nb").terms("sykehusene").exact == ("sykehusene",)
