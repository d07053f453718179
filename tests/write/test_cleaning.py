from pathlib import Path

import pytest

from stafett.errors import WriteError
from stafett.write import clean, publish


def test_cleaning_takes_back_what_was_built_and_keeps_what_git_keeps(tmp_path: Path) -> None:
    output, cache = tmp_path / "output", tmp_path / "cache"
    output.mkdir()
    cache.mkdir()
    (output / ".gitkeep").touch()
    publish(output, [("index.html", b"home"), ("behov/x/index.html", b"need")])
    assert set(clean(output, cache)) == {output, cache}
    assert [file.name for file in tmp_path.rglob("*")] == ["output", ".gitkeep"]


def test_there_may_be_nothing_to_clean(tmp_path: Path) -> None:
    assert clean(tmp_path / "output", tmp_path / "cache") == ()
    assert not list(tmp_path.iterdir())


def test_cleaning_leaves_a_strangers_file_alone(tmp_path: Path) -> None:
    publish(tmp_path / "output", [("index.html", b"home")])
    (tmp_path / "output/mine.txt").write_text("mine")
    with pytest.raises(WriteError):
        clean(tmp_path / "output", tmp_path / "cache")
    assert (tmp_path / "output/mine.txt").read_text() == "mine"
