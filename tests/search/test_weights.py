"""`search:` in site.yml says how much a word counts by the field it stands in."""

import json
from pathlib import Path

from click.testing import CliRunner
from tiny import BASE, build_tiny, lay_out, need

from stafett.cli import main

NEEDS = {
    "needs/rubrik.md": need("Kvastar i vården", body="Om något annat."),
    "needs/brodtext.md": need("Städning", body="En kvast är en kvast, och kvastar är flera."),
}
STANDARD = "search: {title: 3, body: 1}"
BODY_FIRST = "search: {title: 0.1, body: 5}"


def with_weights(weights: str) -> dict[str, str]:
    return {**NEEDS, "site.yml": f"{BASE['site.yml'].rstrip()}\n        {weights}\n"}


def found(folder: Path, weights: str) -> list[str]:
    site = lay_out(folder, with_weights(weights))
    result = CliRunner().invoke(main, ["search", "--site", str(site), "--lang", "sv", "--json", "kvast"])
    assert result.exit_code == 0, result.output
    return [hit["id"] for hit in json.loads(result.output)["hits"]]


def term_leaves(folder: Path, weights: str = "") -> list[str]:
    assert build_tiny(folder, with_weights(weights)).is_built
    return sorted(file.name for file in (folder / "output/static/search/sv").glob("t-*.bin"))


def test_weights_decide_which_need_stands_first(tmp_path: Path) -> None:
    assert found(tmp_path / "a", STANDARD) == ["rubrik", "brodtext"]
    assert found(tmp_path / "b", BODY_FIRST) == ["brodtext", "rubrik"]


def test_weights_reach_the_published_index_and_the_standard_ones_need_not_be_said(tmp_path: Path) -> None:
    plain = term_leaves(tmp_path / "a")
    assert plain
    assert term_leaves(tmp_path / "b", STANDARD) == plain
    assert term_leaves(tmp_path / "c", BODY_FIRST) != plain
