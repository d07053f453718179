"""A need's page; some of its parts stand on a solution's page, too."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stafett.render.charts import RadarPicture, RangePicture
from stafett.render.views.cards import EntryLink, EventCard, NeedCard, SolutionCard
from stafett.render.views.frame import Body, Contact, Term
from stafett.render.views.lineage import Lineage
from stafett.render.views.lists import Step
from stafett.render.views.matching import AnswerGaps, SuggestedNeed, SuggestedSolution
from stafett.render.views.places import Place


@dataclass(frozen=True, slots=True)
class Quantity:
    patients_per_year: int | None
    cost_sek_per_year: int | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Goal:
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    by: date | None


@dataclass(frozen=True, slots=True)
class Lens:
    """One of screening's five lenses; `score` 1–5, `weight` its share of the priority, 0–1."""

    key: str
    label: str
    score: int
    reason: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """Societal economy (`value` SEK over `horizon_years`) or life cycle (`value` kg CO2e a year)."""

    summary: str
    value: Decimal | None
    horizon_years: int | None
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Screening:
    date: date | None
    by: str
    conflicts_of_interest: str
    lenses: tuple[Lens, ...]
    picture: RadarPicture
    priority: Decimal
    patient_votes: int | None
    staff_votes: int | None
    societal_economy: Assessment | None
    life_cycle: Assessment | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Precondition:
    text: str
    level: Term


@dataclass(frozen=True, slots=True)
class Side:
    """One of the five sides of preconditions, as it stands in the need; `items` may be empty."""

    key: str
    label: str
    items: tuple[Precondition, ...]
    guidance_url: str


@dataclass(frozen=True, slots=True)
class Procurement:
    plan: Term | None
    cpv: tuple[str, ...]
    planned: str
    notices: tuple[str, ...]
    sharing: Term | None


@dataclass(frozen=True, slots=True)
class Question:
    date: date
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FitCell:
    """How far a solution meets one side's preconditions; `answer` is met, partly, unmet or unknown."""

    side: str
    side_label: str
    answer: Term
    comment: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measure agreed before the start; `actual` and `date` once measured. `picture` places the three on a line."""

    need: EntryLink | None
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    date: date | None
    source: str
    picture: RangePicture | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """`new_need` is the need that the feedback gave birth to; `need` the one it speaks of."""

    date: date
    sender: Term
    text: str
    rating: int | None
    need: EntryLink | None
    new_need: EntryLink | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution that answers a need, as the need's page shows it."""

    card: SolutionCard
    fit: tuple[FitCell, ...]
    outcomes: tuple[Outcome, ...]
    feedback: tuple[Feedback, ...]
    through: EntryLink | None  # the merged need that it answered, if not this one
    gaps: AnswerGaps


@dataclass(frozen=True, slots=True)
class LogEntry:
    date: date
    stage: Term
    note: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Why the need is closed, merged or parked; `date` of closing, `revisit` of a parked need."""

    kind: str
    reason: str
    revisit: date | None
    date: date | None
    merged_into: EntryLink | None


@dataclass(frozen=True, slots=True)
class NeedView:
    card: NeedCard
    partners: tuple[Term, ...]
    kinds: tuple[Term, ...]
    care_stages: tuple[Term, ...]
    patient_groups: tuple[Term, ...]
    strategy: tuple[Term, ...]
    steps: tuple[Step, ...]
    ending: Ending | None
    body: Body
    quantity: Quantity | None
    goals: tuple[Goal, ...]
    screening: Screening | None
    preconditions: tuple[Side, ...]
    procurement: Procurement | None
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    lineage: Lineage
    suggested: tuple[SuggestedSolution, ...]
    similar: tuple[SuggestedNeed, ...]
    merged_from: tuple[EntryLink, ...]
    history: tuple[LogEntry, ...]
    contact: Contact | None
    discussion: str
    related: tuple[NeedCard, ...]
    events: tuple[EventCard, ...]
    answer_url: str = ""  # of the page with the form, while the need takes answers
