"""A hash of what a page is made from: equal where the values are, in every process and on every machine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from marshal import dumps
from operator import attrgetter
from typing import Any

from markupsafe import Markup

SCALARS = frozenset((str, int, bool, float, type(None)))
PLAIN_TEXTS = frozenset((date, Decimal, Markup))
TEXTS = (str, date, datetime, Decimal)
"""Told apart by their class's name, since they are told by their text."""
PLAIN = 2
"""The last version of marshal that writes every value out: later ones refer back to objects that were met before."""

Parts = list[Any]
"""What values are made of, one after the other: scalars, and tuples that say what the next ones are parts of."""


class UnknownValueError(TypeError):
    """A value that two processes might tell differently."""


class Fingerprints:
    """Remembers the hashes of values of the `shared` classes, which stand on many pages and must live as long as this does."""

    def __init__(self, *shared: type) -> None:
        self._shared = frozenset(shared)
        self._known: dict[int, tuple[Any, bytes]] = {}

    def of(self, *values: Any) -> str:
        """The hash; UnknownValueError where there is none."""
        return self._hash(values).hex()

    def forget(self) -> None:
        self._known.clear()

    def _hash(self, values: Iterable[Any]) -> bytes:
        parts: Parts = []
        self._tell(values, parts)
        return blake2b(dumps(parts, PLAIN), digest_size=16).digest()

    def _tell(self, values: Iterable[Any], parts: Parts) -> None:
        for value in values:
            kind: Any = type(value)
            if kind in SCALARS:
                parts.append(value)
            elif kind is tuple or kind is list:
                parts.append((len(value),))
                self._tell(value, parts)
            elif kind in self._shared:
                known = self._known.get(id(value))
                parts.append(known[1] if known and known[0] is value else self._remember(value))
            elif (names := names_of(kind)) is not None:
                parts.append(names[0])
                self._tell(names[1](value), parts)
            elif kind in PLAIN_TEXTS:
                parts.append((kind.__name__, str(value)))
            else:
                self._tell_rest(value, parts)

    def _tell_rest(self, value: Any, parts: Parts) -> None:
        kind = type(value).__name__
        if isinstance(value, StrEnum):
            parts.append(str(value))  # it is shown as its text, wherever that came from
        elif isinstance(value, TEXTS):
            zone = (
                str(value.tzinfo) if isinstance(value, datetime) else ""
            )  # zones that agree today have names of their own
            parts.append((kind, str(value), zone))
        elif isinstance(value, Mapping):
            parts.append(("mapping", len(value)))
            self._tell((part for item in value.items() for part in item), parts)
        elif isinstance(value, tuple):
            parts.append((kind, len(value)))
            self._tell(value, parts)
        elif isinstance(value, frozenset | set):
            parts.append((kind, *sorted(self.of(item) for item in value)))
        else:
            raise UnknownValueError(kind)

    def _remember(self, value: Any) -> bytes:
        kind: Any = type(value)
        names = names_of(kind)
        if names is None:
            raise UnknownValueError(kind.__name__)
        found = self._hash((*names[0], *names[1](value)))
        self._known[id(value)] = value, found
        return found


@cache
def names_of(kind: type[Any]) -> tuple[tuple[str, int], Callable[[Any], tuple[Any, ...]]] | None:
    """A dataclass's name with its number of fields, and what gives their values."""
    if not hasattr(kind, "__dataclass_fields__"):
        return None
    names = [field.name for field in fields(kind)]
    get: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()
    label = f"{kind.__module__}.{kind.__qualname__}", len(names)
    return label, get if len(names) != 1 else lambda value: (get(value),)
