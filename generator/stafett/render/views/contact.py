"""The pages with a form: answer a need, tell about one, give feedback on a solution, and the thanks after."""

from dataclasses import dataclass

from stafett.render.views.cards import EntryLink, EventCard, NeedCard, SolutionCard
from stafett.render.views.frame import Contact, Link, Term
from stafett.render.views.need import Procurement, Side


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """A letter to fill in: `url` opens it in a mail program, and is "" where nobody has an address to send it to."""

    to: str
    url: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Form:
    """`mode` is netlify, post (to the address `action`) or mail (no form, only the template).

    `thanks_url` is absolute: whoever receives a form elsewhere can lead on to it. `privacy` is the page that tells
    what becomes of personal data, None where the site has none.
    """

    name: str
    mode: str
    action: str
    thanks_url: str
    hidden: tuple[tuple[str, str], ...]
    mail: MailTemplate
    privacy: Link | None


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Values to choose among, below a common label ("" for none)."""

    label: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """`dialogues` are the events to come where the need is spoken of; the tuples of terms are what a form offers."""

    card: NeedCard
    contact: Contact | None
    preconditions: tuple[Side, ...]
    procurement: Procurement | None
    question_count: int
    dialogues: tuple[EventCard, ...]
    form: Form
    organisation_kinds: tuple[Term, ...]
    device_classes: tuple[str, ...]
    fits: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class TellView:
    form: Form
    areas: tuple[TermGroup, ...]
    organisations: tuple[TermGroup, ...]
    origins: tuple[Term, ...]
    needs_url: str
    search_url: str


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """`needs` are those that the solution answers: the form asks which one where they are several."""

    card: SolutionCard
    needs: tuple[EntryLink, ...]
    form: Form
    senders: tuple[Term, ...]
    tell_url: str


@dataclass(frozen=True, slots=True)
class ThanksView:
    needs_url: str
    events_url: str
    contact: Contact
