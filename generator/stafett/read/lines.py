"""A line of a file of content, to show beside what is wrong on it."""

from pathlib import Path

from stafett.problems import Place

from .text import MOST_BODY

MOST_READ = 2 * MOST_BODY


def line_at(root: Path, place: Place) -> str:
    """The line that `place` is on, as well as it can be read; "" for the whole file, or a file that is gone."""
    if not place.line:
        return ""
    try:
        with (root / place.path).open("rb") as stream:
            data = stream.read(MOST_READ)
    except OSError:
        return ""
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[place.line - 1] if place.line <= len(lines) else ""
