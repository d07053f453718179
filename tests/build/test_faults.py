"""Disks that are full, folders that cannot be written, another build at work, a broken cache: clear words, and never a wrong site."""

import errno
import os
import random
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from site_edits import lay_out_site
from tiny import lay_out, need, settings_for
from whole_builds import Done, files_of, run_build

from stafett.build import build
from stafett.errors import words_of

FILES = {f"needs/behov-{number}.md": need(f"Behov {number}") for number in range(4)}
OTHER = ("--base-url", "https://other.example/")
"""Makes every page anew."""


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as OTHER asks for it."""
    site = lay_out(tmp_path_factory.mktemp("cold"), FILES)
    assert run_build(site, *OTHER).returncode == 0
    return files_of(site / "output")


# ------------------------------------------------------------ disks


@dataclass
class Disk:
    """A small disk of its own where this machine lets us have one; else a limit on the size of files."""

    folder: Path
    is_own: bool

    def fill(self) -> None:
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(1 << 16))
            except OSError as fault:
                assert fault.errno == errno.ENOSPC  # noqa: PT017 - it has to come, or the loop does not end
            file.truncate(file.tell() - (1 << 17))

    def build_when_full(self, site: Path, *options: object, output: Path | None = None) -> Done:
        if self.is_own:
            self.fill()
            done = run_build(site, *options, output=output)
            (self.folder / "ballast").unlink()
            return done
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limits[1]))
        try:
            return run_build(site, *options, output=output)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    @contextmanager
    def only_to_be_read(self, site: Path) -> Iterator[None]:
        if self.is_own:
            subprocess.run(["mount", "-o", "remount,ro", str(self.folder)], check=True)
            yield
        elif os.geteuid() == 0:
            pytest.skip("root may write anywhere, and may not mount anything here")
        else:
            site.chmod(0o555)
            yield
            site.chmod(0o755)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    is_own = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    yield Disk(folder, is_own)
    if is_own:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_site_is_whole(disk: Disk, cold: dict[str, bytes]) -> None:
    site = lay_out(disk.folder / "site", FILES)
    assert run_build(site).returncode == 0
    before = files_of(site / "output")
    done = disk.build_when_full(site, *OTHER)
    words = "the disk is full" if disk.is_own else "too large"
    assert (done.returncode, words in done.stderr.splitlines()[-1]) == (2, True), done.stderr
    assert files_of(site / "output") == before
    assert run_build(site, *OTHER).returncode == 0
    assert files_of(site / "output") == cold


def test_a_cache_on_a_full_disk_costs_nothing_but_time(disk: Disk, cold: dict[str, bytes], tmp_path: Path) -> None:
    site, output = lay_out(disk.folder / "site", FILES), tmp_path / "output"
    if not disk.is_own:
        pytest.skip("a limit on files would be one on those of the site, too")
    assert disk.build_when_full(site, *OTHER, output=output).returncode == 0
    assert files_of(output) == cold
    assert run_build(site, *OTHER, output=output).returncode == 0
    assert files_of(output) == cold


def test_what_cannot_be_written_is_told_and_a_cache_there_is_done_without(
    disk: Disk, cold: dict[str, bytes], tmp_path: Path
) -> None:
    site = lay_out(disk.folder / "site", FILES)
    with disk.only_to_be_read(site):
        done = run_build(site)
        assert done.returncode == 2
        assert ("only be read" if disk.is_own else "no permission") in done.stderr
        assert run_build(site, *OTHER, output=tmp_path / "output").returncode == 0
    assert files_of(tmp_path / "output") == cold


@pytest.mark.parametrize("inner", ["", "inner", "inner/most"])
def test_a_file_where_the_site_should_go_is_told_and_kept(inner: str, tmp_path: Path) -> None:
    site = lay_out(tmp_path / "site")
    (tmp_path / "taken").write_text("mine")
    done = run_build(site, output=tmp_path / "taken" / inner)
    assert (done.returncode, "Traceback" in done.stderr, "taken" in done.stderr) == (2, False, True), done.stderr
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_file_where_the_cache_should_go_is_kept_and_done_without(cold: dict[str, bytes], tmp_path: Path) -> None:
    site = lay_out(tmp_path, FILES)
    (site / ".stafett-cache").write_text("mine")
    assert run_build(site, *OTHER).returncode == 0
    assert files_of(site / "output") == cold
    assert (site / ".stafett-cache").read_text() == "mine"


# ------------------------------------------------------------ another build


def test_a_second_build_at_the_same_time_is_told_so_and_the_first_is_right(
    cold: dict[str, bytes], tmp_path: Path
) -> None:
    site, second = lay_out(tmp_path, FILES), []

    def while_the_first_writes(step: str, done: int, total: int) -> None:
        if step == "render" and done == 1:
            second.append(run_build(site))

    settings = settings_for(site, cache=site / ".stafett-cache", base_url=OTHER[1])
    assert build(settings, while_the_first_writes).is_built
    assert second[0].returncode == 2
    assert "another build is writing to" in second[0].stderr
    assert files_of(site / "output") == cold


# ------------------------------------------------------------ a broken cache


def cut(share: float, file: Path) -> None:
    os.truncate(file, int(file.stat().st_size * share))


def scribble(file: Path) -> None:
    """Other bytes here and there, beyond the head that tells SQLite what it is."""
    data, chance = bytearray(file.read_bytes()), random.Random(1)
    for _ in range(200):
        data[chance.randrange(100, len(data))] ^= 0xFF
    file.write_bytes(data)


def change_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE kept SET value = CAST(substr(value, 1, 20) || 'x' AS BLOB) WHERE room != ''")
    connection.close()


def change_version(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE kept SET value = CAST('another' AS BLOB) WHERE room = '' AND key = 'version'")
        connection.execute("UPDATE kept SET value = CAST('nonsense' AS BLOB) WHERE room != ''")
    connection.close()


def put_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


BREAKS: dict[str, Callable[[Path], object]] = {
    "empty": partial(cut, 0),
    "half": partial(cut, 0.5),
    "almost whole": partial(cut, 0.99),
    "garbage": lambda file: file.write_bytes(b"not a database" * 1000),
    "scribbled upon": scribble,
    "other values": change_values,
    "another version": change_version,
    "a folder": put_folder,
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A site that was built, and what a build from nothing gives once a need has another title."""
    folder = tmp_path_factory.mktemp("built")
    for name in ("cold", "site"):
        site = lay_out_site(folder / name).folder
        if name == "cold":
            edit(site)
        assert build(settings_for(site)).is_built
    return folder / "site", files_of(folder / "cold/output")


def edit(site: Path) -> None:
    file = site / "content/needs/sova.md"
    file.write_text(file.read_text("utf-8").replace("Sova gott", "Sova bättre"), "utf-8")


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_cache_is_as_if_there_were_none(
    name: str, built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built[0], site, symlinks=True)
    BREAKS[name](site / "cache/steps.sqlite")
    edit(site)
    assert build(settings_for(site)).is_built
    assert files_of(site / "output") == built[1]
    again = build(settings_for(site))
    assert again.is_built
    assert files_of(site / "output") == built[1]


def test_a_folder_of_the_content_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked of the system in its stead: root may read anything."""
    site, look = lay_out(tmp_path, FILES), os.scandir

    def refuse(folder: str) -> Iterator[os.DirEntry[str]]:
        if str(folder).endswith("needs"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError) as refused:
        build(settings_for(site))
    assert words_of(refused.value).endswith("needs: no permission")
