"""What an inbox run has done, in words for the editor."""

from collections.abc import Iterator
from pathlib import Path

from stafett.i18n import Words
from stafett.problems import Problem
from stafett.report import describe, printable

from .clean_text import one_line, shortened
from .drafting import words_in
from .outcome import Report, SetAside, Taken
from .submissions import ExportError

SHOWN = 60


def tell(report: Report, language: str, *, is_rehearsal: bool = False) -> str:
    """A paragraph for what was taken, one for what was set aside, and what to do next."""
    words = words_in(language)
    lines = [*taken_lines(report, words), *aside_lines(report, words)]
    if report.known:
        lines += [
            words.ngettext("%(num)d was taken before", "%(num)d were taken before", report.known)
            % {"num": report.known}
        ]
    if report.strangers:
        lines += [words.gettext("Nothing has the number %(numbers)s.") % {"numbers": ", ".join(report.strangers)}]
    if is_rehearsal:
        lines += ["", words.gettext("This was a rehearsal: nothing has been written.")]
    elif report.taken:
        lines += ["", words.gettext(NEXT)]
    return "\n".join(map(printable, lines)) + "\n"


def tell_refused(file: Path, refused: ExportError, language: str) -> str:
    """Why nothing could be taken from the file, and what to do."""
    return printable(words_in(language).pgettext("no export", refused.message) % {"file": file, **refused.values})


NEXT = "Next: read each draft, run stafett check, and make a pull request. What is published is what no longer says draft: true."


def taken_lines(report: Report, words: Words) -> Iterator[str]:
    number = len(report.taken)
    yield words.ngettext("%(num)d became a draft", "%(num)d became drafts", number) % {"num": number}
    for taken in report.taken:
        yield f"  {taken.draft.path}"
        yield from (f"    {note}" for note in notes(taken, words))
    if report.organisations:
        values = {"keys": ", ".join(report.organisations)}
        yield "  " + words.gettext("Added to content/organisations.yml: %(keys)s. Look at name and kind.") % values


def notes(taken: Taken, words: Words) -> Iterator[str]:
    draft = taken.draft
    if draft.submission.form == "feedback":
        yield words.gettext("An entry was added last among the feedback. It is published with the file.")
    if draft.language:
        values = {"language": words.pgettext("language", draft.language)}
        yield words.gettext("The text is in %(language)s: translate it, and keep this as its translation.") % values
    if draft.left_out:
        values = {"fields": ", ".join(draft.left_out)}
        yield words.gettext("Does not fit its field, and stands as a comment among the fields: %(fields)s.") % values
    if draft.untaken:
        told = (f"{one_line(name)} ({one_line(draft.submission.get(name))})" for name in draft.untaken)
        yield words.gettext("Stands in no file: %(fields)s.") % {"fields": ", ".join(told)}
    if draft.contact:
        values = {"contact": draft.contact}
        yield words.gettext("To ask more: %(contact)s. This is not kept in any file.") % values
    yield from map(problem_line, taken.warnings, [words.language] * len(taken.warnings))


def problem_line(problem: Problem, language: str) -> str:
    message = describe(problem, language)
    return f"{message.severity}: {message.what} {message.mend}"


def aside_lines(report: Report, words: Words) -> Iterator[str]:
    number = len(report.set_aside)
    if not number:
        return
    yield words.ngettext("%(num)d was set aside", "%(num)d were set aside", number) % {"num": number}
    for each in report.set_aside:
        yield f"  {each.submission.id} {name_of(each)}"
        yield f"    {words.pgettext('set aside', each.reason[0]) % each.reason[1]}"
        yield from (f"    {problem_line(problem, words.language)}" for problem in each.problems)
    yield words.gettext("They lie in inbox/set-aside.json. Take one all the same with --accept and its number.")


def name_of(each: SetAside) -> str:
    fields = each.submission.fields
    text = fields.get("title") or fields.get("text") or next(iter(fields.values()), "")
    return f"({each.submission.form}) {shortened(one_line(text), SHOWN)}"
