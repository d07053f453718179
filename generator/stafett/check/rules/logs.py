"""The dated history of a need, and of a solution."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from stafett.check.findings import Finding
from stafett.check.schema import NeedFile, SolutionFile
from stafett.check.schema.codes import ENDED, PROCESS
from stafett.check.schema.need import LogEntry
from stafett.check.schema.solution import SolutionLogEntry

ORDER = {stage: index for index, stage in enumerate(PROCESS)}


def need_log_findings(need: NeedFile) -> Iterator[Finding]:
    yield from date_findings(need.log)
    yield from step_findings(need.log)
    yield from last_stage_findings(need.log, need.stage)


def solution_log_findings(solution: SolutionFile) -> Iterator[Finding]:
    yield from date_findings(solution.log)
    if solution.log:
        yield from last_stage_findings(solution.log, solution.stage)


def date_findings(log: Sequence[LogEntry | SolutionLogEntry]) -> Iterator[Finding]:
    for index, (before, entry) in enumerate(pairwise(log), 1):
        if entry.date < before.date:
            values = {"date": str(entry.date), "before": str(before.date)}
            yield Finding("log-goes-back", ("log", index, "date"), values)


def last_stage_findings(log: Sequence[LogEntry | SolutionLogEntry], stage: str) -> Iterator[Finding]:
    if log[-1].stage != stage:
        yield Finding("log-ends-elsewhere", ("stage",), {"stage": stage, "last": log[-1].stage})


def step_findings(log: Sequence[LogEntry]) -> Iterator[Finding]:
    """Steps along the process: none skipped forward, none back or out of an ended stage without a note."""
    reached, before = -1, None
    for index, entry in enumerate(log):
        step = ORDER.get(entry.stage, reached if reached >= 0 else 1)
        if step > reached + 1:
            values = {"stage": str(entry.stage), "skipped": str(PROCESS[reached + 1])}
            yield Finding("log-skips-stage", ("log", index, "stage"), values)
        is_back = step < reached or (before in ENDED and entry.stage is not before)
        if is_back and entry.note is None and before is not None:
            yield Finding("log-needs-note", ("log", index, "note"), {"stage": str(entry.stage), "before": str(before)})
        reached, before = step, entry.stage
