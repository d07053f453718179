"""A build killed at any moment leaves the site whole, and the next build is right."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trees import files_in

from stafett.write import publish

PROGRAM = Path(__file__).with_name("killed_builds.py")


@pytest.mark.parametrize(("steps", "at_least"), [("one-step", 230), ("two-steps", 60)])
def test_a_build_killed_at_any_call_leaves_the_site_whole_and_the_next_right(
    tmp_path: Path, steps: str, at_least: int
) -> None:
    run = subprocess.run([sys.executable, PROGRAM, tmp_path, steps], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > at_least


ENDLESS = """
import sys
from pathlib import Path
from stafett.write import publish
for number in range(1_000_000):
    publish(Path(sys.argv[1]), ((f"{page}/index.html", f"{number}".encode() * 1000) for page in range(40)))
"""


@pytest.mark.parametrize("seconds", [0.13, 0.17, 0.19, 0.23])
def test_a_build_killed_at_some_time_leaves_pages_of_one_build(tmp_path: Path, seconds: float) -> None:
    output = tmp_path / "output"
    publish(output, {f"{page}/index.html": b"first" for page in range(40)}.items())
    with subprocess.Popen([sys.executable, "-c", ENDLESS, output]) as build:
        time.sleep(seconds)
        build.send_signal(signal.SIGKILL)
    pages = files_in(output)
    assert len(pages) == 40
    assert len({*pages.values()}) == 1
    publish(output, [("index.html", b"last")])
    assert files_in(output) == {"index.html": b"last"}
