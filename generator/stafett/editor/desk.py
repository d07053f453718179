"""What lies before the one who drafts: the catalogue, and the drafts made so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from stafett.check import Entry

from .catalogue import Known
from .clean_text import one_line
from .providers import Provider, provider_of
from .submissions import Submission


@dataclass(frozen=True, slots=True)
class Draft:
    """`contact` is how to reach the sender, told to the editor where the file does not hold it.

    `left_out` are fields that hold what cannot stand in the file; `language` is that of the text, where the
    catalogue's files are in another one.
    """

    submission: Submission
    path: str
    text: str
    left_out: tuple[str, ...] = ()
    language: str = ""
    contact: str = ""
    provider: Provider | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies before the one who drafts."""

    site: Path
    known: Known
    drafts: Sequence[Draft]
    owner: str
    now: datetime
    is_accepted: bool

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.known.checked.site.languages)

    def received(self, submission: Submission) -> datetime:
        return (submission.received or self.now).astimezone(self.known.checked.site.zone)

    def text(self, path: str) -> str:
        """The file as it will be after the drafts before this one."""
        drafted = [draft.text for draft in self.drafts if draft.path == path]
        return drafted[-1] if drafted else (self.site / path).read_text("utf-8")

    def provider(self, submission: Submission) -> Provider:
        """The sender's organisation: of the catalogue, of a draft before this one, or new."""
        proposed = [draft for draft in self.drafts if draft.provider]
        taken = [draft.provider.key for draft in proposed if draft.provider]
        found = provider_of(submission, self.known.checked.organisations, self.languages, taken)
        same = (draft.provider for draft in proposed if name_of(draft.submission) == name_of(submission))
        return found if not found.text else next((own for own in same if own), found)

    def told_before(self, submission: Submission, need: str = "") -> str:
        """The path of an entry with the same title (and need), "" if there is none or the editor looks away from it."""
        if self.is_accepted:
            return ""
        title = title_of(submission)
        checked = self.known.checked
        answering = [entry for entry in checked.solutions.values() if need in entry.fields.answers]
        entries: Iterable[Entry[Any]] = answering if need else checked.needs.values()
        told = [entry.path for entry in entries if entry.fields.title.casefold() == title]
        told += [
            draft.path
            for draft in self.drafts
            if draft.submission.form == submission.form
            and title_of(draft.submission) == title
            and draft.submission.get("need") == submission.get("need")
        ]
        return next(iter(told), "")


def title_of(submission: Submission) -> str:
    return one_line(submission.get("title")).casefold()


def name_of(submission: Submission) -> str:
    return one_line(submission.get("organisation")).casefold()
