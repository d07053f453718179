"""Problems in words, from the catalogues in `locale/`: messages are known by the problem's code."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stafett.i18n import Words, load_words
from stafett.problems import Problem

LANGUAGES = ("sv", "en")
LOCALE = Path(__file__).parents[1] / "locale"
UNSEEN = "\ufffd"
"""Stands in a message for a sign that nobody sees in the file, such as a soft hyphen."""
MOST_SHOWN, MOST_LISTED = 100, 1000
"""Signs of a value from a file, and of a list of what is known, that are shown in a message."""


@dataclass(frozen=True, slots=True)
class Message:
    what: str
    mend: str
    severity: str
    """In the reader's language."""


def describe(problem: Problem, language: str) -> Message:
    """What is wrong and how to mend it, in Swedish or English; any other language is answered in English."""
    words = problem_words(language if language in LANGUAGES else "en")
    values = shown_values(problem.values, words)
    has_near = bool(problem.values.get("near")) and words.has("mend near", problem.code)
    what = words.pgettext("problem", problem.code).format(**values)
    mend = words.pgettext("mend near" if has_near else "mend", problem.code).format(**values)
    return Message(
        what,
        f"{mend} {words.pgettext('note', UNSEEN)}" if UNSEEN in what else mend,
        words.pgettext("severity", problem.severity),
    )


@cache
def problem_words(language: str) -> Words:
    return load_words(language, [LOCALE / language / "LC_MESSAGES" / "problems.po"])


def shown_values(values: Mapping[str, str], words: Words) -> dict[str, str]:
    shown = {
        name: printable(shortened(value, MOST_LISTED if name == "known" else MOST_SHOWN))
        for name, value in values.items()
    }
    if "to" in values:
        shown["to"] = words.pgettext("target", values["to"])
    return shown


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def printable(text: str) -> str:
    """A text from a file, without signs that could steer a terminal or turn the line around."""
    return "".join(sign if sign.isprintable() else " " if sign in "\n\t" else UNSEEN for sign in text)
