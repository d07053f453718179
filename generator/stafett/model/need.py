"""A need with what the rest of the catalogue says of it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from stafett.check import Entry, NeedFile
from stafett.check.schema.site import Weights
from stafett.model.process import LENSES

OPEN_STAGES = ("announced", "in_dialogue")


@dataclass(frozen=True, slots=True)
class Answered:
    """A solution that answers a need, or did so `through` a need that was merged into it (else "")."""

    solution: str
    through: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Ids lead to the catalogue's own entries. `priority` is 1–5."""

    entry: Entry[NeedFile]
    region: str
    priority: Decimal | None
    answers: tuple[Answered, ...] = ()
    led_to: tuple[str, ...] = ()
    merged_from: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def fields(self) -> NeedFile:
        return self.entry.fields

    @property
    def answer_by(self) -> datetime | None:
        announcement = self.fields.announcement
        return announcement.answer_by if announcement else None

    @property
    def deadline(self) -> datetime | None:
        """The last time for answers, while the need stands at a stage that takes them."""
        return self.answer_by if self.fields.stage in OPEN_STAGES else None

    @property
    def changed(self) -> date:
        """When the need last moved in the process: what "newest" sorts by."""
        return self.fields.log[-1].date

    def entered(self, stage: str) -> date | None:
        """When the need last came to `stage`."""
        return max([step.date for step in self.fields.log if step.stage == stage], default=None)

    def is_open(self, now: datetime) -> bool:
        """Takes answers: announced until its last day, or until further notice; in dialogue while its last day lies ahead."""
        if self.fields.stage not in OPEN_STAGES:
            return False
        return now < self.answer_by if self.answer_by else self.fields.stage == "announced"


def priority_of(need: NeedFile, weights: Weights) -> Decimal | None:
    """The weighted mean of the five lens scores (1–5), rounded to hundredths; None until all five are there."""
    found = {lens: getattr(need.screening, lens, None) for lens in LENSES}
    scores = {lens: seen.score for lens, seen in found.items() if seen and seen.score}
    if len(scores) < len(LENSES):
        return None
    weight = {lens: getattr(weights, lens) for lens in LENSES}
    return Decimal(sum(weight[lens] * scores[lens] for lens in LENSES) / sum(weight.values())).quantize(HUNDREDTHS)


HUNDREDTHS = Decimal("0.01")
