"""What a command was asked for: folders, and choices that change the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import stafett
from stafett.problems import Problem, Severity

if TYPE_CHECKING:
    from stafett.parallel import Crew, Workers


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
    crew: "Crew | None" = None

    @property
    def workers(self) -> "Workers":
        """Who makes pages and analyses texts."""
        return self.crew or self.jobs

    def stops_at(self, problems: Iterable[Problem]) -> bool:
        """Whether any of `problems` stops a build; warnings do so only where they count as errors."""
        return any(self.is_strict or problem.severity is Severity.ERROR for problem in problems)


def source_folders(settings: Settings) -> list[Path]:
    """Where a site must not be written."""
    return [settings.site / "content", settings.site / "themes"]


def theme_places(site: Path) -> list[Path]:
    """Where themes are looked for: in the site's folder, in the installed package, in the package's own checkout."""
    package = Path(stafett.__file__).parent
    return [site / "themes", package / "themes", package.parents[1] / "themes"]
