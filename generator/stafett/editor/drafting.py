"""One submission's draft: its file and its text, or the reason why there can be none."""

from pathlib import Path

from stafett.i18n import Words, load_words
from stafett.read import Kind

from .catalogue import ids_after, takes_answers
from .clean_text import one_line
from .desk import Desk
from .drafts import Filled, Reader, fill_answer, fill_feedback, fill_need
from .feedback import with_feedback
from .pile import Draft
from .providers import Provider
from .sifting import Reason
from .submissions import Submission
from .yaml_text import flow, yaml_text

LOCALE = Path(__file__).parents[1] / "locale"
LANGUAGES = ("sv", "en")
OF_THE_SENDER = ("role", "email", "phone")


def draft_of(desk: Desk, submission: Submission, *, is_accepted: bool) -> Draft | Reason:
    makers = {"answer": answer_draft, "need": need_draft, "feedback": feedback_draft}
    return makers[submission.form](desk, submission, is_accepted=is_accepted)


def answer_draft(desk: Desk, submission: Submission, *, is_accepted: bool) -> Draft | Reason:
    need = desk.known.need(submission.get("need"))
    if not need:
        return "unknown-need", {"need": submission.get("need")}
    if not is_accepted and not takes_answers(desk.known.checked.needs[need].fields, desk.received(submission)):
        return "late", {"need": need}
    contact = Reader(submission, []).contact()
    if not contact["email"] and not contact["phone"]:
        return "unreachable", {}
    provider = desk.provider(submission)
    filled = fill_answer(submission, need, provider.key, desk.received(submission).date())
    filled.left_out += provider.left_out
    draft = new_file(desk, submission, Kind.SOLUTION, filled, provider)
    return draft if is_accepted else once(desk, draft, desk.told_before(submission, need))


def need_draft(desk: Desk, submission: Submission, *, is_accepted: bool) -> Draft | Reason:
    organisations = desk.known.checked.organisations
    organisation = submission.get("organisation")
    owner = organisation if organisation in organisations else desk.owner
    if owner not in organisations:
        return "no-owner", {"organisation": organisation or "–"}
    language = submission.language if submission.language in desk.languages else desk.languages[0]
    filled = fill_need(submission, owner, desk.received(submission).date(), words_in(language))
    draft = new_file(desk, submission, Kind.NEED, filled, None)
    return draft if is_accepted else once(desk, draft, desk.told_before(submission))


def once(desk: Desk, draft: Draft, told: str) -> Draft | Reason:
    """The draft, unless there is an entry with its title that is not the draft itself."""
    return ("again", {"path": told}) if told and not desk.has(draft.path, draft.text) else draft


def new_file(desk: Desk, submission: Submission, kind: Kind, filled: Filled, provider: Provider | None) -> Draft:
    """A file that nobody has, unless a run that was cut short has written just this one.

    What does not fit its field stands as comments for the editor.
    """
    left_out = tuple(dict.fromkeys(filled.left_out))
    comments = (f"# {name}: {one_line(submission.get(name))}\n" for name in left_out)
    front = yaml_text(filled.front) + "".join(comments)
    text = f"---\n{front}---\n\n{filled.body}".rstrip() + "\n"
    fallback = f"{kind}-{submission.id[:8]}"
    for name in ids_after(str(filled.front["title"]), fallback):
        path = f"content/{kind}s/{name}.md"
        if name not in desk.pile.ids[kind] or (path not in desk.pile.texts and desk.has(path, text)):
            break
    contact = "" if kind is Kind.SOLUTION else reach(submission)
    return Draft(submission, path, text, left_out, submission.unknown, foreign(desk, submission), contact, provider)


def feedback_draft(desk: Desk, submission: Submission, *, is_accepted: bool) -> Draft | Reason:
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
    before = desk.text(path)
    is_open = path not in desk.pile.closed
    added = is_open and with_feedback(path, before, filled.front, desk.languages, is_wanted_twice=is_accepted)
    if not added:
        desk.pile.closed.add(path)
        return "by-hand", {"path": path, "entry": flow(filled.front)}
    if added == before:
        return "said-before", {"path": path}
    untaken = (*filled.left_out, *submission.unknown)
    return Draft(submission, path, added, (), untaken, foreign(desk, submission), reach(submission))


def foreign(desk: Desk, submission: Submission) -> str:
    return submission.language if submission.language in desk.languages[1:] else ""


def reach(submission: Submission) -> str:
    """As the sender wrote it: it stands in no file, so it need not fit a field."""
    return ", ".join(filter(None, map(one_line, map(submission.get, OF_THE_SENDER))))


def words_in(language: str) -> Words:
    known = language if language in LANGUAGES else "en"
    return load_words(known, [LOCALE / known / "LC_MESSAGES" / "inbox.po"])
