"""What lies before the one who drafts: the catalogue, the drafts made so far, and one submission."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .catalogue import Known
from .pile import Pile, name_of, subject_of
from .providers import Provider, provider_of
from .submissions import Submission


@dataclass(frozen=True, slots=True)
class Desk:
    """`owner` owns needs that name nobody in the catalogue; `now` stands for when a submission came, where that is not told."""

    site: Path
    known: Known
    pile: Pile
    owner: str
    now: datetime

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.known.checked.site.languages)

    def received(self, submission: Submission) -> datetime:
        return (submission.received or self.now).astimezone(self.known.checked.site.zone)

    def text(self, path: str) -> str:
        """The file as it will be after the drafts before this one, with its own line ends."""
        return self.pile.texts.get(path) or (self.site / path).read_bytes().decode("utf-8")

    def has(self, path: str, text: str) -> bool:
        """Whether the file holds just this text: a run that was cut short has written it."""
        file = self.site / path
        return file.is_file() and file.read_bytes() == text.encode()

    def provider(self, submission: Submission) -> Provider:
        """The sender's organisation: of the catalogue, of a draft before this one, or new."""
        taken = {provider.key for provider in self.pile.providers.values()}
        found = provider_of(submission, self.known.checked.organisations, self.languages, taken)
        return self.pile.providers.get(name_of(submission), found) if found.text else found

    def told_before(self, submission: Submission, need: str = "") -> str:
        """The path of an entry, or of a draft before this one, with the same title (and need); "" if there is none."""
        form, title, _ = subject_of(submission)
        return self.pile.told.get((form, title, need), "")
