"""Which files a build reads, whatever stands among them."""

import os
import threading
from pathlib import Path

import pytest
from linked_theme import link_theme

from stafett.inputs import look_at, walk


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.yml").write_text("name: x\n", "utf-8")
    return folder


def test_a_theme_may_be_a_link_and_links_may_go_round(content: Path, tmp_path: Path) -> None:
    theme, themes = link_theme(tmp_path)
    (theme / "round").symlink_to(theme)
    before = look_at(content, [themes])
    assert str(themes / "x/theme.yml") in before.states
    (theme / "theme.yml").write_text("name: y\n", "utf-8")
    assert look_at(content, [themes]).changed(before) == [str(themes / "x/theme.yml")]


def test_an_empty_folder_that_comes_or_goes_is_a_change(content: Path) -> None:
    """It is warned of where no folder is expected."""
    before = look_at(content, [])
    (content / "tom").mkdir()
    after = look_at(content, [])
    assert after.changed(before) is None
    assert look_at(content, []).changed(after) == []


def test_a_link_out_of_the_content_is_not_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/diary.md").write_text("x", "utf-8")
    (content / "needs").symlink_to(tmp_path / "private")
    assert {*look_at(content, []).states} == {str(content / "site.yml"), str(content / "needs")}


def test_what_is_no_file_is_not_read(content: Path) -> None:
    """Who reads a pipe waits for one who writes."""
    pipe = content / "pipe.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.open("wb").close(), daemon=True)
    writer.start()
    assert look_at(content, []).states[str(pipe)][3] == ""
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    writer.join()
    os.close(reader)


def test_a_file_that_goes_while_files_are_looked_at_is_left_out(content: Path) -> None:
    (content / "organisations.yml").write_text("x: {}\n", "utf-8")
    found = walk(content)
    path, _ = next(found)
    for file in content.iterdir():
        file.unlink()
    assert [*found] == []
    assert Path(path).parent == content
