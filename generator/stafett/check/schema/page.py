"""What stands in content/pages/<id>.md."""

from typing import Annotated

from .codes import Conformance, Purpose
from .fields import EntryFields, Fields
from .numbers import Whole
from .texts import Summary, Text
from .times import Day


class Deficiency(Fields):
    text: Text
    reason: Text


class Statement(Fields):
    """What the accessibility statement that the law asks for is made from."""

    conforms: Conformance
    deficiencies: tuple[Deficiency, ...] = ()
    assessed: Day
    method: Text
    updated: Day


class PageFile(EntryFields):
    """An ordinary page; `menu` is its place in the main menu, and without it the page is not there."""

    summary: Summary | None = None
    menu: Annotated[int, Whole()] | None = None
    purpose: Purpose | None = None
    statement: Statement | None = None
