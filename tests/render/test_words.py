"""The standard theme's words: every one that is asked for is there in both languages, and none that nobody asks for."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from stafett.check import codes
from stafett.figures.completeness import PARTS
from stafett.figures.health import Lapse
from stafett.model.process import ENDED, PROCESS, STAGES, VOCABULARIES
from stafett.render.figure_tables import QUALITY, STATISTICS
from stafett.render.quality_view import BANDS

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes/standard"
LANGUAGES = ("sv", "en")
Key = tuple[str | None, str]

SECTIONS = {"needs", "solutions", "events", "organisations", "stages", "search"}
CODES: dict[str, set[str]] = {
    "stage": set(STAGES),
    "stage meaning": set(STAGES),
    "stage asks": set(STAGES),
    "phase": {"before", "after", "ended"},
    "origin": set(codes.OriginKind),
    "lens": set(codes.Lens),
    "side": set(codes.Side),
    "level": set(codes.Level),
    "procurement plan": set(codes.ProcurementPlan),
    "sharing": set(codes.SharingTerms),
    "answer": set(codes.Answer),
    "solution stage": set(codes.SolutionStage),
    "event kind": set(codes.EventKind),
    "organisation kind": set(codes.OrganisationKind),
    "organisation kinds": set(codes.OrganisationKind),
    "sender": set(codes.Voice),
    "vocabulary": set(VOCABULARIES),
    "vocabulary meaning": {*VOCABULARIES, "stages", "organisations"},
    "language": set(LANGUAGES),
    "sort": {"newest", "priority", "deadline", "title"},
    "lapse": set(Lapse),
    "lapse about": set(Lapse),
    "part": {"story", *PARTS},
    "entries": {"need", "solution", "event", "page"},
    "spread": {"regions", "areas", "strategy", "origin"},
    "band": {f"{low:.2f}" for low, _ in BANDS},
    "file": {*STATISTICS, *QUALITY, "attention"},
}
"""Contexts whose words are asked for by code, and just which codes there are."""
AT_LEAST: dict[str, set[str]] = {
    "section": SECTIONS,
    "path": {*SECTIONS, *VOCABULARIES, *PROCESS, *ENDED, "page", "newest", "priority", "deadline", "title"},
}
"""Contexts that grow with the site's sections."""


def messages(language: str) -> Iterator[tuple[Key, Message]]:
    """Every word of a language, from all its files."""
    for file in sorted((THEME / "locale" / language / "LC_MESSAGES").glob("*.po")):
        with file.open("rb") as stream:
            for message in read_po(stream, abort_invalid=True):
                if message.id:
                    yield (message.context, message.id if isinstance(message.id, str) else message.id[0]), message


def forms(message: Message) -> list[str]:
    """A word's translation, or its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def texts_in_code() -> set[str]:
    """Every text that stands in page-making code: some are looked up from a table."""
    trees = [ast.parse(file.read_text("utf-8")) for file in (ROOT / "generator/stafett/render").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {node.value for node in nodes if isinstance(node.value, str)}


def asked_for() -> Iterator[Key]:
    """What templates and page-making code ask for in plain text."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
    places = [
        (THEME / "templates", "jinja2.ext:babel_extract", "**.html"),
        (ROOT / "generator/stafett/render", "python", "**.py"),
        (ROOT / "generator/stafett/publish", "python", "**.py"),
    ]
    for folder, method, files in places:
        for _, _, text, _, context in extract_from_dir(folder, [(files, method)], keywords=keywords):
            yield context, text if isinstance(text, str) else text[0]


WORDS = {language: dict(messages(language)) for language in LANGUAGES}
ASKED = sorted(set(asked_for()), key=repr)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_asked_for_is_there(language: str) -> None:
    assert [key for key in ASKED if key not in WORDS[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_there_that_nobody_asks_for(language: str) -> None:
    without_context = {text for context, text in WORDS[language] if context is None}
    asked = {text for context, text in ASKED if context is None}
    assert without_context - asked - texts_in_code() == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", CODES)
def test_every_code_has_its_word_and_every_word_its_code(language: str, context: str) -> None:
    assert {text for found, text in WORDS[language] if found == context} == CODES[context]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", AT_LEAST)
def test_every_part_of_the_site_has_its_word(language: str, context: str) -> None:
    assert AT_LEAST[context] <= {text for found, text in WORDS[language] if found == context}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice(language: str) -> None:
    assert [key for key, times in Counter(key for key, _ in messages(language)).items() if times > 1] == []


def test_both_languages_have_the_same_words() -> None:
    assert set(WORDS["sv"]) == set(WORDS["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_unsure(language: str) -> None:
    for key, message in WORDS[language].items():
        assert forms(message), key
        assert all(forms(message)), key
        assert not message.fuzzy, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_places_that_their_message_has(language: str) -> None:
    places = re.compile(r"%\(\w+\)s|\{\w+\}")
    for (context, text), message in WORDS[language].items():
        for form in forms(message):
            assert set(places.findall(form)) == set(places.findall(text)), (context, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_text_and_hold_no_markup(language: str) -> None:
    for key, message in WORDS[language].items():
        assert not re.search(r"[<>&]", str(message.string)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_addresses_are_plain_and_tell_pages_apart(language: str) -> None:
    words = {text: forms(message)[0] for (context, text), message in WORDS[language].items() if context == "path"}
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word) for word in words.values())
    for together in (SECTIONS | set(VOCABULARIES), set(STAGES), {"page", "priority", "deadline", "title"}):
        assert len({words[name] for name in together}) == len(together)


def test_the_english_words_are_those_of_the_templates() -> None:
    for (context, text), message in WORDS["en"].items():
        if context is None:
            assert forms(message)[0] == text
