"""The child theme of docs/themes.md, taken from that page and laid upon the standard theme."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stafett.render.assets import collect_assets
from stafett.render.theme import Theme, load_theme

ROOT = Path(__file__).parents[2]
FILE = re.compile(r"^`themes/([\w./-]+)`.*?^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Site:
    name: str = "Provkatalogen"
    language: str = "sv"
    assets: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def child(tmp_path: Path) -> Theme:
    files = FILE.findall((ROOT / "docs/themes.md").read_text("utf-8"))
    assert len(files) == 4
    for name, text in files:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return load_theme("region-prov", [tmp_path, ROOT / "themes"])


def show(theme: Theme, template: str) -> str:
    return theme.render(template, "sv", site=Site(), head=None, view=None)


def test_it_changes_one_template_and_keeps_the_rest(child: Theme) -> None:
    standard = load_theme("standard", [ROOT / "themes"])
    notice = show(child, "partials/not_a_procurement.html")
    assert "region-prov.example" in notice
    assert "Ingen upphandling." in notice
    assert "region-prov.example" not in show(standard, "partials/not_a_procurement.html")
    assert child.closure_hash("solution.html", "sv") != standard.closure_hash("solution.html", "sv")


def test_it_changes_one_word_and_keeps_the_rest(child: Theme) -> None:
    words = child.words("sv")
    assert words.gettext("What care needs, in the open") == "Det Region Prov behöver"
    assert words.gettext("All needs") == "Alla behov"
    assert words.pgettext("stage", "announced") == "Utlyst"


def test_its_token_has_the_last_word_in_the_one_style_sheet(child: Theme) -> None:
    found = {asset.name: asset.data.decode() for asset in collect_assets(child.chain)}
    css = found["css/main.css"]
    assert css.count("--pine: ") == 2
    assert css.rindex("--pine: light-dark(#1d3f7a") > css.rindex("@layer")
    assert "css/region-prov.css" not in found
    assert "js/site.js" in found
