"""Text from strangers, made safe for a file: without signs that steer, and with Markdown's signs meaning themselves."""

import re
import unicodedata

CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Controls, and what turns a line around or hides in it; the joiner that emoji are made with stays."""
BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
SIGNS = re.compile(r"([\\`*_\[\]<>|~&#{}$^!])")
LINE_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))", re.MULTILINE)
URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def clean(text: str) -> str:
    """In one form of Unicode, with plain line ends, and nothing that cannot be seen."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    plain = CONTROLS.sub("", BREAKS.sub("\n", whole).replace("\t", " "))
    return unicodedata.normalize("NFC", plain).strip()


def one_line(text: str) -> str:
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """At most `most` signs, cut at a word."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def with_line_ends_of(own: str, text: str) -> str:
    """`text`, with lines that end as those of `own` do."""
    plain = text.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in own else plain


def as_markdown(text: str) -> str:
    """Markdown that shows just this text, in the same paragraphs."""
    lines = (one_line(line) for line in text.split("\n"))
    escaped = SIGNS.sub(r"\\\1", re.sub(r"\n{3,}", "\n\n", "\n".join(lines).strip()))
    return LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", escaped)
