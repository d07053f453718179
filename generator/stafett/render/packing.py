"""Style sheets and scripts without what only their readers need: comments and blanks."""

import posixpath
import re

PIECE = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*') | (?P<blank>(?:\s|/\*.*?\*/)+)""", re.DOTALL | re.VERBOSE
)
AROUND = re.compile(r" ?([{};]) ?")
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)$", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)


def packed(name: str, data: bytes) -> bytes:
    """The same file in fewer bytes, as its name's ending allows."""
    ending = posixpath.splitext(name)[1]
    if ending == ".css":
        return packed_style(data.decode("utf-8")).encode("utf-8")
    if ending == ".js":
        return packed_script(data.decode("utf-8")).encode("utf-8")
    return data


def packed_style(text: str) -> str:
    """One blank for many, none beside braces and semicolons; strings stay as they are.

    More is not safe without reading selectors: `.a :is(.b)` and `.a:is(.b)` differ.
    """
    strings: list[str] = []

    def shorter(found: re.Match[str]) -> str:
        if found["string"] is None:
            return " " if found["blank"].strip() != found["blank"] or "\n" in found["blank"] else "/**/"
        strings.append(found["string"])
        return "\0"

    plain = AROUND.sub(r"\1", PIECE.sub(shorter, text)).strip()
    return re.sub("\0", lambda _: strings.pop(0), plain)


def packed_script(text: str) -> str:
    """Without comments on lines of their own, indents and empty lines; where a text in backticks goes over lines, as it is.

    More is not safe without reading the language: blanks and slashes may stand in texts and patterns.
    """
    said = COMMENT.sub("", text)
    if any(line.count("`") % 2 for line in said.splitlines()):
        return text
    return INDENT.sub("", said)
