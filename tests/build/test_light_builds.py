"""What a build loads: a command that has little to do begins at once."""

import subprocess
import sys
from pathlib import Path

from tiny import lay_out

HEAVY = {"numpy", "pydantic", "jinja2", "markdown_it", "whoosh", "icalendar"}
RUN = """
import sys
from stafett.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    print(*sys.modules, sep=" ", file=sys.stderr)
    raise
"""


def loaded_by(*arguments: str) -> set[str]:
    found = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True)
    return HEAVY & set(found.stderr.splitlines()[-1].split())


def test_a_build_loads_only_what_it_does(tmp_path: Path) -> None:
    site = str(lay_out(tmp_path))
    assert {"numpy", "pydantic", "jinja2", "icalendar"} <= loaded_by("build", "--site", site)
    assert loaded_by("build", "--site", site) == set()
    assert loaded_by("--version") == set()
