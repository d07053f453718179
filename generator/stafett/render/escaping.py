"""How templates show a value: as `markupsafe.escape` does, but what needs no escape stays as it is."""

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

_needs_escape = re.compile("[&<>\"']").search
marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text of HTML as `Markup` marks it, without its questions."""


def shown(value: object) -> str:
    """The value as HTML, ready to be put together with other parts of a page; most values are short plain texts."""
    kind = type(value)
    if kind is str:
        return value if _needs_escape(value) is None else escape(value)  # type: ignore[call-overload,return-value]
    if kind is int or kind is float:
        return str(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]
