"""Where a need came from; feedback that starts a need closes the loop, and each must name the other."""

from collections.abc import Iterator

from stafett.check.checked import Entry
from stafett.check.findings import Finding
from stafett.check.schema import NeedFile, SolutionFile
from stafett.check.schema.codes import OriginKind
from stafett.check.schema.need import Origin

from .facts import Facts

ASKED = {OriginKind.WORKSHOP: "event", OriginKind.EVENT: "event", OriginKind.FEEDBACK: "solution"}


def origin_findings(need: Entry[NeedFile], facts: Facts) -> Iterator[Finding]:
    origin = need.fields.origin
    asked = ASKED.get(origin.kind)
    for name in ("event", "solution"):
        is_given = getattr(origin, name) is not None
        values = {"kind": origin.kind, "field": name}
        if name == asked and not is_given:
            yield Finding("origin-asks", ("origin", name), values)
        if name != asked and is_given:
            yield Finding("origin-takes-no", ("origin", name), values, is_about_key=True)
    solution = facts.solutions.get(origin.solution or "") if origin.kind is OriginKind.FEEDBACK else None
    if solution and all(feedback.new_need != need.id for feedback in solution.fields.feedback):
        yield Finding("loop-without-feedback", ("origin", "solution"), {"solution": solution.id, "need": need.id})


def feedback_findings(solution: Entry[SolutionFile], facts: Facts) -> Iterator[Finding]:
    for index, feedback in enumerate(solution.fields.feedback):
        new = facts.needs.get(feedback.new_need or "")
        if new and not is_from(new.fields.origin, solution.id):
            values = {"need": new.id, "solution": solution.id}
            yield Finding("loop-without-origin", ("feedback", index, "new_need"), values)


def is_from(origin: Origin, solution: str) -> bool:
    """An origin in feedback that does not say of which solution is told for that already."""
    return origin.kind is OriginKind.FEEDBACK and origin.solution in (None, solution)
