"""Text that people read, and text that is a code, an address or a reference."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from stafett.read import is_id, suggest_id

from .numbers import text_of


@dataclass(frozen=True, slots=True)
class Translated:
    """Marks text that a translation may hold."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks the id of something else: `to` is need, solution, event or organisation, or else a vocabulary's name."""

    to: str


LINE_BREAK = re.compile(r"\s*\n\s*")
MOST_SUMMARY = 300
MOST_ADDRESS = 2000
UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}\x00-\x1f]")
HOST = re.compile(r"(?=.{4,253}\Z)(?:\w(?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{0,61}[^\W_]")
PLAIN_ADDRESS = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,3}[a-z][a-z0-9-]{0,20}[a-z0-9](?:/[A-Za-z0-9._~/%+,;=:@&?#-]*)?"
)
"""Nearly all addresses are so plain that nothing in them needs a closer look."""
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?=\S)", re.IGNORECASE)
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?P<host>.+)")
PHONE = re.compile(r"\+?[0-9][0-9 ()/.–-]{3,30}")
CPV = re.compile(r"[0-9]{8}-[0-9]")
ORGNR = re.compile(r"[0-9]{6}-[0-9]{4}")
SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
IDENTIFIER = re.compile(r"https?://[^\s<>\"]+")


def visible(text: str) -> str:
    """Text of only invisible signs would be a link that nobody can see."""
    if not text[0].isalnum() and all(unicodedata.category(sign)[0] in "CZ" for sign in text):
        raise PydanticCustomError("blank-text", "")
    return text


def one_line(text: str) -> str:
    return LINE_BREAK.sub(" ", text) if "\n" in text else text


def short(text: str) -> str:
    if len(text) > MOST_SUMMARY:
        raise PydanticCustomError("long-summary", "", {"length": len(text), "most": MOST_SUMMARY})
    return text


def parse_https(value: Any) -> str:
    text = text_of(value)
    if len(text) > MOST_ADDRESS:
        raise PydanticCustomError("long-address", "", {"length": len(text), "most": MOST_ADDRESS})
    if not text.startswith("https://"):
        raise PydanticCustomError("not-https", "", {"value": text, "near": nearest_https(text)})
    if not is_safe_address(text):
        raise PydanticCustomError("bad-address", "", {"value": text})
    return text


def is_safe_address(text: str) -> bool:
    """Whether an https address has a host by name, no user or password in it, and no sign that must be escaped."""
    if PLAIN_ADDRESS.fullmatch(text):
        return True
    if UNSAFE_IN_ADDRESS.search(text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    return "@" not in parts.netloc and port != 0 and HOST.fullmatch(parts.hostname or "") is not None


def nearest_https(text: str) -> str:
    bare = re.sub(r"^(?:https?:)?/*", "", text, flags=re.IGNORECASE)
    return f"https://{bare}" if not SCHEME.match(bare) and is_safe_address(f"https://{bare}") else ""


def parse_source(value: Any) -> str:
    """Where a number comes from: words, or an https address."""
    text = text_of(value)
    if not text:
        raise PydanticCustomError("blank-text", "")
    return parse_https(text) if SCHEME.match(text) and " " not in text else one_line(text)


def parse_email(value: Any) -> str:
    text = text_of(value)
    if not is_email(text):
        raise PydanticCustomError("not-an-email", "", {"value": text, "near": nearest_email(text)})
    return text


def is_email(text: str) -> bool:
    found = EMAIL.fullmatch(text)
    return found is not None and HOST.fullmatch(found["host"]) is not None


def nearest_email(text: str) -> str:
    bare = text.removeprefix("mailto:").replace(" ", "").strip("<>")
    return bare if is_email(bare) else ""


def parse_phone(value: Any) -> str:
    text = text_of(value)
    if not PHONE.fullmatch(text):
        raise PydanticCustomError("not-a-phone", "", {"value": text})
    return text


def parse_cpv(value: Any) -> str:
    text = text_of(value)
    if not CPV.fullmatch(text):
        raise PydanticCustomError("not-a-cpv", "", {"value": text})
    return text


def parse_orgnr(value: Any) -> str:
    text = text_of(value)
    if not ORGNR.fullmatch(text):
        digits = re.sub(r"\D", "", text)[-10:]
        near = f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 else ""  # noqa: PLR2004  ten by law
        raise PydanticCustomError("not-an-orgnr", "", {"value": text, "near": near})
    return text


def parse_licence(value: Any) -> str:
    text = text_of(value)
    if not SPDX.fullmatch(text):
        raise PydanticCustomError("not-spdx", "", {"value": text})
    return text


def parse_identifier(value: Any) -> str:
    """An address that names a concept; it is not a link, and many of them begin with http."""
    text = text_of(value)
    if not IDENTIFIER.fullmatch(text):
        raise PydanticCustomError("not-a-uri", "", {"value": text})
    return text


def parse_alias(value: Any) -> str:
    text = text_of(value)
    if not is_id(text):
        raise PydanticCustomError("bad-alias", "", {"value": text, "near": suggest_id(text)})
    return text


def one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Item = TypeVar("Item")


def without_repeats(items: Sequence[Item]) -> Sequence[Item]:
    seen = set()
    for index, item in enumerate(items):
        if item in seen:
            raise PydanticCustomError("repeated-item", "", {"value": str(item), "index": index})
        seen.add(item)
    return items


Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(visible)]
Line = Annotated[Plain, AfterValidator(one_line)]
Title = Annotated[Line, Translated()]
Text = Annotated[Plain, Translated()]
Summary = Annotated[Line, AfterValidator(short), Translated()]
Https = Annotated[str, PlainValidator(parse_https)]
SourceText = Annotated[str, PlainValidator(parse_source), Translated()]
Email = Annotated[str, PlainValidator(parse_email)]
Phone = Annotated[str, PlainValidator(parse_phone)]
Cpv = Annotated[str, PlainValidator(parse_cpv)]
Orgnr = Annotated[str, PlainValidator(parse_orgnr)]
Licence = Annotated[str, PlainValidator(parse_licence)]
Identifier = Annotated[str, PlainValidator(parse_identifier)]
Alias = Annotated[str, PlainValidator(parse_alias)]
LocalText = dict[str, Line]
"""A text in each of the site's languages."""

NeedId = Annotated[Plain, Reference("need")]
SolutionId = Annotated[Plain, Reference("solution")]
EventId = Annotated[Plain, Reference("event")]
OrganisationId = Annotated[Plain, Reference("organisation")]

Unique = AfterValidator(without_repeats)
OneOrMore = BeforeValidator(one_or_more)
