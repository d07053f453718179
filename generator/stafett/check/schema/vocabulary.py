"""One value of a list in content/vocabularies/."""

from collections.abc import Callable, Iterable
from typing import Annotated, TypeVar

from pydantic import Field

from .fields import Fields
from .texts import Cpv, Identifier, Line, LocalText, OneOrMore, Plain

Key = TypeVar("Key", str, tuple[str, str])


class Codes(Fields):
    """What the value is called in code systems of the world; one or several of each."""

    mesh: Annotated[tuple[Line, ...], OneOrMore] = ()
    icd10: Annotated[tuple[Line, ...], OneOrMore] = ()
    cpv: Annotated[tuple[Cpv, ...], OneOrMore] = ()
    uri: Annotated[tuple[Identifier, ...], OneOrMore] = ()


class ValueFile(Fields):
    """`broader` is the key of a wider value in the same list."""

    label: LocalText
    description: LocalText = Field(default_factory=dict)
    broader: Plain | None = None
    codes: Codes = Codes()


def with_broader(keys: Iterable[Key], broader_of: Callable[[Key], Key | None]) -> tuple[Key, ...]:
    """`keys` and all above them, each once."""
    found: dict[Key, None] = {}
    for key in keys:
        above: Key | None = key
        while above and above not in found:
            found[above] = None
            above = broader_of(above)
    return tuple(found)
