"""Bytes to text: what must hold before any parser sees a file."""

import re
from dataclasses import dataclass, field

KIB = 1024
MOST_FRONT_MATTER = 64 * KIB
MOST_BODY = 1024 * KIB
CONTROL_BYTES = bytes(code for code in (*range(32), 127) if chr(code) not in "\t\n\r")
SUSPECT = (b"\xc2", b"\xef\xbf", b"\xe2\x80")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# libyaml counts these as line breaks and editors do not: every line number after one would be wrong.
LINE_SEPARATOR = re.compile("[\u2028\u2029]")
UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphens, and spaces and joins of no width: a word with one inside would be found by nobody."""
CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A mistake at a line and column of one text, both counted from 1; 0 is unknown."""

    code: str
    line: int = 0
    column: int = 0
    values: dict[str, str] = field(default_factory=dict)


def decode(data: bytes) -> str | Flaw:
    """The text of a file with plain line ends and without signs that nobody sees; tells bytes that are not UTF-8, control characters and two versions."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n")
        return flaw_at("not-utf8", before, len(before))
    if any(sign in text for sign in UNSEEN):
        text = text.translate(dict.fromkeys(map(ord, UNSEEN)))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if may_hold_controls(data) and (found := CONTROL.search(text)):
        return flaw_at("control-character", text, found.start(), character=f"U+{ord(found[0]):04X}")
    if "<<<<<<< " in text and (found := CONFLICT.search(text)):
        return flaw_at("merge-conflict", text, found.start())
    return text


def may_hold_controls(data: bytes) -> bool:
    """A quick look that passes nearly every file: a search through the text costs ten times as much."""
    return len(data.translate(None, CONTROL_BYTES)) != len(data) or any(mark in data for mark in SUSPECT)


def flaw_at(code: str, text: str, offset: int, **values: str) -> Flaw:
    line_start = text.rfind("\n", 0, offset) + 1
    return Flaw(code, text.count("\n", 0, offset) + 1, offset - line_start + 1, values)
