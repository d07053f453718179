"""Dates, times and quarters, written one way each."""

import re
from datetime import UTC, date, datetime, tzinfo
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from .numbers import text_of

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BETWEEN = r"[-/. \u2010-\u2015\u2212]"
LOOSE_DATE = re.compile(rf"([0-9]{{4}}){_BETWEEN}?([0-9]{{1,2}}){_BETWEEN}?([0-9]{{1,2}})(?:[ T]+[0-9].*)?")
DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}})")
"""As the day is said in Sweden: 16/11 2026."""
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?")
LOOSE_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]+(?:kl\.? *)?([0-9]{1,2})[.:]([0-9]{2})")
QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
LOOSE_QUARTER = re.compile(r"(?P<year>[0-9]{4})[- ]*(?:q|kv?)[- .]*(?P<number>[1-4])", re.IGNORECASE)
QUARTER_FIRST = re.compile(r"(?:q|kv?)[- .]*(?P<number>[1-4])[-/ ]*(?P<year>[0-9]{4})", re.IGNORECASE)
YEARS = range(1900, 2200)


class Quarter(NamedTuple):
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def parse_date(value: Any) -> date:
    text = text_of(value)
    if not DATE.fullmatch(text):
        raise PydanticCustomError("not-a-date", "", {"value": text, "near": nearest_date(text)})
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no-such-day", "", {"value": text}) from None
    check_year(day, text)
    return day


def nearest_date(text: str) -> str:
    if found := LOOSE_DATE.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return ""
    try:
        return str(date(int(year), int(month), int(day)))
    except ValueError:
        return ""


def parse_time(value: Any, info: ValidationInfo) -> datetime:
    """A point in time, in the zone that the text says, else in the site's."""
    text = text_of(value)
    if DATE.fullmatch(text):
        raise PydanticCustomError("bare-date", "", {"value": text, "near": f"{text}T16:00"})
    if not TIME.fullmatch(text):
        found = LOOSE_TIME.fullmatch(text)
        near = f"{found[1]}T{int(found[2]):02}:{found[3]}" if found else ""
        raise PydanticCustomError("not-a-time", "", {"value": text, "near": near})
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("no-such-day", "", {"value": text}) from None
    check_year(moment, text)
    zone = (info.context or {}).get("zone", UTC)
    return moment if moment.tzinfo else in_zone(moment, zone, text)


def in_zone(moment: datetime, zone: tzinfo, text: str) -> datetime:
    local = moment.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        raise PydanticCustomError("skipped-time", "", {"value": text, "zone": str(zone)})
    return local


def check_year(day: date, text: str) -> None:
    if day.year not in YEARS:
        raise PydanticCustomError("strange-year", "", {"value": text})


def parse_quarter(value: Any) -> Quarter:
    text = text_of(value)
    if found := QUARTER.fullmatch(text):
        return Quarter(int(found[1]), int(found[2]))
    loose = LOOSE_QUARTER.fullmatch(text) or QUARTER_FIRST.fullmatch(text)
    near = f"{loose['year']}-Q{loose['number']}" if loose else ""
    raise PydanticCustomError("not-a-quarter", "", {"value": text, "near": near})


Day = Annotated[date, PlainValidator(parse_date)]
Moment = Annotated[datetime, PlainValidator(parse_time)]
PlannedQuarter = Annotated[Quarter, PlainValidator(parse_quarter)]
