"""What one build left saves the next one its work, in a fresh clone and through what keeps it between two runs of CI."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from site_edits import lay_out_site
from whole_builds import ENVIRONMENT, command, files_of, run_build

ROOT = Path(__file__).parents[2]
KEEPING = ROOT / "scripts/with-kept-builds"
KEPT = (".stafett-cache", "output", ".output.stafett")
NOTHING = "Anew: 0 entries checked, 0 pages rendered, 0 texts analysed, 0 files written."


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as its first build leaves it."""
    site = lay_out_site(tmp_path_factory.mktemp("first") / "site").folder
    assert run_build(site).returncode == 0
    return site


def clone(site: Path, folder: Path, *kept: str) -> Path:
    """The sources with new times, as git leaves them, and what was kept with its own."""
    for part in ("content", "themes"):
        shutil.copytree(site / part, folder / part, copy_function=shutil.copyfile)
    for part in kept:
        subprocess.run(["cp", "-a", site / part, folder / part], check=True)
    return folder


def test_all_that_is_kept_saves_a_fresh_clone_all_work(first: Path, tmp_path: Path) -> None:
    site = clone(first, tmp_path / "clone", *KEPT)
    assert NOTHING in run_build(site, "--stats").stdout
    assert files_of(site / "output") == files_of(first / "output")


def test_the_cache_alone_saves_a_fresh_clone_reading_and_analysis(first: Path, tmp_path: Path) -> None:
    site = clone(first, tmp_path / "clone", ".stafett-cache")
    told = run_build(site, "--stats").stdout
    assert re.search(r"Anew: 0 entries checked, [1-9]\d* pages rendered, 0 texts analysed, [1-9]", told)
    assert files_of(site / "output") == files_of(first / "output")


def test_an_edit_in_a_fresh_clone_costs_its_page_and_leads_to_the_same_bytes(first: Path, tmp_path: Path) -> None:
    sites = [clone(first, tmp_path / "warm", *KEPT), clone(first, tmp_path / "cold")]
    for site in sites:
        with (site / "content/needs/tala.md").open("a", encoding="utf-8") as file:
            file.write("\nEn rad till.\n")
    warm, cold = (run_build(site, "--stats").stdout for site in sites)
    assert "Anew: 1 entries checked, 1 pages rendered, 1 texts analysed" in warm
    assert "Anew: 1 entries checked" not in cold
    assert files_of(sites[0] / "output") == files_of(sites[1] / "output")


# ------------------------------------------------------------ on a host that keeps one folder


def run_keeping(site: Path, folder: Path, *build: str) -> subprocess.CompletedProcess[str]:
    asked = [KEEPING, folder, *(build or command(site, "--stats"))]
    return subprocess.run(asked, cwd=site, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_a_host_that_keeps_a_folder_saves_the_next_clone_all_work(first: Path, tmp_path: Path) -> None:
    folder = tmp_path / "host/stafett"
    runs = []
    for name in ("one", "two"):
        site = clone(first, tmp_path / name)
        (site / "output").mkdir()
        (site / "output/.gitkeep").touch()
        runs.append(run_keeping(site, folder))
        assert runs[-1].returncode == 0, runs[-1].stderr
        assert files_of(site / "output") == {**files_of(first / "output"), ".gitkeep": b""}
    assert NOTHING not in runs[0].stdout
    assert NOTHING in runs[1].stdout
    assert not (tmp_path / "two/.stafett-kept").exists()


@pytest.mark.parametrize("broken", ["truncated", "garbage", "of something else"])
def test_what_was_kept_badly_is_as_if_it_were_not_there(broken: str, first: Path, tmp_path: Path) -> None:
    folder = tmp_path / "host"
    folder.mkdir()
    archive = folder / "stafett.tar"
    subprocess.run(["tar", "-cf", archive, *KEPT], cwd=first, check=True)
    if broken == "truncated":
        os.truncate(archive, archive.stat().st_size // 2)
    elif broken == "garbage":
        archive.write_bytes(b"not an archive")
    else:
        subprocess.run(["tar", "-cf", archive, "output"], cwd=first, check=True)
    site = clone(first, tmp_path / "clone")
    done = run_keeping(site, folder)
    assert (done.returncode, "is broken and is not used" in done.stderr) == (0, True)
    assert files_of(site / "output") == files_of(first / "output")


def test_a_folder_that_cannot_be_written_costs_nothing(first: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    site = clone(first, tmp_path / "clone")
    done = run_keeping(site, tmp_path / "file/stafett")
    assert (done.returncode, "could not be kept" in done.stderr) == (0, True)
    assert files_of(site / "output") == files_of(first / "output")


def test_a_build_that_fails_is_told_by_its_status_and_not_kept(tmp_path: Path) -> None:
    assert run_keeping(tmp_path, tmp_path / "host", "sh", "-c", "exit 7").returncode == 7
    assert not (tmp_path / "host").exists()


def test_both_hosts_keep_the_same_three() -> None:
    build = tomllib.loads((ROOT / "netlify.toml").read_text("utf-8"))["build"]["command"]
    assert build == "scripts/with-kept-builds /opt/build/cache/stafett make site"
    assert f'parts="{" ".join(KEPT)}"' in KEEPING.read_text("utf-8")
    workflow = (ROOT / ".github/workflows/site.yml").read_text("utf-8")
    listed = "\n".join(f"            {part}" for part in KEPT)
    assert f"uses: actions/cache@v4\n        with:\n          path: |\n{listed}\n" in workflow
