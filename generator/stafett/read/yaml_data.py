"""YAML to dicts, lists and text.

libyaml's event parser keeps its state on a stack of its own, so it is safe at any depth; its composer recurses and is
not. The reader below builds plain data from events and stops at the first level that is too deep, so nothing that is
composed later (see `marks`) can be deep.

A key without a value (`key:`) counts as absent: it stands as None. `key: ""` is an empty text.
"""

import unicodedata
from collections.abc import Callable
from typing import Any, NoReturn

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from .slips import around_comma, seen_through
from .text import CONTROL, LINE_SEPARATOR, Flaw, flaw_at
from .usual_yaml import read_usual
from .yaml_flaws import flaw_of

MOST_LEVELS = 20
Mapping = dict[str, Any]


def parse_mapping(text: str) -> Mapping | Flaw:
    """The one mapping that `text` holds; an empty text is an empty mapping."""
    usual = read_usual(text)
    return parse_any(text) if usual is None else usual


def parse_any(text: str) -> Mapping | Flaw:
    """The same for any text, by the whole parser."""
    if separator := LINE_SEPARATOR.search(text):
        return flaw_at("control-character", text, separator.start(), character=f"U+{ord(separator[0]):04X}")
    try:
        return EventReader(text).document()
    except _FlawFound as found:
        return seen_through(found.flaw, text)
    except YAMLError as error:
        return seen_through(flaw_of(error, text), text)


class _FlawFound(Exception):  # noqa: N818  it never leaves this module
    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def refuse(code: str, event: Any, **values: str) -> NoReturn:
    mark = event.start_mark
    raise _FlawFound(Flaw(code, mark.line + 1, mark.column + 1, values))


class EventReader:
    __slots__ = ("is_clean", "next_event")

    def __init__(self, text: str) -> None:
        self.next_event: Callable[[], Any] = CParser(text).get_event
        # Text without escapes and decomposed letters needs no second look at its scalars.
        self.is_clean = "\\" not in text and unicodedata.is_normalized("NFC", text)

    def document(self) -> Mapping:
        self.next_event()
        if self.next_event().__class__ is StreamEndEvent:
            return {}
        event = self.next_event()
        if event.__class__ is MappingStartEvent:
            root: Mapping = self.node(event, 1)
        elif event.__class__ is ScalarEvent and self.node(event, 1) is None:
            root = {}
        else:
            refuse("root-not-mapping", event)
        self.next_event()
        if (event := self.next_event()).__class__ is not StreamEndEvent:
            refuse("yaml-documents", event)
        return root

    def node(self, event: Any, level: int) -> Any:
        kind = event.__class__
        if kind is AliasEvent or event.anchor is not None:
            refuse("yaml-anchor", event)
        if event.tag is not None:
            refuse("yaml-tag", event, tag=event.tag)
        if kind is ScalarEvent:
            return self.scalar(event)
        if level > MOST_LEVELS:
            refuse("too-deep", event)
        if kind is MappingStartEvent:
            return self.mapping(level + 1, is_in_braces=event.flow_style)
        return self.sequence(level + 1)

    def scalar(self, event: Any) -> str | None:
        value: str = event.value
        if not value:
            return None if event.style == "" else value
        if self.is_clean:
            return value
        if found := CONTROL.search(value):
            refuse("control-character", event, character=f"U+{ord(found[0]):04X}")
        return unicodedata.normalize("NFC", value)

    def mapping(self, level: int, *, is_in_braces: bool) -> Mapping:
        next_event, node = self.next_event, self.node
        values: Mapping = {}
        while (event := next_event()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                refuse("yaml-key", event)
            key = node(event, level) or ""
            if key in values:
                has_comma = is_in_braces and node(next_event(), level) is None
                code, told = around_comma(values, key) if has_comma else ("duplicate-key", {"key": key})
                refuse(code, event, **told)
            values[key] = node(next_event(), level)
        return values

    def sequence(self, level: int) -> list[Any]:
        next_event, node = self.next_event, self.node
        values: list[Any] = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            values.append(node(event, level))
        return values
