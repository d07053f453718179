"""What the catalogue has learnt, side by side: what was asked for, how far it was met, and lessons."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from stafett.check import codes
from stafett.model.catalogue import Catalogue, Solution

ANSWERS = tuple(codes.Answer)


@dataclass(frozen=True, slots=True)
class Demand:
    """The precondition number `place` of a side in an announced need."""

    need: str
    place: int
    is_must: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """What a solution says of a side of a need that asks for something there; `has_must` if it is a must."""

    need: str
    solution: str
    answer: str
    has_must: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """The lesson number `place` of a solution, about `need`."""

    solution: str
    place: int
    need: str
    date: date | None


@dataclass(frozen=True, slots=True)
class SideRecord:
    """All of one side: demands and replies with the newest needs first, lessons with the latest first."""

    demands: tuple[Demand, ...]
    replies: tuple[Reply, ...]
    lessons: tuple[Lesson, ...]

    @property
    def asking(self) -> int:
        """How many needs ask for something from this side."""
        return len({demand.need for demand in self.demands})

    def answered(self, *, only_musts: bool = False) -> Mapping[str, int]:
        """How many replies there are of each kind."""
        counts = Counter(reply.answer for reply in self.replies if reply.has_must or not only_musts)
        return {answer: counts[answer] for answer in ANSWERS}


def side_record(catalogue: Catalogue, side: str) -> SideRecord:
    """A side's record; a solution that says nothing of it leaves it unknown."""
    found = sorted(lessons(catalogue, side), key=lesson_age)
    return SideRecord(tuple(demands(catalogue, side)), tuple(replies(catalogue, side)), tuple(found))


def count_lessons(catalogue: Catalogue) -> Counter[str]:
    """How many there are of each side."""
    return Counter(lesson.side for solution in catalogue.solutions.values() for lesson in solution.fields.lessons)


def demands(catalogue: Catalogue, side: str) -> Iterator[Demand]:
    for need in catalogue.needs.values():
        if need.entered("announced"):
            for place, item in enumerate(getattr(need.fields.preconditions, side, None) or ()):
                yield Demand(need.id, place, item.level == codes.Level.MUST)


def replies(catalogue: Catalogue, side: str) -> Iterator[Reply]:
    for need in catalogue.needs.values():
        asked = getattr(need.fields.preconditions, side, None) or ()
        for answered in need.answers if asked else ():
            if not answered.through:
                fit = catalogue.solutions[answered.solution].fields.fit.get(need.id)
                found = getattr(fit, side, None)
                has_must = any(item.level == codes.Level.MUST for item in asked)
                yield Reply(need.id, answered.solution, found.answer if found else codes.Answer.UNKNOWN, has_must)


def lessons(catalogue: Catalogue, side: str) -> Iterator[Lesson]:
    for solution in catalogue.solutions.values():
        for place, lesson in enumerate(solution.fields.lessons):
            if lesson.side == side:
                yield Lesson(solution.id, place, lesson.need or solution.fields.answers[0], lesson.date)


def lesson_age(lesson: Lesson) -> tuple[bool, int, str, int]:
    """The latest first, those without a date last."""
    day = lesson.date
    return day is None, -day.toordinal() if day else 0, lesson.solution, lesson.place


def sharing_solutions(catalogue: Catalogue) -> list[Solution]:
    """Those that say how cost or gain is shared, those that have come furthest first."""
    stages = [*codes.SolutionStage]
    found = [
        solution
        for solution in catalogue.solutions.values()
        if solution.fields.sharing and (solution.fields.sharing.cost_share or solution.fields.sharing.gain_share)
    ]
    return sorted(found, key=lambda solution: (furthest(solution, stages), solution.id))


def furthest(solution: Solution, stages: list[codes.SolutionStage]) -> int:
    """Withdrawn ones last."""
    place = stages.index(solution.fields.stage)
    return 1 if solution.fields.stage == codes.SolutionStage.WITHDRAWN else -place
