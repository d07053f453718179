"""From an export of what people sent to drafts in content/: sifted, filled in, checked, and each taken once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from stafett.errors import UsageError
from stafett.problems import Problem, Severity
from stafett.read import Source

from .catalogue import ORGANISATIONS, Known, as_source, problems_with, read_catalogue
from .desk import Draft
from .drafting import draft_of
from .ledger import read_set_aside, read_taken, write_file, write_set_aside, write_taken
from .providers import with_providers
from .sifting import Reason, sift
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
    """`known` counts those that an earlier run took; `organisations` are those added to organisations.yml."""

    taken: list[Taken] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    known: int = 0
    organisations: list[str] = field(default_factory=list)


def take_in(site: Path, file: Path, choices: Choices) -> Report:
    """Turn the submissions in `file`, and those set aside before, into drafts below `site`/content; UsageError if it is no export."""
    try:
        submissions = read_submissions(file.read_bytes(), choices.form)
    except OSError as fault:
        raise UsageError(f"{file}: {fault.strerror or fault}") from None
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
    report, drafts = Report(), list[Draft]()
    told: set[str] = set()
    for submission, reason in sift(submissions):
        is_accepted = submission.id in choices.accepted
        if submission.id in taken and not is_accepted:
            report.known += submission.id not in told
        elif reason and not (is_accepted and reason[0] not in HARD):
            report.set_aside.append(SetAside(submission, reason))
        else:
            made_of = draft_of(site, submission, known, drafts, choices.owner, choices.now, is_accepted=is_accepted)
            if isinstance(made_of, Draft):
                drafts.append(made_of)
            else:
                report.set_aside.append(SetAside(submission, made_of))
        told.add(submission.id)
    return report, drafts


HARD = ("unknown-form", "incomplete", "double")
"""Reasons that nobody can look away from."""


def hold_against_check(report: Report, drafts: Sequence[Draft], known: Known) -> None:
    """Take those drafts that `check` finds no mistake in."""
    texts = {draft.path: draft.text for draft in drafts}
    providers = {draft.provider.key: draft.provider.text for draft in drafts if draft.provider and draft.provider.text}
    organisations = organisations_with(known, providers)
    if providers and organisations:
        texts[ORGANISATIONS] = organisations
    found = new_problems(known, texts) if texts else {}
    for draft in drafts:
        verdict = judge(draft, found, can_add=bool(organisations))
        if isinstance(verdict, Taken):
            report.taken.append(verdict)
        else:
            report.set_aside.append(verdict)
    used = {taken.draft.provider.key for taken in report.taken if taken.draft.provider}
    report.organisations = [key for key in providers if key in used]


def judge(draft: Draft, found: Mapping[str, list[Problem]], *, can_add: bool) -> Taken | SetAside:
    """Whether `check` lets the draft through, and its provider where that one is new."""
    is_new = draft.provider is not None and draft.provider.text != ""
    if is_new and not can_add:
        values = {"path": ORGANISATIONS, "organisation": draft.submission.get("organisation")}
        return SetAside(draft.submission, ("provider", values))
    problems = [*found[draft.path], *(found[ORGANISATIONS] if is_new else ())]
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    return SetAside(draft.submission, ("check", {}), errors) if errors else Taken(draft, tuple(found[draft.path]))


def organisations_with(known: Known, providers: Mapping[str, str]) -> str:
    """organisations.yml with the new ones last; "" where it is written in a way that cannot be added to safely."""
    source = known.source(ORGANISATIONS)
    if source is None:
        return ""
    text = with_providers(source.front, providers)
    added = as_source(ORGANISATIONS, text, ())
    is_whole = isinstance(added, Source) and list(added.data) == [*source.data, *providers]
    return text if is_whole else ""


def new_problems(known: Known, texts: Mapping[str, str]) -> dict[str, list[Problem]]:
    """What `check` would say of each file that it does not say already."""
    said = {path: list[tuple[str, dict[str, str]]]() for path in texts}
    for problem in known.checked.problems:
        if problem.place.path in said:
            said[problem.place.path].append((problem.code, problem.values))
    return {
        path: [problem for problem in problems if (problem.code, problem.values) not in said[path]]
        for path, problems in problems_with(known, texts).items()
    }


def write_all(site: Path, report: Report, taken: dict[str, str]) -> None:
    """Organisations first, then the drafts, and last what tells that they have been taken: a run cut short can be run again."""
    providers = {taken.draft.provider.key: taken.draft.provider.text for taken in report.taken if taken.draft.provider}
    if report.organisations:
        file = site / ORGANISATIONS
        write_file(file, with_providers(file.read_text("utf-8"), {key: providers[key] for key in report.organisations}))
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
