"""A solution speaks only of needs that it answers, and says which where there are several."""

from collections.abc import Iterator

from stafett.check.findings import Finding, Path
from stafett.check.schema import SolutionFile

from .contacts import contact_findings
from .facts import Facts

SPEAKING = ("outcomes", "lessons", "feedback")


def solution_findings(solution: SolutionFile, facts: Facts) -> Iterator[Finding]:
    yield from contact_findings(solution.contact, ("contact",))
    for need in solution.fit:
        yield from unanswered(("fit", need), need, solution, facts, is_about_key=True)
    for name in SPEAKING:
        for index, part in enumerate(getattr(solution, name)):
            if part.need is None and len(solution.answers) > 1:
                values = {"field": name, "answers": ", ".join(solution.answers)}
                yield Finding("which-need", (name, index, "need"), values)
            elif part.need is not None:
                yield from unanswered((name, index, "need"), part.need, solution, facts)


def unanswered(
    path: Path, need: str, solution: SolutionFile, facts: Facts, *, is_about_key: bool = False
) -> Iterator[Finding]:
    if need not in solution.answers and need in facts.known["need"]:
        values = {"need": need, "answers": ", ".join(solution.answers), "field": str(path[0])}
        yield Finding("need-not-answered", path, values, is_about_key=is_about_key)
