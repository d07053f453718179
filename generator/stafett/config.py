"""What a command was asked for: folders, and choices that change the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stafett.parallel import Crew, Workers
from stafett.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """`site` holds content/ and maybe themes/; `now` is the build's time, with a zone.

    `jobs` processes share the costly work on this machine; `crew` takes over what needs none of its files.
    """

    site: Path
    output: Path
    cache: Path
    now: datetime
    base_url: str = ""  # instead of the one in site.yml
    with_drafts: bool = False
    is_strict: bool = False
    jobs: int = 1
    crew: Crew | None = None

    @property
    def workers(self) -> Workers:
        """Who makes pages and analyses texts."""
        return self.crew or self.jobs

    def stops_at(self, problems: Iterable[Problem]) -> bool:
        """Whether any of `problems` stops a build; warnings do so only where they count as errors."""
        return any(self.is_strict or problem.severity is Severity.ERROR for problem in problems)
