"""Counts over time, by quarter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from stafett.model.need import Need

MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """`number` from 1 to 4."""

    year: int
    number: int

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class QuarterCount:
    """How many needs were found, first announced and first implemented in a quarter."""

    quarter: Quarter
    identified: int
    announced: int
    implemented: int


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS_OF_A_QUARTER + 1)


def by_quarter(needs: Iterable[Need], today: date) -> tuple[QuarterCount, ...]:
    """Every quarter from the first in which something happened to the present one."""
    counts: dict[str, Counter[Quarter]] = {stage: Counter() for stage in ("identified", "announced", "implemented")}
    for need in needs:
        for stage, day in first_days(need).items():
            if stage in counts and day <= today:
                counts[stage][quarter_of(day)] += 1
    seen = [quarter for found in counts.values() for quarter in found]
    quarter, last, quarters = min(seen, default=quarter_of(today)), quarter_of(today), []
    while quarter <= last:
        quarters.append(QuarterCount(quarter, *(found[quarter] for found in counts.values())))
        quarter = quarter.next
    return tuple(quarters)


def first_days(need: Need) -> dict[str, date]:
    """When the need first came to each stage that it has been at."""
    days: dict[str, date] = {}
    for entry in need.fields.log:
        days.setdefault(entry.stage, entry.date)
    return days
