"""One submission's draft: its file and its text, or the reason why there can be none."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from stafett.i18n import Words, load_words
from stafett.read import Kind

from .catalogue import Known, free_id, takes_answers
from .desk import Desk, Draft
from .drafts import Filled, Reader, fill_answer, fill_feedback, fill_need
from .feedback import with_feedback
from .providers import Provider
from .sifting import Reason
from .submissions import Submission
from .yaml_text import flow, yaml_text

LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = ("sv", "en")


def draft_of(
    site: Path,
    submission: Submission,
    known: Known,
    drafts: Sequence[Draft],
    owner: str,
    now: datetime,
    *,
    is_accepted: bool,
) -> Draft | Reason:
    desk = Desk(site, known, drafts, owner, now, is_accepted)
    makers = {"answer": answer_draft, "need": need_draft, "feedback": feedback_draft}
    return makers[submission.form](desk, submission)


def answer_draft(desk: Desk, submission: Submission) -> Draft | Reason:
    need = desk.known.need(submission.get("need"))
    if not need:
        return "unknown-need", {"need": submission.get("need")}
    if not desk.is_accepted and not takes_answers(desk.known.checked.needs[need].fields, desk.received(submission)):
        return "late", {"need": need}
    contact = Reader(submission, []).contact()
    if not contact["email"] and not contact["phone"]:
        return "unreachable", {}
    provider = desk.provider(submission)
    if path := desk.told_before(submission, need):
        return "again", {"path": path}
    filled = fill_answer(submission, need, provider.key, desk.received(submission).date())
    return new_file(desk, submission, Kind.SOLUTION, filled, provider)


def need_draft(desk: Desk, submission: Submission) -> Draft | Reason:
    organisations = desk.known.checked.organisations
    organisation = submission.get("organisation")
    owner = organisation if organisation in organisations else desk.owner
    if owner not in organisations:
        return "no-owner", {"organisation": organisation or "–"}
    if path := desk.told_before(submission):
        return "again", {"path": path}
    language = submission.language if submission.language in desk.languages else desk.languages[0]
    filled = fill_need(submission, owner, desk.received(submission).date(), words_in(language))
    return new_file(desk, submission, Kind.NEED, filled, None)


def new_file(desk: Desk, submission: Submission, kind: Kind, filled: Filled, provider: Provider | None) -> Draft:
    """A file that nobody has, unless a run that was cut short has written just this one."""
    text = f"---\n{yaml_text(filled.front)}---\n\n{filled.body}".rstrip() + "\n"
    taken = desk.known.ids(kind) | {Path(draft.path).stem for draft in desk.drafts}
    folder = f"content/{kind}s"
    title = str(filled.front["title"])
    first = f"{folder}/{free_id(title, f'{kind}-{submission.id[:8]}', ())}.md"
    if has_text(desk.site / first, text):
        path = first
    else:
        path = f"{folder}/{free_id(title, f'{kind}-{submission.id[:8]}', taken)}.md"
    contact = "" if kind is Kind.SOLUTION else reach(submission)
    return Draft(submission, path, text, tuple(filled.left_out), foreign(desk, submission), contact, provider)


def feedback_draft(desk: Desk, submission: Submission) -> Draft | Reason:
    solution = desk.known.solution(submission.get("solution"))
    if not solution:
        return "unknown-solution", {"solution": submission.get("solution")}
    fields = desk.known.checked.solutions[solution].fields
    need = desk.known.need(submission.get("need"))
    if len(fields.answers) > 1 and need not in fields.answers:
        return "which-need", {"solution": solution}
    filled = fill_feedback(submission, need if len(fields.answers) > 1 else "", desk.received(submission).date())
    if "from" not in filled.front:
        return "incomplete", {"fields": "from"}
    path = desk.known.checked.solutions[solution].path
    added = with_feedback(path, desk.text(path), filled.front, desk.languages)
    if not added:
        return "by-hand", {"path": path, "entry": flow(filled.front)}
    return Draft(submission, path, added, tuple(filled.left_out), foreign(desk, submission), reach(submission))


def foreign(desk: Desk, submission: Submission) -> str:
    return submission.language if submission.language in desk.languages[1:] else ""


def reach(submission: Submission) -> str:
    contact: dict[str, Any] = Reader(submission, []).contact()
    return ", ".join(filter(None, contact.values())) if contact["email"] or contact["phone"] else ""


def has_text(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text("utf-8", "replace") == text


def words_in(language: str) -> Words:
    known = language if language in LANGUAGES else "en"
    return load_words(known, [LOCALE / known / "LC_MESSAGES" / "inbox.po"])
