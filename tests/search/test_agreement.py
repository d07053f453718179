"""The browser's code against Python's, word by word, and its ranking against Whoosh's."""

import json
import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import Stemmer  # type: ignore[import-not-found]
from bare_search_site import Site
from hunspell_words import some_words
from playwright.sync_api import Page
from search_catalogue import DOCUMENTS
from whoosh.query.compound import Or
from whoosh.query.terms import Term

from stafett.search.documents import STANDARD
from stafett.search.language import STEMMERS, language
from stafett.search.whoosh_index import FIELD, refreshed, weighting
from stafett.search.words import fold, words_of

GOLD = Path(__file__).parents[3] / "shared/data/search-sv/snowball-sv.tsv"
STEM = """async ([code, words]) => {
  const { stem } = await import(`/modules/stem-${code}.js`);
  return words.map(stem);
}"""
WORDS = """async texts => {
  const { fold, wordsOf } = await import('/modules/words.js');
  return texts.map(text => wordsOf(text).map(word => [word, fold(word)]));
}"""
SCORES = """async ([base, query]) => {
  const { Engine } = await import('/modules/engine.js');
  const found = await new Engine(base).search(query, { count: 60, isLiteral: true });
  return Promise.all(found.hits.map(async hit => [(await hit.index.text(hit.number)).id, hit.score]));
}"""
TEXTS = [
    "Vården",
    "EU:s",
    "C-vitamin",
    "A\u030angest",
    "ÉCOLE",
    "naïve café",
    "Straße",
    "ИЖЕВСК",
    "日本語 2²",
    "½ ⅷ",
    "😀",
    "x_y",
    "ǅ",
    "İstanbul",
    "ﬁ",
    "٣٤",
]


def made_words(code: str, count: int) -> list[str]:
    """Words of the dictionary, and words that are made up of a language's endings."""
    if code == "sv":
        return some_words(count)
    chance = random.Random(1)
    endings = [
        "",
        "s",
        "ed",
        "ing",
        "ingly",
        "eed",
        "ies",
        "ation",
        "ational",
        "fulness",
        "ly",
        "ogist",
        "ement",
        "ative",
        "y",
        "ll",
        "e",
    ]
    letters = "aaeeiioouybcdfghlmnprstvwxz"
    return sorted(
        {"".join(chance.choices(letters, k=chance.randint(1, 7))) + chance.choice(endings) for _ in range(count)}
    )


@pytest.mark.parametrize("code", STEMMERS)
def test_the_browser_stems_words_as_python_does(modules: Page, code: str) -> None:
    words = made_words(code, 20_000)
    assert modules.evaluate(STEM, [code, words]) == list(map(language(code).stem, words))


@pytest.mark.skipif(not GOLD.exists(), reason="the gold of 30 738 words lies beside the project, not in it")
def test_every_word_of_the_gold_is_stemmed_as_snowball_does(modules: Page) -> None:
    pairs = [line.split("\t") for line in GOLD.read_text("utf-8").splitlines()]
    words, stems = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    assert Stemmer.Stemmer("swedish").stemWords(words) == stems
    assert modules.evaluate(STEM, ["sv", words]) == stems


def test_the_browser_takes_text_apart_as_python_does(modules: Page) -> None:
    texts = TEXTS + [
        f"{document.title} {document.summary} {document.body}" for found in DOCUMENTS.values() for document in found
    ]
    assert modules.evaluate(WORDS, texts) == [[[word, fold(word)] for word in words_of(text)] for text in texts]


@pytest.mark.parametrize(
    "query", ["ärende", "hjärtsvikt", "vården", "diabetes äldre", "ärende bland många", "mottagning besök resor"]
)
def test_the_ranking_is_that_of_whoosh(modules: Page, site: Site, tmp_path: Path, query: str) -> None:
    expected = whoosh_scores(tmp_path, query)
    found: list[tuple[str, float]] = modules.evaluate(SCORES, ["/sok/sv/", query])
    assert {entry for entry, _ in found} == set(expected)
    for entry, score in found:
        assert score == pytest.approx(expected[entry], rel=0.05)
    ranked = [expected[entry] for entry, _ in found]
    assert all(later <= earlier * 1.06 for earlier, later in pairwise(ranked))


def whoosh_scores(folder: Path, query: str) -> dict[str, float]:
    index = refreshed(folder, DOCUMENTS["sv"], "sv", STANDARD)
    terms = [language("sv").stem(word) for word in words_of(query) if word not in language("sv").stop_words]
    with index.searcher(weighting=weighting(STANDARD)) as searcher:
        hits: Any = searcher.search(Or([Term(FIELD, term) for term in terms]), limit=100)
        return {hit["key"].partition(":")[2]: hit.score for hit in hits}


def test_the_entry_file_names_only_stemmers_that_the_browser_has(site: Site) -> None:
    for code in DOCUMENTS:
        assert json.loads((site.folder / f"sok/{code}/entry.json").read_text("utf-8"))["stemmer"] == code
        assert (site.folder / f"modules/stem-{code}.js").exists()
