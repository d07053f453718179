"""What a rule finds, before it has a line and a column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from stafett.problems import Place, Problem, Severity
from stafett.read import Source, around_comma, cut_off_texts, is_in_flow, locate

Path = tuple[str | int, ...]
MAYBE_COMMA = ("unknown-key", "empty-value", "unknown-language")


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at `path` in a file's data, about the value there or its key."""

    code: str
    path: Path = ()
    values: dict[str, str] = field(default_factory=dict)
    is_about_key: bool = False
    severity: Severity = Severity.ERROR


def placed(findings: Iterable[Finding], source: Source) -> Iterator[Problem]:
    for given in findings:
        finding = with_comma_seen(given, source)
        place = locate(source, finding.path, key=finding.is_about_key) if finding.path else Place(source.path)
        values = {name: str(value) for name, value in finding.values.items()}
        yield Problem(finding.code, place, values, finding.severity)


def with_comma_seen(finding: Finding, source: Source) -> Finding:
    """`{question: Hur, och när?}` has a key "och när?" without a value: what is wrong is the comma."""
    if finding.code not in MAYBE_COMMA or not is_in_flow(source, finding.path):
        return finding
    *around, key = finding.path
    data: Any = source.data
    for step in around:
        data = data[step]
    if not isinstance(data, dict) or data.get(key, "") is not None:
        return finding
    before = {name: data[name] for name in [*data][: [*data].index(key)]}
    code, values = around_comma(before, str(key))
    return Finding(code, finding.path, values, is_about_key=True)


def cut_off_problems(source: Source) -> Iterator[Problem]:
    for place in cut_off_texts(source):
        yield Problem("comment-after-text", place, {}, Severity.WARNING)


def dotted(path: Path) -> str:
    """The path as an editor reads it: `screening.economic.score`; items count from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
