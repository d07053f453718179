"""`stafett serve` as it is run: from its first line to Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from previewing import PATIENCE, ask, eventually

COMMAND = [sys.executable, "-u", "-c", "from stafett.cli import main; main()", "serve", "--port", "0", "--lang", "en"]


@pytest.fixture
def process(site: Path) -> Iterator["subprocess.Popen[str]"]:
    running = subprocess.Popen(
        [*COMMAND, "--site", str(site), "--drafts"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "STAFETT_EDITOR": "zed"},
    )
    yield running
    running.kill()
    running.communicate(timeout=PATIENCE)


def address_told(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"http://localhost:\d+/", line):
            return found[0]
    raise AssertionError("no address was told")


def group_of(parent: int) -> list[int]:
    """The processes that `parent` began, from the system's own list."""
    children = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for file in children for pid in file.read_text("utf-8").split()]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which processes there are")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_with_all_that_it_began(process: "subprocess.Popen[str]", number: int) -> None:
    url = address_told(process)
    assert ask(url).status == 200
    eventually(lambda: group_of(process.pid))
    begun = group_of(process.pid)
    process.send_signal(number)
    assert process.wait(PATIENCE) == 0
    assert not [pid for pid in begun if Path(f"/proc/{pid}").exists()]


def test_the_whole_build_runs_behind_into_a_folder_of_the_cache(process: "subprocess.Popen[str]", site: Path) -> None:
    url = address_told(process)
    made = site / ".stafett-cache/preview/behov/andas/index.html"
    eventually(made.exists)
    served, published = ask(f"{url}behov/andas/").text, made.read_text("utf-8")
    assert re.sub(r'<script type="module" src="/__stafett/[^>]*></script>', "", served) == published
    assert not (site / "output").exists()
    assert ask(f"{url}kalender.ics").status == 200
