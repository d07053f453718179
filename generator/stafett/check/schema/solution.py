"""What stands in content/solutions/<id>.md."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from .codes import Answer, DeviceClass, Side, SolutionStage, Voice
from .fields import ContactFields, EntryFields, Fields
from .numbers import Boolean, Measured, Percent, Score, Whole
from .texts import Https, NeedId, OrganisationId, SourceText, Summary, Text, Title, Unique
from .times import Day

WHOLE = Decimal(100)


class Maturity(Fields):
    """`trl` is the technology readiness level."""

    trl: Annotated[int, Whole(1, 9)] | None = None
    device_class: DeviceClass | None = None
    ce_marked: Boolean | None = None


class Evidence(Fields):
    title: Title
    url: Https | None = None


class SideFit(Fields):
    answer: Answer
    comment: Text | None = None


class Fit(Fields):
    """How far each side's preconditions of one need are met; what is left out is unknown."""

    clinical: SideFit | None = None
    technical: SideFit | None = None
    legal: SideFit | None = None
    organisational: SideFit | None = None
    economic: SideFit | None = None


class Shares(Fields):
    """Per cent; together the whole."""

    provider: Percent
    care: Percent

    @model_validator(mode="after")
    def check_sum(self) -> Self:
        if self.provider + self.care != WHOLE:
            raise PydanticCustomError("shares-sum", "", {"sum": str(self.provider + self.care)})
        return self


class Sharing(Fields):
    """How cost and gain are shared, agreed beforehand."""

    rule: Text | None = None
    cost_share: Shares | None = None
    gain_share: Shares | None = None


class Outcome(Fields):
    """Agreed before the start (measure, unit, baseline, target), measured after (actual, date)."""

    need: NeedId | None = None
    measure: Title
    unit: Title | None = None
    baseline: Measured | None = None
    target: Measured | None = None
    actual: Measured | None = None
    date: Day | None = None
    source: SourceText | None = None


class Lesson(Fields):
    need: NeedId | None = None
    side: Side
    text: Text
    date: Day | None = None


class Feedback(Fields):
    """`new_need` is the need that this feedback started: it closes the loop."""

    need: NeedId | None = None
    date: Day
    from_: Annotated[Voice, Field(alias="from")]
    text: Text
    rating: Score | None = None
    new_need: NeedId | None = None


class Declarations(Fields):
    ethics_agreement: Boolean | None = None
    conflicts_of_interest: Text | None = None


class SolutionLogEntry(Fields):
    date: Day
    stage: SolutionStage
    note: Text | None = None


class SolutionFile(EntryFields):
    """One solution, with its outcomes, lessons and feedback."""

    summary: Summary
    provider: OrganisationId
    answers: Annotated[tuple[NeedId, ...], Field(min_length=1), Unique]
    stage: SolutionStage
    maturity: Maturity | None = None
    evidence: tuple[Evidence, ...] = ()
    fit: dict[NeedId, Fit] = Field(default_factory=dict)
    sharing: Sharing | None = None
    outcomes: tuple[Outcome, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    declarations: Declarations | None = None
    contact: ContactFields
    log: tuple[SolutionLogEntry, ...] = ()
