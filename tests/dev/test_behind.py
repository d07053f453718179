"""The whole build behind: one at a time, the newest wish once more, and no process left."""

import json
import os
import sys
import time
from pathlib import Path
from queue import Queue

import pytest
from previewing import eventually
from tiny import settings_for

from stafett.dev.behind import Verdict, WholeBuild, command_for, verdict_of
from stafett.problems import Place, Problem, Severity

BROKEN = {
    "code": "broken-link",
    "severity": "error",
    "path": "content/needs/a.md",
    "line": 3,
    "column": None,
    "what": "",
    "mend": "",
    "values": {"target": "/x/"},
}
Reports = Queue[tuple[int, Verdict]]


def run(reports: Reports, code: str) -> WholeBuild:
    whole = WholeBuild([sys.executable, "-c", code], os.environ, lambda number, verdict: reports.put((number, verdict)))
    whole.start()
    return whole


def test_what_a_build_finds_is_reported_with_its_number() -> None:
    reports = Reports()
    whole = run(reports, f"print({json.dumps(json.dumps({'problems': [BROKEN]}))})")
    whole.want(7)
    problem = Problem("broken-link", Place("content/needs/a.md", 3, 0), {"target": "/x/"}, Severity.ERROR)
    assert reports.get(timeout=30) == (7, Verdict((problem,)))
    whole.stop()


def test_wishes_during_a_build_become_one(tmp_path: Path) -> None:
    reports, gate = Reports(), tmp_path / "gate"
    whole = run(
        reports,
        f"import os, time\nwhile not os.path.exists({str(gate)!r}): time.sleep(0.01)\nprint('{{\"problems\": []}}')",
    )
    whole.want(1)
    eventually(lambda: whole.is_at_work)
    for number in (2, 3, 4):
        whole.want(number)
    gate.touch()
    assert [reports.get(timeout=30)[0] for _ in range(2)] == [1, 4]
    whole.stop()
    assert reports.empty()


def test_the_end_ends_the_build_and_its_workers(tmp_path: Path) -> None:
    reports, beat = Reports(), tmp_path / "beat"
    worker = f"import time\nwhile True:\n open({str(beat)!r}, 'a').write('x')\n time.sleep(0.02)"
    whole = run(reports, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])")
    whole.want(1)
    eventually(beat.exists)
    whole.stop()
    size = beat.stat().st_size
    time.sleep(0.2)
    assert beat.stat().st_size == size
    assert reports.empty()


@pytest.mark.parametrize(
    ("output", "errors", "fault"),
    [
        ("", "Läser …\nstafett: cannot write: the disk is full\n", "cannot write: the disk is full"),
        ("", "", "the whole build ended with status 2"),
        ("[]", "Traceback\nKeyError: 'x'", "KeyError: 'x'"),
    ],
)
def test_a_build_that_could_not_be_made_says_why(output: str, errors: str, fault: str) -> None:
    assert verdict_of(2, output, errors) == Verdict(fault=fault)


def test_the_command_is_what_a_person_would_write(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, with_drafts=True, base_url="https://x.example/")
    command = command_for(settings, tmp_path / "cache/preview", "sv")
    assert command[3] == "build"
    assert command[-3:] == ["--base-url", "https://x.example/", "--drafts"]
