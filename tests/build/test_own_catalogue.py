"""docs/own-catalogue.md shows a whole catalogue, and every setting that there is."""

import re
from pathlib import Path

from tiny import settings_for

from stafett.build import build
from stafett.check import OrganisationFile, SiteFile, ValueFile
from stafett.read import VOCABULARIES

PAGE = (Path(__file__).parents[2] / "docs/own-catalogue.md").read_text("utf-8")
FILE = re.compile(r"^`(content/[\w./-]+)`.*?^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_files_of_the_page_are_a_catalogue_without_a_mistake(tmp_path: Path) -> None:
    for name, text in FILE.findall(PAGE):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    result = build(settings_for(tmp_path))
    assert list(result.problems) == []
    assert (tmp_path / "output/behov/lugnare-natter/index.html").exists()


def test_the_page_names_every_setting_and_every_list() -> None:
    table = PAGE.partition("## What site.yml may say")[2].partition("## The lists")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == set(SiteFile.model_fields)
    assert {*VOCABULARIES, *OrganisationFile.model_fields, *ValueFile.model_fields} <= set(
        re.findall(r"`(\w+)`", PAGE)
    ) | {"name"}
