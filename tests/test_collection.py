"""What `make test` runs: pytest leaves folders out by their names, in silence."""

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent


def test_every_file_of_tests_is_collected() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "-p", "no:cacheprovider"]
    found = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=True).stdout
    collected = {line.partition("::")[0] for line in found.splitlines() if "::" in line}
    assert collected == {path.relative_to(TESTS.parent).as_posix() for path in TESTS.rglob("test_*.py")}
