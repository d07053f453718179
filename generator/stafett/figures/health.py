"""What in the catalogue has waited too long, for its editors to look after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from stafett.model import Catalogue
from stafett.model.catalogue import Solution
from stafett.model.need import Need
from stafett.model.process import ENDED, PROCESS
from stafett.problems import Place, Problem, Severity


class Lapse(StrEnum):
    """What was not done, the most pressing first."""

    UNANSWERED = "unanswered"
    REVISIT = "revisit"
    NO_FEEDBACK = "no_feedback"
    LINGERS = "lingers"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look after: an entry (`kind` need or solution), the day that it should have been done, and since when.

    `since` is the day that it is counted from: the stage was entered, the solution implemented.
    """

    lapse: Lapse
    kind: str
    id: str
    path: str
    organisation: str
    due: date
    since: date
    stage: str


def concerns(catalogue: Catalogue, now: datetime) -> tuple[Concern, ...]:
    """All of them by what was not done, those that have waited longest first; the day is that of the site's time zone."""
    found = [*need_concerns(catalogue, now), *solution_concerns(catalogue, now)]
    order = list(Lapse)
    return tuple(sorted(found, key=lambda concern: (order.index(concern.lapse), concern.due, concern.id)))


def health_problems(catalogue: Catalogue, now: datetime) -> tuple[Problem, ...]:
    """The same as warnings, to be told beside the mistakes in content."""
    today = now.astimezone(catalogue.site.zone).date()
    return tuple(
        Problem(
            f"health-{concern.lapse.replace('_', '-')}",
            Place(concern.path),
            {"since": str(concern.since), "due": str(concern.due), "days": str((today - concern.due).days)},
            Severity.WARNING,
        )
        for concern in concerns(catalogue, now)
    )


def need_concerns(catalogue: Catalogue, now: datetime) -> Iterator[Concern]:
    today = now.astimezone(catalogue.site.zone).date()
    for need in catalogue.needs.values():
        for lapse, since, due in need_lapses(need, now, catalogue):
            if due < today or (lapse is Lapse.UNANSWERED and due == today):
                fields = need.fields
                yield Concern(lapse, "need", need.id, need.entry.path, fields.organisation, due, since, fields.stage)


def need_lapses(need: Need, now: datetime, catalogue: Catalogue) -> Iterator[tuple[Lapse, date, date]]:
    """What may lapse, since when it has waited, and the day that it was or is due."""
    stage, answer_by = need.fields.stage, need.answer_by
    if stage == "announced" and answer_by and answer_by <= now and not catalogue.is_answered(need):
        yield Lapse.UNANSWERED, need.changed, answer_by.astimezone(catalogue.site.zone).date()
    if stage == "parked" and need.fields.parked:
        yield Lapse.REVISIT, need.changed, need.fields.parked.revisit
    if stage not in ENDED and stage != PROCESS[-1]:
        yield Lapse.LINGERS, need.changed, months_after(need.changed, catalogue.site.health.stage_months)


def solution_concerns(catalogue: Catalogue, now: datetime) -> Iterator[Concern]:
    """Implemented solutions that nobody has told about since."""
    today = now.astimezone(catalogue.site.zone).date()
    for solution in catalogue.solutions.values():
        fields = solution.fields
        since = implemented_on(solution, catalogue) if fields.stage == "implemented" else None
        if since is None or any(voice.date >= since for voice in fields.feedback):
            continue
        due = months_after(since, catalogue.site.health.feedback_months)
        if due < today:
            yield Concern(
                Lapse.NO_FEEDBACK,
                "solution",
                solution.id,
                solution.entry.path,
                fields.provider,
                due,
                since,
                fields.stage,
            )


def implemented_on(solution: Solution, catalogue: Catalogue) -> date | None:
    """By the solution's own log, else by its latest measured outcome, else by the log of a need that it answers."""
    own = [entry.date for entry in solution.fields.log if entry.stage == "implemented"]
    measured = [outcome.date for outcome in solution.fields.outcomes if outcome.date]
    needs = [catalogue.needs[key].entered("implemented") for key in solution.fields.answers if key in catalogue.needs]
    return max(own or measured or filter(None, needs), default=None)


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError
