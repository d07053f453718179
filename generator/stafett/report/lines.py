"""A line of a file of content, to show beside what is wrong on it."""

from functools import lru_cache
from pathlib import Path

from stafett.problems import Place

MOST_READ = 2 << 20
"""Bytes: more than twice what a body may have."""


def line_at(root: Path, place: Place) -> str:
    """The line that `place` is on, as well as it can be read; "" for the whole file, or a file that is gone."""
    file = root / place.path
    try:
        lines = lines_of(file, file.stat().st_mtime_ns) if place.line else []
    except OSError:
        return ""
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


@lru_cache(maxsize=1)
def lines_of(file: Path, changed: int) -> list[str]:  # noqa: ARG001  it is part of the key
    """A file's lines as it was when last `changed`: one with many problems is read once."""
    with file.open("rb") as stream:
        data = stream.read(MOST_READ)
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
