"""Which files are others than before, whatever rumours say."""

import os
import shutil
from pathlib import Path

import pytest
from linked_theme import link_theme

from stafett.dev.snapshot import Snapshot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    needs = tmp_path / "content/needs"
    needs.mkdir(parents=True)
    (needs / "a.md").write_text("a", "utf-8")
    (needs / "b.md").write_text("b", "utf-8")
    return tmp_path / "content"


def test_a_rumour_about_what_has_not_changed_is_false(folder: Path) -> None:
    snapshot = Snapshot([folder])
    assert not snapshot.changed([folder / "needs/a.md", folder / "needs", folder])


def test_a_written_file_is_told_once(folder: Path) -> None:
    snapshot = Snapshot([folder])
    (folder / "needs/a.md").write_text("longer", "utf-8")
    assert snapshot.changed([folder / "needs/a.md"]) == {folder / "needs/a.md"}
    assert not snapshot.changed_anywhere()


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_another(folder: Path) -> None:
    snapshot = Snapshot([folder])
    old, new = folder / "needs/a.md", folder / "needs/.new"
    shutil.copy2(old, new)
    new.replace(old)
    assert snapshot.changed([old]) == {old}


def test_a_file_rewritten_in_place_whose_time_was_set_back_is_another(folder: Path) -> None:
    snapshot = Snapshot([folder])
    file = folder / "needs/a.md"
    before = file.stat()
    file.write_text("b", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert snapshot.changed_anywhere() == {file}


def test_what_links_lead_to_is_looked_at(folder: Path, tmp_path: Path) -> None:
    theme, themes = link_theme(tmp_path)
    (folder / "needs/c.md").symlink_to(theme / "theme.yml")
    snapshot = Snapshot([folder, themes])
    (theme / "theme.yml").write_text("name: another", "utf-8")
    assert snapshot.changed_anywhere() == {themes / "x/theme.yml", folder / "needs/c.md"}


def test_what_nobody_told_of_is_found_by_looking(folder: Path) -> None:
    snapshot = Snapshot([folder])
    (folder / "needs/b.md").unlink()
    (folder / "pages").mkdir()
    (folder / "pages/om.md").write_text("om", "utf-8")
    assert snapshot.changed_anywhere() == {folder / "needs/b.md", folder / "pages/om.md"}
    assert not snapshot.changed_anywhere()


def test_a_rumour_about_a_folder_is_about_all_that_it_held(folder: Path) -> None:
    snapshot = Snapshot([folder])
    (folder / "needs").rename(folder / "solutions")
    names = ("a.md", "b.md")
    assert snapshot.changed([folder / "needs"]) == {folder / "needs" / name for name in names}
    assert snapshot.changed([folder / "solutions"]) == {folder / "solutions" / name for name in names}


def test_editors_own_files_and_other_places_are_passed_over(folder: Path) -> None:
    snapshot = Snapshot([folder])
    for name in (".a.md.swp", "a.md~", "#a.md#", "4913.tmp"):
        (folder / "needs" / name).write_text("x", "utf-8")
    (folder.parent / "elsewhere.md").write_text("x", "utf-8")
    rumours = [*(folder / "needs").iterdir(), folder.parent / "elsewhere.md"]
    assert not snapshot.changed(rumours)
    assert not snapshot.changed_anywhere()


def test_a_root_may_come_later(tmp_path: Path) -> None:
    snapshot = Snapshot([tmp_path / "netlify.toml", tmp_path / "themes"])
    assert not snapshot.changed_anywhere()
    (tmp_path / "netlify.toml").write_text("", "utf-8")
    assert snapshot.changed_anywhere() == {tmp_path / "netlify.toml"}
