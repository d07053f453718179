"""The last step of a body on its page: the addresses of entries, and the words of the page's language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from .document import PREFIX, LinkKind
from .escape import escape_attribute

# Kind of entry, its id, and the id of an element on its page or "" → the address, or None where there is nothing to lead to.
AddressOf: TypeAlias = Callable[[LinkKind, str, str], str | None]

# No text can look like this, for its < is always written as an entity.
_ENTRY = re.compile(r'<a href="(need|solution|event|page):([a-z0-9-]+)(?:#([a-z0-9-]+))?"([^>]*)>(.*?)</a>', re.DOTALL)
_REFERENCE = re.compile(rf'<a href="#{PREFIX}note_(\d+)" class="footnote-ref"')
_BACK = re.compile(rf'<a href="#{PREFIX}noteref_(\d+)(?:_(\d+))?" class="footnote-back"')
_NOTES = '<section class="footnotes"'


@dataclass(frozen=True, slots=True)
class NoteWords:
    """How footnotes are named in the page's language; "{number}" stands for the note's number."""

    notes: str
    note: str
    back: str


def resolve(html: str, address: AddressOf, words: NoteWords) -> str:
    """Give a document's HTML its addresses and words; a link without an address becomes its text."""

    def lead(match: re.Match[str]) -> str:
        kind, entry, fragment, rest, text = match.groups()
        href = address(LinkKind(kind), entry, fragment or "")
        return text if href is None else f'<a href="{escape_attribute(href)}"{rest}>{text}</a>'

    def name(template: str, match: re.Match[str]) -> str:
        label = template.replace("{number}", match[1])
        return f'{match[0]} aria-label="{escape_attribute(label)}"'

    html = _ENTRY.sub(lead, html)
    if _NOTES not in html:
        return html
    html = html.replace(_NOTES, f'{_NOTES} aria-label="{escape_attribute(words.notes)}"')
    html = _REFERENCE.sub(partial(name, words.note), html)
    return _BACK.sub(partial(name, words.back), html)
