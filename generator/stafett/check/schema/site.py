"""What stands in content/site.yml."""

from collections.abc import Sequence
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from stafett.near import nearest
from stafett.problems import Place, Problem
from stafett.read import LANGUAGE, is_id, suggest_id

from .fields import ContactFields, Fields
from .numbers import Boolean, Weight, Whole, text_of
from .texts import Licence, LocalText, Unique, parse_https

Months = Annotated[int, Whole(1, 120)]
DEFAULT_ZONE = "Europe/Stockholm"
ANSWER_FORMS = ("netlify", "none")


def parse_zone(value: Any) -> str:
    text = text_of(value)
    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        near = nearest(text, available_timezones())
        raise PydanticCustomError("unknown-zone", "", {"value": text, "near": near}) from None


def parse_base_url(value: Any) -> str:
    text = parse_https(value)
    if "?" in text or "#" in text:
        raise PydanticCustomError("bad-base-url", "", {"value": text})
    return text


def base_url_problem(text: str) -> Problem | None:
    """What is wrong with an address that was given on the command line instead of in site.yml."""
    try:
        parse_base_url(text)
    except PydanticCustomError as mistake:
        values = {name: str(value) for name, value in (mistake.context or {}).items()}
        return Problem(mistake.type, Place("--base-url"), values)
    return None


def parse_answer_form(value: Any) -> str:
    text = text_of(value)
    if text in ANSWER_FORMS:
        return text
    if not text.startswith("http"):
        raise PydanticCustomError("not-an-answer-form", "", {"value": text})
    return parse_https(text)


def parse_language(value: Any) -> str:
    text = text_of(value)
    if not LANGUAGE.fullmatch(text):
        raise PydanticCustomError("not-a-language", "", {"value": text})
    return text


def parse_theme(value: Any) -> str:
    text = text_of(value)
    if not is_id(text):
        raise PydanticCustomError("bad-theme", "", {"value": text, "near": suggest_id(text)})
    return text


class Weights(Fields):
    """How much each lens weighs in a need's priority; relative, so any positive numbers will do."""

    economic: Weight
    political: Weight
    technological: Weight
    legal: Weight
    climate: Weight


class SearchWeights(Fields):
    """How much a word counts by the field that it stands in; `part` is what a compound's part counts of its compound."""

    title: Weight | None = None
    summary: Weight | None = None
    labels: Weight | None = None
    body: Weight | None = None
    part: Weight | None = None


class Health(Fields):
    """After how many months an editor is reminded: of feedback that has not come, of a need that has not moved."""

    feedback_months: Months = 6
    stage_months: Months = 12


EQUAL_WEIGHTS = Weights(economic="1", political="1", technological="1", legal="1", climate="1")


class SiteFile(Fields):
    """`languages` begins with the one that files without a language in their name are in."""

    name: LocalText
    languages: Annotated[tuple[Annotated[str, PlainValidator(parse_language)], ...], Field(min_length=1), Unique]
    base_url: Annotated[str, PlainValidator(parse_base_url)]
    timezone: Annotated[str, PlainValidator(parse_zone)] = DEFAULT_ZONE
    theme: Annotated[str, PlainValidator(parse_theme)] = "standard"
    weights: Weights = EQUAL_WEIGHTS
    contact: ContactFields
    demo: Boolean = False
    page_size: Annotated[int, Whole(1, 500)] = 50
    answer_form: Annotated[str, PlainValidator(parse_answer_form)] = "none"
    licence: Licence | None = None
    health: Health = Health()
    search: SearchWeights = SearchWeights()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


def stand_in(languages: Sequence[str]) -> SiteFile:
    """For a site.yml with mistakes, so that all other mistakes can be told at once; nothing is built with it."""
    return SiteFile(
        name=dict.fromkeys(languages, "Stafett"),
        languages=languages,
        base_url="https://stafett.example/",
        contact=ContactFields(role="Stafett", email="stafett@stafett.example"),
    )
