"""What holds for the commands as such: options that cannot be, and terminals that cannot show everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny import lay_out, need

from stafett.cli import main


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("behov.example", "https://behov.example"),
        ("http://behov.example/", "https://behov.example/"),
        ("ftp://behov.example/", "ftp://behov.example/"),
        ("https://två ord.example/", "https://två ord.example/"),
        ("https://behov.example/?utkast", "https://behov.example/?utkast"),
    ],
)
def test_an_address_that_no_site_can_have_is_refused_before_anything_is_built(
    tmp_path: Path, address: str, told: str
) -> None:
    site = lay_out(tmp_path, {})
    result = CliRunner().invoke(main, ["build", "--site", str(site), "--base-url", address, "--lang", "sv"])
    assert result.exit_code == 2
    assert result.stderr.startswith("stafett: --base-url: ")
    assert told in result.stderr
    assert not (site / "output").exists()


def test_a_terminal_without_swedish_letters_is_told_all_the_same(tmp_path: Path) -> None:
    site = lay_out(tmp_path, {"needs/andas.md": "---\ntitel: Å\n---\n"})
    command = [
        sys.executable,
        "-c",
        "from stafett.cli import main; main()",
        "check",
        "--lang",
        "sv",
        "--site",
        str(site),
    ]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    assert "content/needs/andas.md:2:1: fel [unknown-key] Ok?nt f?lt" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["search", "andas"], ["inbox", "{export}"]])
def test_a_folder_that_cannot_be_written_is_a_fault_in_one_line(tmp_path: Path, command: list[str]) -> None:
    site = lay_out(tmp_path / "site", {"needs/andas.md": need()})
    (site / ".stafett-cache").write_text("in the way of the cache", "utf-8")
    (site / "inbox").write_text("in the way of the ledger", "utf-8")
    export = tmp_path / "behov.csv"
    export.write_text("title,summary,problem,area,kind,organisation\nA,B,C,lungs,patient,kommunen\n", "utf-8")
    arguments = [each.format(export=export) for each in command]
    result = CliRunner().invoke(main, [*arguments, "--site", str(site)])
    assert result.exit_code == 2
    assert result.stderr.startswith("stafett: ")
    assert result.stderr.count("\n") == 1


EXPORT = Path(__file__).parent / "editor/exports/own.json"


@pytest.mark.parametrize("command", [["build"], ["check"], ["search", "andas"], ["inbox", str(EXPORT)]])
def test_a_fault_is_told_in_the_language_asked_for(tmp_path: Path, command: list[str]) -> None:
    arguments = [*command, "--site", str(tmp_path)]
    for language, told in (("sv", "det finns ingen sådan mapp"), ("en", "no such folder")):
        for asked in (
            CliRunner().invoke(main, [*arguments, "--lang", language]),
            CliRunner(env={"LC_ALL": f"{language}_SE.UTF-8"}).invoke(main, arguments),
        ):
            assert asked.exit_code == 2
            assert told in asked.stderr
