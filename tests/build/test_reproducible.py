"""The same content gives the same bytes in another folder, language, time zone, order of hashes and year."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from site_edits import lay_out_site
from whole_builds import ENVIRONMENT, files_of, run_build

LATER = """
import datetime, time
real, ahead = datetime.datetime, 400 * 24 * 3600

class AnyDatetime(type):
    def __instancecheck__(cls, value):
        return isinstance(value, real)

class Later(real, metaclass=AnyDatetime):
    @classmethod
    def now(cls, tz=None):
        return real.now(tz) + datetime.timedelta(seconds=ahead)

seconds, nanoseconds = time.time, time.time_ns
time.time, time.time_ns = lambda: seconds() + ahead, lambda: nanoseconds() + ahead * 10**9
datetime.datetime = Later
"""
"""Put into Python as it starts: the machine's clock is more than a year ahead."""

ELSEWHERE: dict[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "order of hashes, two processes": (("--jobs", "2"), {"PYTHONHASHSEED": "4711"}),
    "far east, no language": (("--jobs", "1"), {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    "far west, Turkish": (
        ("--jobs", "3"),
        {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    ),
    "next year": (("--jobs", "1"), {"PYTHONPATH": "later", "PYTHONHASHSEED": "99"}),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = lay_out_site(tmp_path_factory.mktemp("here") / "site").folder
    done = run_build(site, "--jobs", "1", environment={**ENVIRONMENT, "PYTHONHASHSEED": "0", "TZ": "UTC"})
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_same_content_gives_the_same_bytes_elsewhere(name: str, here: Path, tmp_path: Path) -> None:
    options, differing = ELSEWHERE[name]
    site = tmp_path / "en annan mapp, på en annan plats"
    for part in ("content", "themes"):
        shutil.copytree(here / part, site / part)
    for file in site.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    (site / "later").mkdir()
    (site / "later/sitecustomize.py").write_text(LATER)
    environment = {name: value for name, value in ENVIRONMENT.items() if name not in ("LANG", "LC_ALL", "TZ")}
    done = run_build(site, *options, output=tmp_path / "ut", environment={**environment, **differing})
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "ut") == files_of(here / "output")


def test_without_a_set_time_the_clock_counts(here: Path, tmp_path: Path) -> None:
    """Or the test of next year would show nothing."""
    shutil.copytree(here / "content", tmp_path / "content")
    shutil.copytree(here / "themes", tmp_path / "themes")
    (tmp_path / "later").mkdir()
    (tmp_path / "later/sitecustomize.py").write_text(LATER)
    environment = {name: value for name, value in ENVIRONMENT.items() if name != "SOURCE_DATE_EPOCH"}
    done = run_build(tmp_path, environment={**environment, "PYTHONPATH": "later"})
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "output") != files_of(here / "output")
