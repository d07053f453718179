"""The drafts of a run, and what the catalogue holds, found by what the next draft must know of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stafett.read import Kind

from .catalogue import Known
from .clean_text import one_line
from .providers import Provider
from .submissions import Submission

FORM_OF = {Kind.NEED: "need", Kind.SOLUTION: "answer"}
Subject = tuple[str, str, str]
"""A form, a title as it is compared, and the need that is answered ("" for a need)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`contact` is how to reach the sender, told to the editor where the file does not hold it.

    `left_out` are fields whose text does not fit and stands as a comment in the file, `untaken` those whose text
    stands in no file; `language` is that of the text, where the catalogue's files are in another one.
    """

    submission: Submission
    path: str
    text: str
    left_out: tuple[str, ...] = ()
    untaken: tuple[str, ...] = ()
    language: str = ""
    contact: str = ""
    provider: Provider | None = None


@dataclass(slots=True)
class Pile:
    """`ids` are taken, `told` is where a subject has been written of, `texts` are of files that a draft has changed.

    `closed` are files that nothing more can be added to.
    """

    drafts: list[Draft] = field(default_factory=list)
    ids: dict[Kind, set[str]] = field(default_factory=dict)
    told: dict[Subject, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.texts[draft.path] = draft.text
        for kind, form in FORM_OF.items():
            if draft.submission.form == form:
                self.ids[kind].add(Path(draft.path).stem)
                self.told.setdefault(subject_of(draft.submission), draft.path)
        if draft.provider and draft.provider.text:
            self.providers.setdefault(name_of(draft.submission), draft.provider)


def pile_on(known: Known) -> Pile:
    """No drafts yet, but everything that the catalogue holds."""
    pile = Pile(ids={kind: known.ids(kind) for kind in FORM_OF})
    for subject, path in subjects_of(known):
        pile.told.setdefault(subject, path)
    return pile


def subjects_of(known: Known) -> Iterator[tuple[Subject, str]]:
    for need in known.checked.needs.values():
        yield ("need", as_compared(need.fields.title), ""), need.path
    for solution in known.checked.solutions.values():
        for answered in solution.fields.answers:
            yield ("answer", as_compared(solution.fields.title), answered), solution.path


def subject_of(submission: Submission) -> Subject:
    need = submission.get("need") if submission.form == "answer" else ""
    return submission.form, as_compared(submission.get("title")), need


def as_compared(text: str) -> str:
    return one_line(text).casefold()


def name_of(submission: Submission) -> str:
    return as_compared(submission.get("organisation"))
