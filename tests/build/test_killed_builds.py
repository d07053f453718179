"""A whole build killed at any moment leaves the site whole, and the next build is right, whatever is left of the cache."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("killed_whole_builds.py")
SUPPORT = Path(__file__).parents[1] / "support"
MOMENTS = 40


def test_a_build_killed_at_any_moment_leaves_the_site_whole_and_the_next_right(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(SUPPORT)}
    asked = [sys.executable, str(PROGRAM), str(tmp_path), str(MOMENTS)]
    run = subprocess.run(asked, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > MOMENTS * 3 / 4
