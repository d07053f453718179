"""Words that people read, from gettext catalogues read as they are (`.po`), and the locale's ways with numbers and dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from babel.core import Locale
from babel.messages.pofile import PoFileError, read_po

from stafett.errors import InstallationError

Entries = Mapping[tuple[str | None, str], str | tuple[str, ...]]
"""(context, message id) to its translation, or to its plural forms in the order of the language's plural rule."""


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. A message without a translation is given as it is: tests see to it that there is none."""

    language: str
    locale: Locale
    entries: Entries

    def gettext(self, message: str) -> str:
        return self._singular(None, message)

    def pgettext(self, context: str, message: str) -> str:
        return self._singular(context, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        forms = self.entries.get((None, singular))
        if not isinstance(forms, tuple):
            return singular if number == 1 else plural
        return forms[PLURAL_INDEX[self.locale.plural_form(number)] if len(forms) > 1 else 0]

    def has(self, context: str, message: str) -> bool:
        return (context, message) in self.entries

    def _singular(self, context: str | None, message: str) -> str:
        found = self.entries.get((context, message), message)
        return found if isinstance(found, str) else found[0]


PLURAL_INDEX = {"one": 0, "other": 1}
"""Of the languages with two forms; one with more needs its own row here."""


def load_words(language: str, files: Iterable[Path]) -> Words:
    """The words of `files`, later ones over earlier: a child theme's over its parent's; InstallationError for a broken file."""
    entries: dict[tuple[str | None, str], str | tuple[str, ...]] = {}
    for file in files:
        entries |= read_entries(file)
    return Words(language, Locale.parse(language), entries)


def read_entries(file: Path) -> Entries:
    """A catalogue's translated messages; those left empty or marked fuzzy do not count."""
    try:
        with file.open("rb") as stream:
            catalogue = read_po(stream, abort_invalid=True)
    except (OSError, PoFileError, ValueError) as fault:
        raise InstallationError("%(file)s: %(fault)s", file=file, fault=fault) from fault
    entries: dict[tuple[str | None, str], str | tuple[str, ...]] = {}
    for message in catalogue:
        singular = message.id if isinstance(message.id, str) else message.id[0]
        if singular and message.string and all(message.string) and not message.fuzzy:
            text = message.string
            entries[message.context, singular] = text if isinstance(text, str) else tuple(text)
    return entries


AFTER_Z = {"sv": {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"}}
"""Letters that a language sorts after z; all others stand with the letter that they are made from."""


def collation_key(text: str, language: str) -> tuple[str, str]:
    """What to sort people's words by: letters as the language orders them, other signs and case last."""
    own = AFTER_Z.get(language, {})
    spread = "".join(own.get(letter) or normalize("NFKD", letter)[0] for letter in normalize("NFC", text.casefold()))
    return "".join(letter for letter in spread if letter.isalnum() or letter in " {"), text
