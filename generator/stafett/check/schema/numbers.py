"""Numbers and truth values, exact and from text."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, PlainValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
MOST_DIGITS = 15
"""As many as every reader of the published data can hold exactly."""
SPACES = re.compile(r"[\s_']")
MINUS = re.compile("^[\u2010-\u2015\u2212]")
"""A dash, or the minus sign of mathematics, where a hyphen is meant."""


def text_of(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise PydanticCustomError("empty-value" if value is None else "not-a-text", "")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, either of them left open."""

    low: int | None = None
    high: int | None = None

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def parse(self, value: Any) -> int:
        text = text_of(value)
        if not WHOLE.fullmatch(text):
            plain = plainly(text)
            near = plain if WHOLE.fullmatch(plain) else ""
            raise PydanticCustomError("not-a-whole-number", "", {"value": text, "near": near})
        check_digits(text)
        number = int(text)
        check_range(number, self.low, self.high)
        return number


@dataclass(frozen=True, slots=True)
class Exact:
    """A decimal number as it was written: `1.10` stays so."""

    low: int | None = None
    high: int | None = None
    above: int | None = None

    def __get_pydantic_core_schema__(self, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def parse(self, value: Any) -> Decimal:
        text = text_of(value)
        if not DECIMAL.fullmatch(text):
            plain = plainly(text).replace(",", ".").removesuffix("%")
            near = plain if DECIMAL.fullmatch(plain) else ""
            raise PydanticCustomError("not-a-number", "", {"value": text, "near": near})
        check_digits(text)
        number = Decimal(text)
        check_range(number, self.low, self.high)
        if self.above is not None and number <= self.above:
            raise PydanticCustomError("not-above", "", {"value": text, "low": self.above})
        return number


def plainly(text: str) -> str:
    return MINUS.sub("-", SPACES.sub("", text)).lstrip("+")


def check_digits(text: str) -> None:
    if len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise PydanticCustomError("long-number", "", {"value": text, "most": MOST_DIGITS})


def check_range(number: int | Decimal, low: int | None, high: int | None) -> None:
    values = {"value": str(number), "low": low, "high": high}
    if low is not None and high is not None and not low <= number <= high:
        raise PydanticCustomError("out-of-range", "", values)
    if low is not None and number < low:
        raise PydanticCustomError("too-low", "", values)


def parse_boolean(value: Any) -> bool:
    text = text_of(value)
    if text in ("true", "false"):
        return text == "true"
    near = "true" if text.lower() in TRUE_IN_OTHER_WORDS else "false" if text.lower() in FALSE_IN_OTHER_WORDS else ""
    raise PydanticCustomError("not-a-boolean", "", {"value": text, "near": near})


TRUE_IN_OTHER_WORDS = ("true", "yes", "ja", "on", "1", "sant")
FALSE_IN_OTHER_WORDS = ("false", "no", "nej", "off", "0", "falskt")

Boolean = Annotated[bool, PlainValidator(parse_boolean)]
Count = Annotated[int, Whole(low=0)]
Score = Annotated[int, Whole(1, 5)]
Measured = Annotated[Decimal, Exact()]
Percent = Annotated[Decimal, Exact(0, 100)]
Weight = Annotated[Decimal, Exact(above=0)]
