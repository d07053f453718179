"""Every problem code has its words in both languages, its row in the documentation, and a case that shows it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from test_problem_cases import read_cases

from stafett.report.messages import LANGUAGES, problem_words

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator/stafett"
BUILT_LINKS = {"broken-link", "broken-fragment", "missing-asset", "foreign-asset", "link-outside-site"}
HEALTH = {"health-unanswered", "health-revisit", "health-no-feedback", "health-lingers"}
SHOWN_ELSEWHERE = {"unreadable", "address-taken", *BUILT_LINKS, *HEALTH}
"""By tests that break more than a file: of reading, of whole builds, of what time has made of the content."""
NO_CODES = {"utf-8"}


def codes_in_source() -> set[str]:
    """Every text in the code that looks like a code."""
    modules = [*PACKAGE.glob("read/*.py"), *PACKAGE.glob("check/**/*.py")]
    texts = {text for module in modules for text in texts_of(module)}
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+|image|untranslated", text)} - NO_CODES


def texts_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def codes_in_words(language: str, context: str) -> set[str]:
    return {message for found, message in problem_words(language).entries if found == context}


CODES = codes_in_words("en", "problem")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_says_what_is_wrong_and_how_to_mend_it(language: str) -> None:
    assert codes_in_words(language, "problem") == CODES
    assert codes_in_words(language, "mend") == CODES
    assert codes_in_words(language, "mend near") == codes_in_words("en", "mend near") <= CODES


def test_every_code_in_the_code_has_words_and_no_words_are_left_over() -> None:
    assert codes_in_source() | SHOWN_ELSEWHERE == CODES | SHOWN_ELSEWHERE
    assert codes_in_source() >= CODES - SHOWN_ELSEWHERE


def test_every_code_is_shown_by_a_case() -> None:
    shown = {line.split()[-1].lstrip("*") for case in read_cases() for line in case.told}
    assert shown >= CODES - SHOWN_ELSEWHERE


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_fill_in_the_same_blanks(code: str) -> None:
    for context in ("problem", "mend", "mend near"):
        swedish, english = (blanks(problem_words(language).pgettext(context, code)) for language in LANGUAGES)
        assert swedish == english


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_documentation_lists_every_code_in_the_words_of_its_message() -> None:
    rows = [line for line in (ROOT / "docs/problem-codes.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    words = problem_words("sv")
    expected = [
        f"| `{code}` | {plain(words.pgettext('problem', code))} | {plain(words.pgettext('mend', code))} |"
        for code in sorted(CODES)
    ]
    assert rows == expected


def plain(text: str) -> str:
    """A message in a table: blanks as dots, signs of Markdown's as themselves."""
    filled = re.sub(r"\{\w+\}", "…", text).replace("{{", "{").replace("}}", "}")
    return re.sub(r"([\\|*_#<>`\[\]])", r"\\\1", filled)
