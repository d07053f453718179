"""What a file's name says: which kind of content it is, its id and its language."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

MOST_ID = 100
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}")
WITHOUT_DECOMPOSITION = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
CONTENT = "content"


class Kind(StrEnum):
    SITE = "site"
    ORGANISATIONS = "organisations"
    VOCABULARY = "vocabulary"
    NEED = "need"
    SOLUTION = "solution"
    EVENT = "event"
    PAGE = "page"


FILES = {"site.yml": Kind.SITE, "organisations.yml": Kind.ORGANISATIONS}
FOLDERS = {
    "vocabularies": Kind.VOCABULARY,
    "needs": Kind.NEED,
    "solutions": Kind.SOLUTION,
    "events": Kind.EVENT,
    "pages": Kind.PAGE,
}
ENTRY_KINDS = (Kind.NEED, Kind.SOLUTION, Kind.EVENT, Kind.PAGE)
FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}
VOCABULARIES = ("areas", "kinds", "care_stages", "patient_groups", "strategy", "regions")


@dataclass(frozen=True, slots=True)
class Name:
    """`language` is the suffix of a translation, `x.en.md`; "" for an original and for YAML files."""

    kind: Kind
    id: str = ""
    language: str = ""


def parse_path(path: str) -> Name | None:
    """What the file at `path` (`content/needs/x.md`) is by its folder and ending; None for what Stafett does not read."""
    match path.split("/"):
        case [_, file]:
            return Name(FILES[file]) if file in FILES else None
        case [_, "vocabularies", file] if file.endswith(".yml"):
            return Name(Kind.VOCABULARY, file.removesuffix(".yml"))
        case [_, folder, file] if folder in FOLDERS and folder != "vocabularies" and file.endswith(".md"):
            stem, dot, language = file.removesuffix(".md").rpartition(".")
            return Name(FOLDERS[folder], stem, language) if dot and stem else Name(FOLDERS[folder], language)
    return None


def is_id(text: str) -> bool:
    return ID.fullmatch(text) is not None and len(text) <= MOST_ID


def suggest_id(text: str) -> str:
    """The id nearest to a name or a title; "" where nothing of it can stand in one."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(WITHOUT_DECOMPOSITION))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    slug = "-".join(words)
    return slug if len(slug) <= MOST_ID else slug[: MOST_ID + 1].rpartition("-")[0] or slug[:MOST_ID]
