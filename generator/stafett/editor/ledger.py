"""What the inbox remembers in `inbox/`: which submissions have become something (committed), and which were set aside (not)."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stafett.errors import UsageError

FOLDER = "inbox"
TAKEN = "taken.json"
SET_ASIDE = "set-aside.json"


def read_taken(site: Path) -> dict[str, str]:
    """From a submission's id to the file that it became."""
    taken = read_json(site / FOLDER / TAKEN).get("taken", {})
    return {str(key): str(path) for key, path in taken.items()} if isinstance(taken, dict) else {}


def read_set_aside(site: Path) -> list[dict[str, Any]]:
    found = read_json(site / FOLDER / SET_ASIDE).get("submissions", [])
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def read_json(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as fault:
        raise UsageError("%(file)s cannot be read as JSON: %(fault)s", file=file, fault=fault) from None
    return found if isinstance(found, dict) else {}


def write_taken(site: Path, taken: Mapping[str, str]) -> None:
    write_json(site / FOLDER / TAKEN, {"taken": dict(sorted(taken.items()))})


def write_set_aside(site: Path, submissions: Sequence[Mapping[str, Any]]) -> None:
    """Others' words and addresses: they stay on this machine."""
    ignored = site / FOLDER / ".gitignore"
    if not ignored.exists():
        write_file(ignored, SET_ASIDE + "\n")
    write_json(site / FOLDER / SET_ASIDE, {"submissions": list(submissions)})


def write_json(file: Path, data: Mapping[str, Any]) -> None:
    write_file(file, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def write_file(file: Path, text: str) -> None:
    """The whole text, or what was there before."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    half.write_text(text, "utf-8", newline="\n")
    os.replace(half, file)  # noqa: PTH105  named as what it does: put in the other's place
