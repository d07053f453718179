"""A wheel carries all that it needs: the theme, the words, the command."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest
from tiny import lay_out, need

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def stafett(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a wheel that was installed into an empty environment, with the pinned dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    venv.create(folder / "env", with_pip=True)
    pip: list[str | Path] = [folder / "env/bin/pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", next(folder.glob("*.whl")), cwd=folder)
    return folder / "env/bin/stafett"


def test_an_installed_wheel_builds_another_folders_catalogue(stafett: Path, tmp_path: Path) -> None:
    site = lay_out(tmp_path / "site", {"needs/andas.md": need("Andas lättare")})
    run(stafett, "build", "--site", site, "--output", tmp_path / "public", cwd=tmp_path)
    assert "Andas lättare" in (tmp_path / "public/behov/andas/index.html").read_text("utf-8")
    assert list((tmp_path / "public/static/css").glob("main.*.css"))


def test_an_installed_wheel_tells_its_version(stafett: Path, tmp_path: Path) -> None:
    assert run(stafett, "--version", cwd=tmp_path).stdout.startswith("stafett, version ")
