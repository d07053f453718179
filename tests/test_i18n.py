from pathlib import Path

import pytest

from stafett.errors import InstallationError
from stafett.i18n import collation_key, load_words

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Needs"
msgstr "Behov"

msgctxt "path"
msgid "needs"
msgstr "behov"

msgid "%(num)d page"
msgid_plural "%(num)d pages"
msgstr[0] "%(num)d sida"
msgstr[1] "%(num)d sidor"

#, fuzzy
msgid "Guess"
msgstr "Gissning"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file = tmp_path / "messages.po"
    file.write_text(CATALOGUE, "utf-8")
    return file


def test_words_come_from_the_catalogue_by_context_and_number(catalogue: Path) -> None:
    words = load_words("sv", [catalogue])
    assert words.gettext("Needs") == "Behov"
    assert words.pgettext("path", "needs") == "behov"
    assert words.ngettext("%(num)d page", "%(num)d pages", 1) == "%(num)d sida"
    assert words.ngettext("%(num)d page", "%(num)d pages", 0) == "%(num)d sidor"


def test_a_guess_is_not_a_translation(catalogue: Path) -> None:
    assert load_words("sv", [catalogue]).gettext("Guess") == "Guess"


def test_later_catalogues_speak_before_earlier_ones(catalogue: Path, tmp_path: Path) -> None:
    child = tmp_path / "child.po"
    child.write_text(CATALOGUE.replace("Behov", "Önskemål"), "utf-8")
    assert load_words("sv", [catalogue, child]).gettext("Needs") == "Önskemål"


def test_a_broken_catalogue_is_a_fault_that_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "messages.po"
    file.write_text("these are no messages\n", "utf-8")
    with pytest.raises(InstallationError, match=r"messages\.po"):
        load_words("sv", [file])


def test_swedish_sorts_its_last_letters_last_and_english_does_not() -> None:
    words = ["Öga", "zebra", "Ål", "Äpple", "apa", "Échec"]
    assert sorted(words, key=lambda word: collation_key(word, "sv")) == ["apa", "Échec", "zebra", "Ål", "Äpple", "Öga"]
    assert sorted(words, key=lambda word: collation_key(word, "en")) == ["Ål", "apa", "Äpple", "Échec", "Öga", "zebra"]
