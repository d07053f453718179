"""How needs move through the process: how many came how far, and how long each step took."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median, quantiles

from stafett.model.need import Need
from stafett.model.process import ENDED, PROCESS


@dataclass(frozen=True, slots=True)
class StageFlow:
    """Of the needs that `reached` a stage: `onward` went further, and of the others some stand `here`, some have `left`
    the round, and some went `back` to an earlier stage. `standing` are all that stand here now, also those who came back.
    """

    stage: str
    reached: int
    onward: int
    here: int
    back: int
    left: int
    standing: int


@dataclass(frozen=True, slots=True)
class StageTime:
    """Days from first coming to `start` to first coming to `end`, over `needs` that did; half of them lie from low to high."""

    start: str
    end: str
    needs: int
    median: float
    low: float
    high: float


def flow(needs: Iterable[Need]) -> tuple[StageFlow, ...]:
    """The stages of the process in order; what one sends onward is what the next one is reached by."""
    ends: Counter[tuple[int, str]] = Counter()
    standing: Counter[str] = Counter()
    for need in needs:
        ends[furthest(need), need.fields.stage] += 1
        standing[need.fields.stage] += 1
    stages = []
    reached = sum(ends.values())
    for place, stage in enumerate(PROCESS):
        stopped = {now: count for (last, now), count in ends.items() if last == place}
        here, left = stopped.get(stage, 0), sum(stopped.get(end, 0) for end in ENDED)
        onward, back = reached - sum(stopped.values()), sum(stopped.values()) - here - left
        stages.append(StageFlow(stage, reached, onward, here, back, left, standing[stage]))
        reached = onward
    return tuple(stages)


def furthest(need: Need) -> int:
    """How far along the process the need has ever been: its first stage is 0."""
    return max((PROCESS.index(entry.stage) for entry in need.fields.log if entry.stage in PROCESS), default=0)


def stage_times(needs: Iterable[Need]) -> tuple[StageTime, ...]:
    """The steps that at least one need has taken."""
    days: dict[tuple[str, str], list[int]] = {step: [] for step in pairwise(PROCESS)}
    for need in needs:
        for start, end, taken in steps_of(need):
            days[start, end].append(taken)
    return tuple(stage_time(start, end, taken) for (start, end), taken in days.items() if taken)


def steps_of(need: Need) -> Iterator[tuple[str, str, int]]:
    """From each stage to the next one, with the days between."""
    came: dict[str, date] = {}
    for entry in need.fields.log:
        came.setdefault(entry.stage, entry.date)
    for start, end in pairwise(PROCESS):
        if start in came and end in came:
            yield start, end, (came[end] - came[start]).days


def stage_time(start: str, end: str, days: Sequence[int]) -> StageTime:
    low, _, high = quantiles(days, n=4, method="inclusive") if len(days) > 1 else (days[0],) * 3
    return StageTime(start, end, len(days), median(days), low, high)
