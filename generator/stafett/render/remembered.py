"""What macros made of values that stand on many pages."""

from collections.abc import Callable
from typing import Any

MOST = 20_000


class Remembered:
    """Gives what a macro makes of the very same values as before: a card stands in many lists, a footer on all pages.

    Values are known by which objects they are, and kept, so that no other object takes their place.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, macro: Callable[..., str], *values: Any) -> str:
        key = (id(macro), *map(id, values))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST:
                self._known.clear()
            known = self._known[key] = macro(*values), (macro, *values)
        return known[0]

    def forget(self) -> None:
        self._known.clear()
