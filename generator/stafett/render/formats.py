"""Dates, times and numbers the way a locale writes them, as filters for templates. Nothing here depends on the clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.core import Locale, get_global
from babel.dates import format_date, format_time, get_timezone_gmt, get_timezone_name
from babel.numbers import format_currency, format_decimal, format_percent, get_group_symbol

Filter = Callable[[Any], str]
MINUS = "−"
NO_BREAK = "\xa0"
SAMPLES = (0, 7, 999, 1000, 12_345, 1_234_567, 123_456_789, -7, -1000, -1_234_567)


def filters(locale: Locale) -> Mapping[str, Filter]:
    """The locale's filters by the name that templates know them by. Each remembers its answers: lists repeat their dates."""
    times = {name: remembered_by_zone(show) for name, show in filters_of_times(locale).items()}
    return times | {name: lru_cache(maxsize=4096)(show) for name, show in filters_of_numbers(locale).items()}


def remembered_by_zone(show: Filter) -> Filter:
    """The same filter with a memory that tells apart what is one moment on two clocks: such times are equal."""
    show_on = lru_cache(maxsize=4096)(lambda value, _zone, _fold: show(value))
    return lambda value: show_on(value, getattr(value, "tzinfo", None), getattr(value, "fold", 0))


def filters_of_times(locale: Locale) -> Mapping[str, Filter]:
    country = locale.territory or get_global("likely_subtags").get(locale.language, "").rpartition("_")[2]

    def show_date(value: date) -> str:
        return format_date(value, "long", locale).replace(" ", NO_BREAK)

    def show_short_date(value: date) -> str:
        """For narrow places: there it may break, but a day and its month keep together."""
        return format_date(value, "medium", locale).replace(" ", NO_BREAK, 1)

    def show_month(value: date) -> str:
        return format_date(value, "LLLL y", locale)

    def show_weekday(value: date) -> str:
        return format_date(value, "EEEE", locale)

    def show_time(value: datetime) -> str:
        return format_time(value.timetz(), "short", locale=locale)

    def show_zone(value: datetime) -> str:
        """Give the zone's short name where the locale has one ("CET"), else how far it is from Greenwich ("GMT-05:00").

        "" where it goes without saying: in the language of a country whose only zone it is.
        """
        if country and country_of(value) == country:
            return ""
        name = get_timezone_name(value, "short", locale=locale)
        return name if name.isalpha() else get_timezone_gmt(value, "long", locale=locale)

    def show_zone_name(value: datetime) -> str:
        return get_timezone_name(value, "long", locale=locale)

    def show_zone_place(value: datetime) -> str:
        return locale.territories.get(country_of(value)) or show_zone_name(value)

    return {
        "date": show_date,
        "short_date": show_short_date,
        "month": show_month,
        "weekday": show_weekday,
        "time": show_time,
        "zone": show_zone,
        "zone_name": show_zone_name,
        "zone_place": show_zone_place,
    }


def country_of(value: datetime) -> str:
    """The country whose only zone the time's is, "" where there is none."""
    country = str(get_global("zone_territories").get(getattr(value.tzinfo, "key", ""), ""))
    return country if len(get_global("territory_zones").get(country, ())) == 1 else ""


def filters_of_numbers(locale: Locale) -> Mapping[str, Filter]:
    def show_number(value: Decimal | int) -> str:
        return format_decimal(value, locale=locale).replace("-", MINUS)

    def show_decimal(value: Decimal) -> str:
        return format_decimal(value, "0.0", locale)

    def show_money(value: int) -> str:
        return format_currency(value, "SEK", "#,##0\xa0¤", locale, currency_digits=False).replace("-", MINUS)

    def show_percent(value: Decimal) -> str:
        return format_percent(value, locale=locale)

    group = get_group_symbol(locale)
    return {
        "number": whole_numbers_quickly(show_number, group),
        "decimal": show_decimal,
        "money": whole_numbers_quickly(show_money, group),
        "percent": show_percent,
    }


def whole_numbers_quickly(show: Filter, group: str) -> Filter:
    """The same filter, without asking the locale about each whole number: if this locale writes them in threes."""
    after = show(0).removeprefix("0")

    def show_whole(value: int) -> str:
        sign = MINUS if value < 0 else ""
        return f"{sign}{abs(value):,}".replace(",", group) + after

    if any(show_whole(value) != show(value) for value in SAMPLES):
        return show
    return lambda value: show_whole(value) if type(value) is int else show(value)
