"""What people sent, as exports of it are read: Netlify's CSV, Netlify's JSON, and a plain JSON of our own."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from stafett.errors import UsageError

from .clean_text import clean
from .forms import FORMS, TRAP

OF_THE_SENDING = ("created_at", "ip", "user_agent", "referrer", "form-name", "form_name", "id", "number")
EXCESS = "excess"
"""What stands in a table's row beyond its last column: it may be any field's, and so may all before it."""
MOST_MIB = 32
MOST_BYTES = MOST_MIB * 1024 * 1024
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin: those of today, and those of old."""
YEARS = range(2000, 9999)
BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")


class ExportError(UsageError):
    """A file that cannot be read as an export; its message has its words among those of the inbox."""


@dataclass(frozen=True, slots=True)
class Submission:
    """`received` has a zone, or is None; `sender` is an address of a machine, "" if not told; texts are cleaned."""

    form: str
    fields: Mapping[str, str]
    language: str = ""
    received: datetime | None = None
    sender: str = ""
    trap: str = ""

    @property
    def id(self) -> str:
        """The same for the same content, whenever and however it was exported."""
        known = [(name, self.get(name)) for name in FORMS.get(self.form, sorted(self.fields))]
        if self.get(EXCESS):
            known.append((EXCESS, self.get(EXCESS)))
        return sha256(json.dumps([self.form, known], ensure_ascii=False).encode()).hexdigest()[:16]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Fields that hold something and that no form of ours asks for."""
        return tuple(name for name, text in self.fields.items() if text and name not in FORMS.get(self.form, ()))

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


def read_submissions(data: bytes, form: str = "") -> list[Submission]:
    """All submissions in an export; `form` says which form it is of, where the export does not. ExportError if it is none."""
    if len(data) > MOST_BYTES:
        raise ExportError("too-large", most=MOST_MIB)
    if data.startswith(SPREADSHEETS):
        raise ExportError("spreadsheet")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ExportError("not-utf-8") from None
    if text.lstrip()[:1] in ("[", "{"):
        return [made(entry, form) for entry in entries_of(text)]
    return [made(row, form) for row in rows_of(text)]


def entries_of(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ExportError("not-json", fault=fault) from None
    if isinstance(found, dict):
        found = found.get("submissions", [found.get("payload", found)])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ExportError("no-list")
    yield from found


def rows_of(text: str) -> Iterator[Mapping[str, Any]]:
    """Rows of a table with a head; a spreadsheet may have saved it with semicolons."""
    head = text.partition("\n")[0]
    csv.field_size_limit(MOST_BYTES)
    rows = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter=";" if head.count(";") > head.count(",") else ",",
        restkey=EXCESS,
        restval="",
    )
    if not rows.fieldnames or not set(rows.fieldnames) & {name for names in FORMS.values() for name in names}:
        raise ExportError("no-fields")
    try:
        yield from ({"data": row} for row in rows if any(row.values()))
    except csv.Error as fault:
        raise ExportError("broken-table", fault=fault) from None


def made(entry: Mapping[str, Any], form: str) -> Submission:
    """One submission from any of the shapes."""
    data = entry.get("data", entry.get("fields", {}))
    texts = {str(name): text_of(value) for name, value in data.items()} if isinstance(data, dict) else {}
    name = text_of(entry.get("form_name", entry.get("form"))) or texts.get("form-name") or form or form_of(texts)
    received = entry.get("created_at", entry.get("received")) or texts.get("created_at")
    return Submission(
        form=name,
        fields={key: value for key, value in texts.items() if key not in (*OF_THE_SENDING, TRAP, "language", "thanks")},
        language=texts.get("language", "") or text_of(entry.get("language")),
        received=moment(text_of(received)),
        sender=texts.get("ip", "") or text_of(entry.get("sender")),
        trap=texts.get(TRAP, ""),
    )


def form_of(names: Iterable[str]) -> str:
    """A table does not say which form it is of, but its columns do."""
    found = set(names)
    telling = {"solution": "feedback", "problem": "need", "need": "answer"}
    return next((form for name, form in telling.items() if name in found), "")


def text_of(value: Any) -> str:
    if isinstance(value, list):
        return clean("\n".join(map(text_of, value)))
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None or isinstance(value, dict) else clean(str(value))


def moment(text: str) -> datetime | None:
    """A time as programs write it ("…T10:00:00Z", "… 10:00:00 UTC", "… 10:00:00 +0000"); in UTC if it tells no zone.

    None for what is no time, or none at which a form can have been sent.
    """
    try:
        found = datetime.fromisoformat(BEFORE_OFFSET.sub("", text.removesuffix("UTC").strip()))
    except ValueError:
        return None
    if found.year not in YEARS:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
