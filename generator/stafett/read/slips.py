"""Slips of the hand that YAML reads as something else: what was meant, rather than what the parser stumbled over."""

import re
from typing import Any

from .text import Flaw

_HARD = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_HARD_SPACE = re.compile(rf" *(?:- *)?({_HARD})")
_DASH = re.compile(r" *([\u2010-\u2015\u2022\u2212\xb7])\s")
_COLON = re.compile(rf"(?P<name>[A-Za-z_]+):(?:{_HARD}+|(?=[^\s/:]))(?P<value>.*)")
_FIELD = re.compile(rf" *(?:- +)?(?P<field>{_COLON.pattern})")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_VAGUE = ("yaml-no-colon", "yaml-colon", "yaml-indent", "root-not-mapping")
_MOST_DECIMALS = 2
"""Three digits after a comma may as well be thousands."""


def seen_through(flaw: Flaw, text: str) -> Flaw:
    """The flaw as its line explains it: spaces that only look like spaces, dashes for hyphens, a colon without a space."""
    if flaw.code not in _VAGUE:
        return flaw
    line = text.split("\n")[flaw.line - 1]
    if found := _HARD_SPACE.match(line):
        return Flaw("hard-space", flaw.line, found.start(1) + 1)
    if found := _DASH.match(line):
        return Flaw("dash-for-hyphen", flaw.line, found.start(1) + 1, {"sign": found[1]})
    if found := _FIELD.match(line):
        return Flaw("colon-without-space", flaw.line, found.start("field") + 1, spaced(found))
    return flaw


def spaced(found: re.Match[str]) -> dict[str, str]:
    return {"name": found["name"], "near": f"{found['name']}: {found['value']}".strip()}


def around_comma(before: dict[str, Any], key: str) -> tuple[str, dict[str, str]]:
    """The code and the values for a `key` between braces that no value follows, `before` being what stands before it.

    `{text: Bra, men dyrt}` has a key "men dyrt", `{baseline: 7,5}` a key "5", and `{sv:Region}` a key "sv:Region".
    """
    if found := _COLON.fullmatch(key):
        return "colon-without-space", spaced(found)
    name = next(reversed(before), "")
    value = before.get(name)
    if not isinstance(value, str):
        return "comma-in-text", {"key": key, "near": ""}
    if _WHOLE.fullmatch(value) and key.isdecimal():
        near = f"{name}: {value}.{key}" if len(key) <= _MOST_DECIMALS else ""
        return "comma-in-number", {"number": f"{value},{key}", "near": near}
    return "comma-in-text", {"key": key, "near": f'{name}: "{value}, {key}"'}
