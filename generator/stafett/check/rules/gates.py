"""Each stage that stands in a need's log must have what it asks for."""

from collections.abc import Iterable, Iterator
from typing import Any

from stafett.check.checked import Entry
from stafett.check.findings import Finding, Path, dotted
from stafett.check.schema import Fields, NeedFile, SolutionFile
from stafett.check.schema.codes import Lens, Side, SolutionStage, Stage
from stafett.check.schema.need import Goal
from stafett.check.schema.solution import Outcome

from .facts import Facts

ASKED: dict[Stage, tuple[Path, ...]] = {
    Stage.SCREENED: (
        ("screening", "date"),
        ("screening", "by"),
        *(("screening", lens.value, part) for lens in Lens for part in ("score", "reason")),
        ("screening", "societal_economy", "summary"),
        ("screening", "life_cycle", "summary"),
    ),
    Stage.ANNOUNCED: (("quantity",), *(("preconditions", side.value) for side in Side), ("contact",)),
    Stage.CLOSED: (("closed",),),
    Stage.MERGED: (("merged_into",),),
    Stage.PARKED: (("parked",),),
}
MEASURABLE = ("measure", "unit", "baseline", "target", "by")
AGREED = ("measure", "unit", "baseline", "target")
MEASURED = ("actual", "date")
IN_USE = (SolutionStage.PILOT, SolutionStage.PROCUREMENT, SolutionStage.IMPLEMENTED)


def gate_findings(need: Entry[NeedFile], facts: Facts) -> Iterator[Finding]:
    for stage in dict.fromkeys(entry.stage for entry in need.fields.log):
        yield from field_findings(need.fields, stage)
        if stage is Stage.SCREENED:
            yield from goal_findings(need.fields)
        if stage is Stage.ANNOUNCED:
            yield from announcement_findings(need.fields)
    yield from answer_findings(need, facts)


def log_place(need: NeedFile, stage: Stage) -> Path:
    """The stage's first entry in the log: what asks for things that are not in the file at all."""
    return ("log", next(index for index, entry in enumerate(need.log) if entry.stage is stage), "stage")


def field_findings(need: NeedFile, stage: Stage) -> Iterator[Finding]:
    for path in dict.fromkeys(filter(None, (missing_part(need, path) for path in ASKED.get(stage, ())))):
        place = path if len(path) > 1 else log_place(need, stage)
        yield Finding("stage-asks-field", place, {"stage": stage, "field": dotted(path)})


def missing_part(fields: Fields, path: Path) -> Path | None:
    """The first part of `path` that is absent; None where all of it is there."""
    value: Any = fields
    for depth, name in enumerate(path, 1):
        value = getattr(value, str(name))
        if value is None:
            return path[:depth]
    return None


def goal_findings(need: NeedFile) -> Iterator[Finding]:
    if any(is_full(goal, MEASURABLE) for goal in need.goals):
        return
    if need.goals:
        missing = [name for name in MEASURABLE if getattr(need.goals[0], name) is None]
        yield Finding("stage-asks-measurable", ("goals", 0), {"missing": ", ".join(missing)})
    else:
        yield Finding("stage-asks-goal", log_place(need, Stage.SCREENED))


def announcement_findings(need: NeedFile) -> Iterator[Finding]:
    quantity, sides = need.quantity, need.preconditions
    if quantity and quantity.patients_per_year is None and quantity.cost_sek_per_year is None:
        yield Finding("quantity-without-number", ("quantity",), is_about_key=True)
    if quantity and quantity.note is None and quantity.source is None:
        yield Finding("quantity-without-source", ("quantity",), is_about_key=True)
    if sides and all(getattr(sides, side) == () for side in Side):
        yield Finding("preconditions-all-empty", ("preconditions",), is_about_key=True)


def answer_findings(need: Entry[NeedFile], facts: Facts) -> Iterator[Finding]:
    """What the stages after the announcement ask of solutions and events."""
    answers = [solution for solution in facts.answering.get(need.id, ()) if facts.sees(need, solution)]
    dialogues = [event for event in facts.dialogues.get(need.id, ()) if facts.sees(need, event)]
    in_use = [answer for answer in answers if answer.fields.stage in IN_USE and agreed(answer, need.id)]
    implemented = [
        answer
        for answer in in_use
        if answer.fields.stage is SolutionStage.IMPLEMENTED
        and all(is_full(outcome, MEASURED) for outcome in agreed(answer, need.id))
    ]
    followed_up = [answer for answer in implemented if any(speaking_of(need.id, answer.fields.feedback))]
    found: dict[Stage, list[Any]] = {
        Stage.IN_DIALOGUE: [*answers, *dialogues],
        Stage.IN_PILOT: in_use,
        Stage.IMPLEMENTED: implemented,
        Stage.FOLLOWED_UP: followed_up,
    }
    if facts.has_unread("solution"):
        return
    entered = {entry.stage for entry in need.fields.log}
    for stage, entries in found.items():
        is_uncertain = stage is Stage.IN_DIALOGUE and facts.has_unread("event")
        if stage in entered and not entries and not is_uncertain:
            values = {"stage": stage, "need": need.id, "near": ", ".join(answer.id for answer in answers)}
            yield Finding(CODES[stage], log_place(need.fields, stage), values)


CODES = {
    Stage.IN_DIALOGUE: "stage-asks-dialogue",
    Stage.IN_PILOT: "stage-asks-pilot",
    Stage.IMPLEMENTED: "stage-asks-outcomes",
    Stage.FOLLOWED_UP: "stage-asks-feedback",
}


def agreed(solution: Entry[SolutionFile], need: str) -> list[Outcome]:
    """The outcomes for `need` that were agreed on before the start."""
    return [outcome for outcome in speaking_of(need, solution.fields.outcomes) if is_full(outcome, AGREED)]


def speaking_of(need: str, parts: Iterable[Any]) -> Iterator[Any]:
    """Those that name `need`, and those that name none: the solution answers but one, or is told to say which."""
    return (part for part in parts if part.need in (None, need))


def is_full(part: Goal | Outcome, names: tuple[str, ...]) -> bool:
    return all(getattr(part, name) is not None for name in names)
