"""What stands in content/needs/<id>.md. What a stage asks for is optional here: the gates are rules."""

from typing import Annotated

from pydantic import Field

from .codes import Level, OriginKind, ProcurementPlan, SharingTerms, Stage
from .fields import ContactFields, EntryFields, Fields
from .numbers import Count, Measured, Score, Whole
from .texts import (
    Cpv,
    EventId,
    Https,
    NeedId,
    OrganisationId,
    Plain,
    Reference,
    SolutionId,
    SourceText,
    Summary,
    Text,
    Title,
    Unique,
)
from .times import Day, Moment, PlannedQuarter


class Origin(Fields):
    """How the need was found; `event` and `solution` are asked for by some kinds and belong to them alone."""

    kind: OriginKind
    event: EventId | None = None
    solution: SolutionId | None = None
    date: Day | None = None


class Quantity(Fields):
    """How many and how dear: people, and Swedish crowns, a year."""

    patients_per_year: Count | None = None
    cost_sek_per_year: Count | None = None
    note: Text | None = None
    source: SourceText | None = None


class Goal(Fields):
    """Measurable when all of it is there."""

    measure: Title
    unit: Title | None = None
    baseline: Measured | None = None
    target: Measured | None = None
    by: Day | None = None


class LensScore(Fields):
    """1 is a weak reason to act, 5 a strong one."""

    score: Score | None = None
    reason: Text | None = None


class SocietalEconomy(Fields):
    summary: Text | None = None
    net_benefit_sek: Annotated[int, Whole()] | None = None
    horizon_years: Annotated[int, Whole(low=1)] | None = None
    method: Text | None = None
    source: SourceText | None = None


class LifeCycle(Fields):
    summary: Text | None = None
    co2e_kg_per_year: Measured | None = None
    method: Text | None = None
    source: SourceText | None = None


class Screening(Fields):
    """The five lenses, and the two analyses beside them."""

    date: Day | None = None
    by: Title | None = None
    conflicts_of_interest: Text | None = None
    economic: LensScore | None = None
    political: LensScore | None = None
    technological: LensScore | None = None
    legal: LensScore | None = None
    climate: LensScore | None = None
    patient_votes: Count | None = None
    staff_votes: Count | None = None
    societal_economy: SocietalEconomy | None = None
    life_cycle: LifeCycle | None = None


class Precondition(Fields):
    text: Text
    level: Level


class Preconditions(Fields):
    """What a solution must live up to, by side; an empty side is said to be so, an absent one has not been thought of."""

    clinical: tuple[Precondition, ...] | None = None
    technical: tuple[Precondition, ...] | None = None
    legal: tuple[Precondition, ...] | None = None
    organisational: tuple[Precondition, ...] | None = None
    economic: tuple[Precondition, ...] | None = None


class Procurement(Fields):
    plan: ProcurementPlan | None = None
    cpv: Annotated[tuple[Cpv, ...], Unique] = ()
    planned: PlannedQuarter | None = None
    notices: Annotated[tuple[Https, ...], Unique] = ()
    sharing: SharingTerms | None = None


class Question(Fields):
    """Every supplier sees the same answers."""

    date: Day
    question: Text
    answer: Text


class Announcement(Fields):
    """Without `answer_by` the need is open until further notice."""

    answer_by: Moment | None = None
    question_log: tuple[Question, ...] = ()


class LogEntry(Fields):
    date: Day
    stage: Stage
    note: Text | None = None


class Closed(Fields):
    reason: Text
    date: Day


class Parked(Fields):
    reason: Text
    revisit: Day


class NeedFile(EntryFields):
    """One need."""

    summary: Summary
    organisation: OrganisationId
    partners: Annotated[tuple[OrganisationId, ...], Unique] = ()
    stage: Stage
    areas: Annotated[tuple[Annotated[Plain, Reference("areas")], ...], Field(min_length=1), Unique]
    kinds: Annotated[tuple[Annotated[Plain, Reference("kinds")], ...], Unique] = ()
    care_stages: Annotated[tuple[Annotated[Plain, Reference("care_stages")], ...], Unique] = ()
    patient_groups: Annotated[tuple[Annotated[Plain, Reference("patient_groups")], ...], Unique] = ()
    strategy: Annotated[tuple[Annotated[Plain, Reference("strategy")], ...], Unique] = ()
    origin: Origin
    quantity: Quantity | None = None
    goals: tuple[Goal, ...] = ()
    screening: Screening | None = None
    preconditions: Preconditions | None = None
    procurement: Procurement | None = None
    announcement: Announcement | None = None
    contact: ContactFields | None = None
    discussion: Https | None = None
    related: Annotated[tuple[NeedId, ...], Unique] = ()
    closed: Closed | None = None
    merged_into: NeedId | None = None
    parked: Parked | None = None
    log: Annotated[tuple[LogEntry, ...], Field(min_length=1)]
