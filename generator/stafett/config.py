"""What a command was asked for: folders, and choices that change the site."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`site` holds content/ and maybe themes/; `now` is the build's time, with a zone; `jobs` worker processes."""

    site: Path
    output: Path
    now: datetime
    base_url: str = ""  # instead of the one in site.yml
    with_drafts: bool = False
    is_strict: bool = False
    jobs: int = 1
