"""README promises that its need can be written down as it stands."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

from tiny import NOW

from stafett.config import Settings
from stafett.pipeline import check

ROOT = Path(__file__).parents[2]


def test_the_need_in_readme_is_one_that_the_example_takes_in(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    found = re.search(r"\n\n(    ---\n.*?\n)\n`stafett check`", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    (tmp_path / "content/needs/lugnare-natter.md").write_text(dedent(found[1]), "utf-8")
    checked = check(Settings(site=tmp_path, output=tmp_path / "output", cache=tmp_path / "cache", now=NOW))
    assert [problem for problem in checked.problems if "lugnare-natter" in problem.place.path] == []


def test_every_file_that_the_docs_lead_to_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name} leads to {link}"
