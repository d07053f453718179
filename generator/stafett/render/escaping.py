"""How templates show a value: as `markupsafe.escape` does, but without marking each small part as safe once more."""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

escaped: Callable[[str], str]
try:  # what `escape` itself calls: a text that needs no escape comes back as it is
    from markupsafe._speedups import _escape_inner as escaped
except ImportError:  # another version of it, or without its compiled part
    escaped = escape

marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""A text of HTML as `Markup` marks it, without its questions."""


def shown(value: object) -> str:
    """The value as HTML, ready to be put together with other parts of a page; most values are short plain texts."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is int or kind is float:
        return str(value)
    return value if kind is Markup else escape(value)  # type: ignore[return-value]
