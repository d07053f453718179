"""What becomes of submissions: taken or set aside, and why."""

from dataclasses import dataclass, field

from stafett.problems import Problem

from .pile import Draft
from .sifting import Reason
from .submissions import Submission


@dataclass(frozen=True, slots=True)
class Taken:
    """`warnings` are what `check` says of the draft that does not stop it."""

    draft: Draft
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    submission: Submission
    reason: Reason
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Report:
    """`known` counts those that an earlier run took; `organisations` are those added to organisations.yml.

    `strangers` are numbers that the editor wants to take in, and that no submission has.
    """

    taken: list[Taken] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    known: int = 0
    organisations: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
