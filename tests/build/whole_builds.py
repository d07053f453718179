"""Whole builds by the command, and what they leave."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

EPOCH = "1795251600"
"""NOW of the tiny sites, as SOURCE_DATE_EPOCH."""
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "LC_ALL": "C.UTF-8"}
Done = subprocess.CompletedProcess[str]


def command(site: Path, *options: object, output: Path | None = None) -> list[str]:
    """`stafett build`, as a person would ask for it."""
    given = ["--output", str(output)] if output else []
    return [
        sys.executable,
        "-c",
        "from stafett.cli import main; main()",
        "build",
        "--site",
        str(site),
        *given,
        *map(str, options),
    ]


def run_build(
    site: Path, *options: object, output: Path | None = None, environment: Mapping[str, str] = ENVIRONMENT
) -> Done:
    asked = command(site, *options, output=output)
    return subprocess.run(asked, env=environment, capture_output=True, text=True, check=False, cwd=site)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
