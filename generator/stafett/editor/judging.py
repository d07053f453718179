"""Drafts held against `check`, all of them together as they would stand in the catalogue."""

from collections.abc import Mapping, Sequence

from stafett.problems import Problem, Severity
from stafett.read import Source

from .catalogue import ORGANISATIONS, Known, as_source, problems_with
from .outcome import Report, SetAside, Taken
from .pile import Draft
from .providers import with_providers


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
