"""Submissions sent to a tiny site, and what became of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tiny import NOW

from stafett.check import Checked, check_sources
from stafett.editor import Choices, take_in
from stafett.editor.outcome import Report
from stafett.read import read_sources

EXPORTS = Path(__file__).parents[1] / "editor/exports"
IN_USE = """
    feedback:
      - {date: 2026-07-01, from: staff, text: Först}   # behåll mig
    log:
      - {date: 2026-04-01, stage: pilot}
      - {date: 2026-06-01, stage: implemented}
    """
ANSWER = {
    "need": "andas",
    "title": "Andningskollen",
    "summary": "Hjälper.",
    "description": "Så fungerar den i vardagen på en mottagning.",
    "organisation": "Bolaget",
    "role": "Kundtjänst",
    "email": "kund@bolaget.example",
}


def run(site: Path, export: str | Path, **choices: Any) -> Report:
    return take_in(site, EXPORTS / export, Choices(NOW, **choices))


def send(site: Path, *fields: Mapping[str, str], form: str = "answer", **choices: Any) -> Report:
    """Take in submissions in our own JSON; those fields that are no field of the form are about the sending."""
    entries = [{"form": form, "received": "2026-11-01T10:00:00Z", "fields": own, **own} for own in fields]
    file = site / "sent.json"
    file.write_text(json.dumps({"submissions": entries}), "utf-8")
    return run(site, file, **choices)


def checked(site: Path) -> Checked:
    sources, problems = read_sources(site)
    return check_sources(sources, problems, with_drafts=True)


def reasons(report: Report) -> list[str]:
    return [each.reason[0] for each in report.set_aside]


def files_of(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}
