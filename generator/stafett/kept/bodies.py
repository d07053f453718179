"""What it takes to change one body on a published site without assembling the catalogue."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from stafett.cache import Cache
from stafett.markdown import LinkKind, NoteWords

ROOM, KEY = "build", "site"


@dataclass(frozen=True, slots=True)
class SiteNotes:
    """`languages` have the first one first, `zone` is by its name, `note_words` are by language.

    `uses` are those of bodies by kind of entry, for kinds whose pages show bodies just as they are. `places` leads from
    `need x` to the addresses of the entry's pages by language, the first language first.
    """

    base_url: str
    languages: tuple[str, ...]
    zone: str
    note_words: Mapping[str, NoteWords]
    uses: Mapping[str, frozenset[str]]
    places: Mapping[str, Mapping[str, str]]

    def address(self, language: str, kind: LinkKind, entry_id: str, element: str) -> str | None:
        """Where a link in a body leads: the entry's page in this language, or its own."""
        pages = self.places.get(f"{kind} {entry_id}")
        if pages is None:
            return None
        url = pages.get(language) or next(iter(pages.values()))
        return f"{url}#{element}" if element else url


def save_notes(cache: Cache, notes: SiteNotes) -> None:
    data = {
        "base_url": notes.base_url,
        "languages": notes.languages,
        "zone": notes.zone,
        "note_words": {language: [words.notes, words.note, words.back] for language, words in notes.note_words.items()},
        "uses": {kind: sorted(uses) for kind, uses in notes.uses.items()},
        "places": notes.places,
    }
    cache.put(ROOM, {KEY: json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()})


def load_notes(cache: Cache) -> SiteNotes | None:
    kept = cache.get(ROOM, KEY)
    if kept is None:
        return None
    data = json.loads(kept)
    return SiteNotes(
        data["base_url"],
        tuple(data["languages"]),
        data["zone"],
        {language: NoteWords(*words) for language, words in data["note_words"].items()},
        {kind: frozenset(uses) for kind, uses in data["uses"].items()},
        data["places"],
    )


def forget_notes(cache: Cache) -> None:
    """What is kept of entries is no longer what was published."""
    cache.drop(ROOM, [KEY])
