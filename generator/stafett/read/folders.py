"""Which files of content/ are read, and what is told about the others: nothing is left out in silence."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stafett.near import nearest
from stafett.problems import Place, Problem, Severity

from .names import CONTENT, FILES, FOLDERS, parse_path, suggest_id

LIKE_CONTENT = re.compile(r"\.(?:(?P<entry>md|markdown)|ya?ml)(?:\.txt)?\Z", re.IGNORECASE)
"""How the names of files end that are meant to be read; Windows hides a last `.txt`."""


@dataclass(slots=True)
class Listing:
    """`paths` are those of the files to read, sorted."""

    paths: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, path: str, severity: Severity = Severity.ERROR, **values: str) -> None:
        self.problems.append(Problem(code, Place(path), values, severity))


def list_content(root: Path) -> Listing:
    listing = Listing()
    inside = os.path.realpath(root / CONTENT) + os.sep
    for entry in visible(root / CONTENT):
        path = f"{CONTENT}/{shown(entry.name)}"
        if leads_outside(entry, inside):
            listing.tell("outside-link", path)
        elif not entry.is_dir():
            list_file(listing, entry, path)
        elif entry.name in FOLDERS:
            list_folder(listing, entry, path, inside)
        else:
            tell_folder(listing, entry, path)
    for file in FILES:
        if f"{CONTENT}/{file}" not in listing.paths:
            listing.tell("missing-file", f"{CONTENT}/{file}")
    listing.paths.sort()
    return listing


def list_folder(listing: Listing, folder: os.DirEntry[str], path: str, inside: str) -> None:
    seen: dict[str, str] = {}
    for entry in visible(folder.path):
        entry_path = f"{path}/{shown(entry.name)}"
        folded = unicodedata.normalize("NFC", entry.name).casefold()
        if folded in seen:
            listing.tell("name-clash", entry_path, other=seen[folded])
        seen.setdefault(folded, shown(entry.name))
        if leads_outside(entry, inside):
            listing.tell("outside-link", entry_path)
        elif entry.is_dir():
            tell_folder(listing, entry, entry_path)
        else:
            list_file(listing, entry, entry_path)


def list_file(listing: Listing, entry: os.DirEntry[str], path: str) -> None:
    if parse_path(path) is None:
        is_content = is_like_content(entry.name) and not entry.name.lower().startswith("readme.")
        severity = Severity.ERROR if is_content else Severity.WARNING
        listing.tell("unknown-file", path, severity, name=shown(entry.name), near=meant_name(path))
    elif not entry.is_file():
        listing.tell("not-a-file", path)
    elif shown(entry.name) != entry.name:
        stem = path.rpartition("/")[2].removesuffix(".md")
        listing.tell("bad-id", path, id=stem, near=suggest_id(stem))
    else:
        listing.paths.append(path)


def tell_folder(listing: Listing, folder: os.DirEntry[str], path: str) -> None:
    holds_content = any(is_like_content(entry.name) for entry in visible(folder.path))
    near = nearest(folder.name, FOLDERS) if path.count("/") == 1 else ""
    severity = Severity.ERROR if holds_content else Severity.WARNING
    listing.tell("unknown-folder", path, severity, name=shown(folder.name), near=near)


def is_like_content(name: str) -> bool:
    return LIKE_CONTENT.search(name) is not None


def meant_name(path: str) -> str:
    """The name that a file would be read by, where nothing but its ending is wrong."""
    if (found := LIKE_CONTENT.search(path)) is None:
        return ""
    better = path[: found.start()] + (".md" if found["entry"] else ".yml")
    return better.rpartition("/")[2] if parse_path(better) else ""


def visible(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """What lies in `folder`, by name; hidden files are the editors' programs' own."""
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith(".")]
    yield from sorted(found, key=lambda entry: entry.name)


def leads_outside(entry: os.DirEntry[str], inside: str) -> bool:
    return entry.is_symlink() and not os.path.realpath(entry.path).startswith(inside)


def shown(name: str) -> str:
    """A file name that can be printed, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")
