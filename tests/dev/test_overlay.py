"""Mistakes as data for the page."""

from pathlib import Path

import pytest

from stafett.dev.overlay import MOST, Overlay, editor_address
from stafett.errors import UsageError
from stafett.i18n import Words, load_words
from stafett.problems import Place, Problem, Severity

WORDS = Path(__file__).parents[2] / "generator/stafett/locale/sv/LC_MESSAGES/cli.po"
COLON = Problem("yaml-colon", Place("content/needs/å.md", 2, 7), {"near": 'title: "a: b"'})
WARNING = Problem(
    "heading-skips", Place("content/needs/å.md", 9), {"level": "4", "shown": "3", "text": "x"}, Severity.WARNING
)


@pytest.fixture
def words() -> Words:
    return load_words("sv", [WORDS])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "content/needs"
    folder.mkdir(parents=True)
    (folder / "å.md").write_text("---\ntitle: a: <b>\n---\n", "utf-8")
    return tmp_path


def test_nothing_wrong_is_nothing_to_show(site: Path, words: Words) -> None:
    assert Overlay(site, "", words).show((), "") is None


def test_a_mistake_has_place_words_line_and_a_way_to_the_editor(site: Path, words: Words) -> None:
    shown = Overlay(site, editor_address("vscode"), words).show((COLON, WARNING), "")
    assert shown is not None
    assert shown["title"] == "1 fel"
    (problem,) = shown["problems"]
    assert problem["place"] == "content/needs/å.md:2:7"
    assert problem["excerpt"] == ["title: a: <b>", "      ^"]
    assert problem["what"]
    assert problem["mend"]
    assert problem["editor"] == f"vscode://file{site}/content/needs/%C3%A5.md:2:7"


def test_warnings_are_shown_where_they_are_what_stops(site: Path, words: Words) -> None:
    shown = Overlay(site, "", words).show((WARNING,), "")
    assert shown is not None
    assert [(problem["code"], problem["editor"]) for problem in shown["problems"]] == [("heading-skips", "")]


def test_of_many_mistakes_the_first_are_shown_and_the_rest_counted(site: Path, words: Words) -> None:
    shown = Overlay(site, "", words).show((COLON,) * (MOST + 5), "")
    assert shown is not None
    assert len(shown["problems"]) == MOST
    assert "5" in shown["more"]


def test_a_fault_is_shown_without_signs_that_steer(site: Path, words: Words) -> None:
    shown = Overlay(site, "", words).show((), "theme own: \x1b[31mbroken")
    assert shown is not None
    assert shown["fault"] == "theme own: \ufffd[31mbroken"
    assert shown["problems"] == []


@pytest.mark.parametrize("wanted", ["nano", "vscode://file/", "javascript://x{path}", "{path}", "java script://{path}"])
def test_an_editor_that_no_link_can_open_is_refused(wanted: str) -> None:
    with pytest.raises(UsageError, match="is no editor"):
        editor_address(wanted)


def test_any_other_editor_is_given_by_its_address() -> None:
    assert editor_address("myeditor://open?file={path}&l={line}") == "myeditor://open?file={path}&l={line}"
