"""A solution's page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stafett.render.views.cards import EntryLink, NeedCard, SolutionCard
from stafett.render.views.frame import Body, Contact, Term
from stafett.render.views.lineage import Lineage
from stafett.render.views.matching import AnswerGaps, SuggestedNeed
from stafett.render.views.need import Feedback, FitCell, LogEntry, Outcome, Side


@dataclass(frozen=True, slots=True)
class Evidence:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class NeedFit:
    """How the solution meets one need's preconditions: per side the need's demands and the solution's answer."""

    need: EntryLink
    sides: tuple[Side, ...]
    cells: tuple[FitCell, ...]
    gaps: AnswerGaps


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of cost or gain, summing to 100."""

    provider: Decimal
    care: Decimal


@dataclass(frozen=True, slots=True)
class Sharing:
    rule: str
    cost: Share | None
    gain: Share | None


@dataclass(frozen=True, slots=True)
class Lesson:
    side: Term
    text: str
    date: date | None
    need: EntryLink | None


@dataclass(frozen=True, slots=True)
class SolutionView:
    card: SolutionCard
    body: Body
    needs: tuple[NeedCard, ...]
    trl: int | None
    device_class: str
    is_ce_marked: bool | None
    evidence: tuple[Evidence, ...]
    fit: tuple[NeedFit, ...]
    sharing: Sharing | None
    outcomes: tuple[Outcome, ...]
    lessons: tuple[Lesson, ...]
    feedback: tuple[Feedback, ...]
    lineages: tuple[Lineage, ...]
    suggested: tuple[SuggestedNeed, ...]
    has_ethics_agreement: bool | None
    conflicts_of_interest: str
    contact: Contact
    history: tuple[LogEntry, ...]
    feedback_url: str = ""  # of the page with the form, once the solution is implemented
