"""A mistake in content is a value: a permanent code, a place, what is wrong and how to mend it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file; `path` is relative to the site's folder, with slashes; line and column count from 1, 0 is unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is looked up among the messages of the reader's language, and `values` fill its blanks."""

    code: str
    place: Place
    values: dict[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
