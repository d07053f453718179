"""What a rule finds, before it has a line and a column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stafett.problems import Place, Problem, Severity
from stafett.read import Source, locate

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake at `path` in a file's data, about the value there or its key."""

    code: str
    path: Path = ()
    values: dict[str, str] = field(default_factory=dict)
    is_about_key: bool = False
    severity: Severity = Severity.ERROR


def placed(findings: Iterable[Finding], source: Source) -> Iterator[Problem]:
    for finding in findings:
        place = locate(source, finding.path, key=finding.is_about_key) if finding.path else Place(source.path)
        yield Problem(finding.code, place, finding.values, finding.severity)


def dotted(path: Path) -> str:
    """The path as an editor reads it: `screening.economic.score`; items count from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
