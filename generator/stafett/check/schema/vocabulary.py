"""One value of a list in content/vocabularies/."""

from collections.abc import Callable, Iterable
from typing import Annotated

from pydantic import Field

from .fields import Fields
from .texts import Cpv, Identifier, Line, LocalText, OneOrMore, Plain


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


def with_broader(keys: Iterable[str], broader_of: Callable[[str], str | None]) -> tuple[str, ...]:
    """`keys` and all above them, each once."""
    found: dict[str, None] = {}
    for key in keys:
        above: str | None = key
        while above and above not in found:
            found[above] = None
            above = broader_of(above)
    return tuple(found)
