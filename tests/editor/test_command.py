"""The command as an editor runs it."""

from pathlib import Path

import pytest
from announced import announced, solution
from click.testing import CliRunner
from tiny import lay_out

from stafett.cli import main

EXPORT = Path(__file__).parent / "exports/netlify-answers.csv"


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    lay_out(folder, {"needs/andas.md": announced(), "solutions/hjalpen.md": solution(stage="proposed")})
    result = CliRunner().invoke(main, ["inbox", *arguments, "--site", str(folder)], catch_exceptions=False)
    return result.exit_code, result.output


def test_it_tells_what_it_did_in_the_editors_language(tmp_path: Path) -> None:
    status, told = run(tmp_path, str(EXPORT), "--lang", "sv")
    assert status == 0
    assert "3 blev utkast" in told
    assert "content/solutions/andningskollen-pro.md" in told
    assert "nya-bolaget-ab" in told


def test_a_rehearsal_says_so(tmp_path: Path) -> None:
    status, told = run(tmp_path, str(EXPORT), "--dry-run", "--lang", "en")
    assert status == 0
    assert "3 became drafts" in told
    assert "nothing has been written" in told
    assert not (tmp_path / "inbox").exists()


@pytest.mark.parametrize(
    ("data", "sign"),
    [
        (b"Hej!", "formulärens fält"),
        ("title,summary,problem,area,kind\nBättre,a,b,c,d\n".encode("latin-1"), "CSV UTF-8"),
        (b"PK\x03\x04\x14\x00", "kalkylblad"),
        (b'{"submissions": [', "JSON"),
        (b'{"submissions": {}}', "ingen lista"),
    ],
)
def test_a_file_that_is_no_export_is_a_fault_in_one_line_of_the_editors_language(
    tmp_path: Path, data: bytes, sign: str
) -> None:
    file = tmp_path / "brev.txt"
    file.write_bytes(data)
    status, told = run(tmp_path, str(file), "--lang", "sv")
    assert status == 2
    assert len(told.strip().splitlines()) == 1
    assert "brev.txt" in told
    assert sign in told
