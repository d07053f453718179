"""Rounds and the batons passed between them: which need came of feedback on a solution to which other one."""

from collections.abc import Iterator
from dataclasses import dataclass

from stafett.check.schema.solution import Feedback
from stafett.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Handover:
    """Feedback on a solution to one need that started another need."""

    need: str
    solution: str
    feedback: Feedback
    new_need: str


@dataclass(frozen=True, slots=True)
class Lap:
    """One need's round in a lineage; `depth` counts the rounds before it, `start` is how it began if not on its own."""

    need: str
    depth: int
    start: Handover | None


def handover_to(catalogue: Catalogue, need_id: str) -> Handover | None:
    """The feedback that the need came from; a solution to several needs says which one its feedback speaks of."""
    source = catalogue.needs[need_id].fields.origin.solution
    solution = catalogue.solutions.get(source or "")
    for feedback in solution.fields.feedback if solution else ():
        if solution and feedback.new_need == need_id:
            spoken_of = feedback.need or solution.fields.answers[0]
            return Handover(spoken_of, solution.id, feedback, need_id) if spoken_of in catalogue.needs else None
    return None


def line_of(catalogue: Catalogue, need_id: str) -> tuple[str, ...]:
    """The need with those before it, the first one first."""
    line = [need_id]
    while (handover := handover_to(catalogue, line[-1])) and handover.need not in line:
        line.append(handover.need)
    return tuple(reversed(line))


def lineage(catalogue: Catalogue, first: str) -> Iterator[Lap]:
    """The round of the need `first` and all that followed, each before those that it led to."""
    waiting: list[Lap] = [Lap(first, 0, None)]
    seen = {first}
    while waiting:
        lap = waiting.pop()
        yield lap
        following = [need for need in catalogue.needs[lap.need].led_to if need not in seen]
        seen.update(following)
        waiting += [Lap(need, lap.depth + 1, handover_to(catalogue, need)) for need in reversed(following)]
