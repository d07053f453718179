"""Every reason to set something aside has its words in both languages and in the editors' handbook."""

import re
from pathlib import Path

import pytest

from stafett.editor.drafting import words_in
from stafett.editor.forms import FORMS

ROOT = Path(__file__).parents[2]
EDITOR = ROOT / "generator/stafett/editor"
HANDBOOK = (ROOT / "docs/inbox.md").read_text("utf-8")
REASONS = {
    code
    for module in EDITOR.glob("*.py")
    for code in re.findall(r'(?:return |(?<!get)\()"([a-z]+(?:-[a-z]+)*)", (?:\{|values)', module.read_text("utf-8"))
}


REFUSALS = set(re.findall(r'ExportError\("([a-z0-9-]+)"', (EDITOR / "submissions.py").read_text("utf-8")))


def test_the_reasons_are_found() -> None:
    assert {"trap", "too-many", "by-hand", "check", "again"} <= REASONS


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_has_words(language: str) -> None:
    words = words_in(language)
    assert {code for context, code in words.entries if context == "set aside"} == REASONS
    assert {code for context, code in words.entries if context == "no export"} == REFUSALS


def test_every_reason_stands_in_the_handbook() -> None:
    assert {code for code in REASONS if f"`{code}`" not in HANDBOOK} == set()


def test_every_field_stands_in_the_handbook() -> None:
    fields = {field for form in FORMS.values() for field in form if not field.startswith(("fit_", "comment_"))}
    assert {field for field in fields if f"`{field}`" not in HANDBOOK} == set()
