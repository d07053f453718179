"""A hash of what a page is made from: equal where the values are, in every process and on every machine."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

SCALARS = frozenset((str, int, bool, float, type(None)))
TEXTS = (str, date, datetime, Decimal)
"""Told apart by their class's name, since they are told by their text."""


class UnknownValueError(TypeError):
    """A value that two processes might tell differently."""


class Fingerprints:
    """Remembers the hashes of values of the `shared` classes, which stand on many pages and must live as long as this does."""

    def __init__(self, *shared: type) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[Any, str]] = {}

    def of(self, *values: Any) -> str:
        """The hash; UnknownValueError where there is none."""
        parts: list[str] = []
        for value in values:
            self._tell(value, parts)
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _tell(self, value: Any, parts: list[str]) -> None:
        kind: Any = type(value)
        if kind is str:
            parts.append(f'"{len(value)}:{value}')
        elif kind in SCALARS:
            parts.append(repr(value))
        elif kind in self._shared:
            parts.append(self._remembered(value))
        elif (names := names_of(kind)) is not None:
            self._tell_object(value, names, parts)
        elif kind is tuple or kind is list:
            parts.append(f"[{len(value)}")
            for item in value:
                self._tell(item, parts)
        elif isinstance(value, Mapping):
            parts.append(f"{{{len(value)}")
            for key, inner in value.items():
                self._tell(key, parts)
                self._tell(inner, parts)
        else:
            self._tell_rest(value, parts)

    def _tell_object(self, value: Any, names: tuple[str, Callable[[Any], tuple[Any, ...]]], parts: list[str]) -> None:
        parts.append(names[0])
        for inner in names[1](value):
            self._tell(inner, parts)

    def _tell_rest(self, value: Any, parts: list[str]) -> None:
        if isinstance(value, StrEnum):
            self._tell(value.value, parts)  # it is shown as its text, wherever that came from
        elif isinstance(value, TEXTS):
            text = str(value)
            parts.append(f"{type(value).__name__}{len(text)}:{text}{zone_of(value)}")
        elif isinstance(value, tuple):
            self._tell((type(value).__name__, tuple(value)), parts)
        elif isinstance(value, frozenset | set):
            self._tell((type(value).__name__, sorted(self.of(item) for item in value)), parts)
        else:
            raise UnknownValueError(type(value).__name__)

    def _remembered(self, value: Any) -> str:
        known = self._known.get(id(value))
        if known is None or known[0] is not value:
            parts: list[str] = []
            kind: Any = type(value)
            found = names_of(kind)
            if found is None:
                raise UnknownValueError(kind.__name__)
            self._tell_object(value, found, parts)
            known = value, blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
            self._known[id(value)] = known
        return known[1]


def zone_of(value: Any) -> str:
    """The zone's own name: two zones that agree today are shown by different names."""
    return f" {value.tzinfo}" if isinstance(value, datetime) else ""


@cache
def names_of(kind: type[Any]) -> tuple[str, Callable[[Any], tuple[Any, ...]]] | None:
    """A dataclass's name with its number of fields, and what gives their values."""
    if not hasattr(kind, "__dataclass_fields__"):
        return None
    names = [field.name for field in fields(kind)]
    get: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()
    label = f"<{kind.__module__}.{kind.__qualname__} {len(names)}"
    return label, get if len(names) != 1 else lambda value: (get(value),)
