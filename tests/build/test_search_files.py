"""What the build gives the search page: indexes, texts, and a description for the browser's address bar."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from tiny import build_tiny, need, page

from stafett.render.opensearch import NAMESPACE
from stafett.search import Texts

ENGLISH = "---\ntitle: Breathe easier\nsummary: A short summary.\n---\n\nThe text.\n"


def test_each_language_has_an_index_of_the_entries_that_have_a_page_in_it(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need(), "needs/andas.en.md": ENGLISH, "needs/somn.md": need("Sova bättre")})
    counts = {
        language: json.loads((tmp_path / f"output/static/search/{language}/entry.json").read_text())["documents"]
        for language in ("sv", "en")
    }
    assert counts == {"sv": 2, "en": 1}


def test_the_search_page_knows_where_the_indexes_are_below_a_path_too(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need()}, base_url="https://example.org/katalog/")
    html = page(tmp_path, "sok")
    assert 'data-index="/katalog/static/search/sv/"' in html
    assert 'data-other-indexes=""' in html, "every English entry has a Swedish page"
    assert 'data-other-indexes="/katalog/static/search/sv/"' in page(tmp_path, "en/search")


def test_every_entry_has_the_text_that_its_result_shows(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need()}, base_url="https://example.org/katalog/")
    entry = json.loads((tmp_path / "output/static/search/sv/entry.json").read_text())
    texts = Texts(**entry["texts"])
    text = (tmp_path / "output" / texts.address(0).removeprefix("/katalog/")).read_text("utf-8")
    assert text.startswith("andas\nAndas lättare\n")
    assert "Texten om behovet." in text


def test_an_empty_catalogue_has_an_index_that_says_so(tmp_path: Path) -> None:
    build_tiny(tmp_path)
    assert json.loads((tmp_path / "output/static/search/sv/entry.json").read_text())["documents"] == 0


def test_browsers_can_search_from_their_address_bar(tmp_path: Path) -> None:
    build_tiny(tmp_path, base_url="https://example.org/katalog/")
    root = ET.parse(tmp_path / "output/en/opensearch.xml").getroot()
    url = root.find(f"{{{NAMESPACE}}}Url")
    assert url is not None
    assert url.get("template") == "https://example.org/katalog/en/search/?q={searchTerms}"
    assert 'href="/katalog/en/opensearch.xml"' in page(tmp_path, "en/search")
