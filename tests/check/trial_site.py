"""A sound site with one of everything, and what small changes do to it."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

from stafett.check import Checked, check_sources
from stafett.problems import Problem
from stafett.read import read_sources

SOUND = Path(__file__).parent / "sound"


def lay_out(root: Path, files: Mapping[str, str | bytes | None]) -> None:
    """The sound site's content/ in `root`, with `files` instead of or beside its own; None leaves one out."""
    copytree(SOUND, root, dirs_exist_ok=True)
    for name, text in files.items():
        file = root / "content" / name
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)


def sound_text(name: str) -> str:
    return (SOUND / "content" / name).read_text("utf-8")


def check_site(root: Path, *, with_drafts: bool = False) -> Checked:
    sources, problems = read_sources(root)
    return check_sources(sources, problems, with_drafts=with_drafts)


def told(problem: Problem) -> str:
    """`needs/x.md:12:9 unknown-key`, with a star before a warning's code."""
    star = "*" if problem.severity == "warning" else ""
    return f"{str(problem.place).removeprefix('content/')} {star}{problem.code}"
