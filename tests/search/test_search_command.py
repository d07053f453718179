"""`stafett search`: the same analysis as on the site, from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny import lay_out, need

from stafett.cli import main

ENGLISH = "---\ntitle: Breathe easier\nsummary: A short summary.\n---\n\nThe text.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "needs/andas.md": need("Andas lättare", body="Om hjärtsviktsmottagningen."),
        "needs/andas.en.md": ENGLISH,
        "needs/somn.md": need("Sova bättre", body="Om natten."),
    }
    return lay_out(tmp_path, files)


def search(site: Path, *words: str) -> str:
    result = CliRunner().invoke(main, ["search", "--site", str(site), "--lang", "sv", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_hits_come_with_title_address_and_passage(site: Path) -> None:
    told = search(site, "natten")
    assert "Sova bättre" in told
    assert "/behov/somn/" in told
    assert told.rstrip().endswith("1 träff")


def test_the_head_of_a_compound_finds_it_and_the_analysis_is_told(site: Path) -> None:
    told = search(site, "mottagning", "om", "--explain")
    assert "Andas lättare" in told
    assert "om: för vanligt för att söka efter" in told


def test_programs_get_json_in_the_language_that_they_ask_for(site: Path) -> None:
    reply = json.loads(search(site, "breathe", "--language", "en", "--json"))
    assert [hit["url"] for hit in reply["hits"]] == ["/en/needs/andas/"]


def test_what_was_edited_since_is_found_and_what_was_removed_is_not(site: Path) -> None:
    search(site, "natten")
    (site / "content/needs/somn.md").write_text(need("Sova bättre", body="Om gryningen."), "utf-8")
    (site / "content/needs/andas.md").unlink()
    (site / "content/needs/andas.en.md").unlink()
    assert "Sova bättre" in search(site, "gryning")
    assert search(site, "hjärtsviktsmottagning").rstrip().endswith("0 träffar")


def test_a_language_that_the_site_lacks_is_wrong_use(site: Path) -> None:
    result = CliRunner().invoke(main, ["search", "--site", str(site), "--language", "fi", "sova"])
    assert result.exit_code == 2
    assert "fi" in result.output
