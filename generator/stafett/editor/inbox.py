"""From an export of what people sent to drafts in content/: sifted, filled in, checked, and each taken once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .catalogue import ORGANISATIONS, Known, read_catalogue
from .desk import Desk
from .drafting import draft_of
from .judging import hold_against_check
from .ledger import read_set_aside, read_taken, write_file, write_set_aside, write_taken
from .outcome import Report, SetAside
from .pile import Draft, pile_on
from .providers import with_providers
from .sifting import sift
from .submissions import Submission, made, read_submissions


@dataclass(frozen=True, slots=True)
class Choices:
    """`now` stands for when a submission came, where that is not told; `owner` owns needs that name nobody in the catalogue.

    `accepted` are ids of submissions to take in spite of what speaks against them.
    """

    now: datetime
    form: str = ""
    owner: str = ""
    accepted: frozenset[str] = frozenset()
    is_rehearsal: bool = False


def take_in(site: Path, file: Path, choices: Choices) -> Report:
    """Turn the submissions in `file`, and those set aside before, into drafts below `site`/content; ExportError if it is no export."""
    submissions = read_submissions(file.read_bytes(), choices.form)
    ids = {submission.id for submission in submissions}
    submissions += [own for entry in read_set_aside(site) if (own := made(entry, "")).id not in ids]
    known, taken = read_catalogue(site), read_taken(site)
    report, drafts = draft_all(site, submissions, taken, known, choices)
    hold_against_check(report, drafts, known)
    if not choices.is_rehearsal:
        write_all(site, report, taken)
    return report


def draft_all(
    site: Path, submissions: Sequence[Submission], taken: Mapping[str, str], known: Known, choices: Choices
) -> tuple[Report, list[Draft]]:
    report, pile = Report(), pile_on(known)
    desk = Desk(site, known, pile, choices.owner, choices.now)
    told: set[str] = set()
    for submission, reason in sift(submissions):
        is_accepted = submission.id in choices.accepted
        if submission.id in taken and not is_accepted:
            report.known += submission.id not in told
        elif reason and not (is_accepted and reason[0] not in HARD):
            report.set_aside.append(SetAside(submission, reason))
        else:
            made_of = draft_of(desk, submission, is_accepted=is_accepted)
            if isinstance(made_of, Draft):
                pile.add(made_of)
            else:
                report.set_aside.append(SetAside(submission, made_of))
        told.add(submission.id)
    report.strangers = sorted(choices.accepted - told)
    return report, pile.drafts


HARD = ("unknown-form", "excess", "incomplete", "double")
"""Reasons that nobody can look away from."""


def write_all(site: Path, report: Report, taken: dict[str, str]) -> None:
    """Organisations first, then the drafts, and last what tells that they have been taken: a run cut short can be run again."""
    providers = {taken.draft.provider.key: taken.draft.provider.text for taken in report.taken if taken.draft.provider}
    if report.organisations:
        file = site / ORGANISATIONS
        own = file.read_bytes().decode("utf-8")
        write_file(file, with_providers(own, {key: providers[key] for key in report.organisations}))
    for each in report.taken:
        write_file(site / each.draft.path, each.draft.text)
        taken[each.draft.submission.id] = each.draft.path
    if report.taken:
        write_taken(site, taken)
    kept = {each.submission.id: as_plain(each) for each in report.set_aside if each.reason[0] != "double"}
    if kept or read_set_aside(site):
        write_set_aside(site, list(kept.values()))


def as_plain(each: SetAside) -> dict[str, Any]:
    """A submission in our own JSON, so that it can be mended and taken in again."""
    submission = each.submission
    return {
        "id": submission.id,
        "reason": each.reason[0],
        "form": submission.form,
        "received": submission.received.isoformat() if submission.received else "",
        "sender": submission.sender,
        "language": submission.language,
        "fields": {**submission.fields, **({"website": submission.trap} if submission.trap else {})},
    }
