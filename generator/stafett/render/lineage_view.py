"""The rounds that a need or a solution is part of: what a picture and a list show of them."""

from collections.abc import Iterable, Sequence
from itertools import islice

from stafett.check.schema.solution import Outcome
from stafett.model.lineage import Handover, Lap, line_of, lineage
from stafett.model.need import Need
from stafett.model.process import PROCESS
from stafett.render import views
from stafett.render.charts_lineage import Row, draw_lineage
from stafett.render.edition import Edition

MOST_LAPS, MOST_ANSWERS = 6, 5
MOST_LINES = 3
"""Of a solution's page, where each of its needs may have a line of its own."""


def need_lineage(edition: Edition, need: Need) -> views.Lineage:
    """The line that the need stands in: as many rounds before it as there is room for, then what came after."""
    line = line_of(edition.catalogue, need.id)
    first = line[-MOST_LAPS:][0]
    return lineage_from(edition, first, number=line.index(first) + 1, need_here=need.id)


def solution_lineages(edition: Edition, solution_id: str) -> tuple[views.Lineage, ...]:
    """The lines of the needs that it answers, each line once."""
    answers = edition.catalogue.solutions[solution_id].fields.answers
    firsts = dict.fromkeys(line_of(edition.catalogue, need)[-MOST_LAPS:][0] for need in answers)
    return tuple(
        lineage_from(
            edition, first, solution_here=solution_id, number=line_of(edition.catalogue, first).index(first) + 1
        )
        for first in islice(firsts, MOST_LINES)
    )


def lineage_from(
    edition: Edition, first: str, *, number: int = 1, need_here: str = "", solution_here: str = ""
) -> views.Lineage:
    """The round of the need `first`, the `number`th of its line, and those that followed it."""
    laps = list(lineage(edition.catalogue, first))
    shown = laps if len(laps) <= MOST_LAPS else nearest_laps(edition, laps, need_here)
    told = tuple(lap_view(edition, lap, number, need_here, solution_here) for lap in shown)
    running = [place for place, lap in enumerate(told) if lap.stage.key in PROCESS[:-1]]
    picture = draw_lineage(rows_of(edition, shown, told), running)
    return views.Lineage(picture, told, len(laps) - len(shown), edition.section("rounds"))


def nearest_laps(edition: Edition, laps: Sequence[Lap], need_here: str) -> list[Lap]:
    """The way to the need itself, then the others in their order, as long as there is room."""
    way = set(line_of(edition.catalogue, need_here)) if need_here else set()
    kept = {lap.need for lap in laps if lap.need in way}
    for lap in laps:
        is_joined = lap.start is None or lap.start.need in kept
        if len(kept) < MOST_LAPS and is_joined:
            kept.add(lap.need)
    return [lap for lap in laps if lap.need in kept]


# ---------------------------------------------------------------- in words


def lap_view(edition: Edition, lap: Lap, number: int, need_here: str, solution_here: str) -> views.Lap:
    need = edition.catalogue.needs[lap.need]
    return views.Lap(
        number=number + lap.depth,
        need=edition.need_link(need.id),
        stage=edition.stage(need.fields.stage),
        start=feedback_start(edition, lap.start) if lap.start else origin_start(edition, need),
        answers=tuple(
            lap_answer(edition, found.solution, found.through or need.id, is_here=found.solution == solution_here)
            for found in need.answers
        ),
        is_here=need.id == need_here,
    )


def origin_start(edition: Edition, need: Need) -> views.LapStart:
    origin = need.fields.origin
    event = edition.event_link(origin.event) if origin.event else None
    solution = edition.solution_link(origin.solution) if origin.solution else None
    return views.LapStart(edition.coded("origin", origin.kind), origin.date, event, solution)


def feedback_start(edition: Edition, handover: Handover) -> views.LapStart:
    """What was said stands in the language that the solution's own page has."""
    text = edition.catalogue.solutions[handover.solution].entry.text(edition.language)
    said = next(entry.text for entry in text.feedback if entry.new_need == handover.new_need)
    sender = edition.coded("feedback from", handover.feedback.from_)
    return views.LapStart(sender, handover.feedback.date, None, edition.solution_link(handover.solution), said)


def lap_answer(edition: Edition, solution_id: str, need_id: str, *, is_here: bool = False) -> views.LapAnswer:
    solution = edition.catalogue.solutions[solution_id].fields
    about = [outcome for outcome in solution.outcomes if (outcome.need or solution.answers[0]) == need_id]
    return views.LapAnswer(
        link=edition.solution_link(solution_id),
        stage=edition.coded("solution stage", solution.stage),
        agreed=len(about),
        measured=sum(outcome.actual is not None for outcome in about),
        reached=sum(map(is_reached, about)),
        is_here=is_here,
    )


def is_reached(outcome: Outcome) -> bool:
    if outcome.actual is None or outcome.baseline is None or outcome.target is None:
        return False
    if outcome.target < outcome.baseline:
        return outcome.actual <= outcome.target
    return outcome.actual >= outcome.target


# ---------------------------------------------------------------- as a picture


def rows_of(edition: Edition, laps: Sequence[Lap], told: Sequence[views.Lap]) -> list[Row]:
    """The signs of the picture from the top; a lap's place among `laps` is its lane."""
    lanes = {lap.need: lane for lane, lap in enumerate(laps)}
    rows: list[Row] = []
    for lane, (lap, view) in enumerate(zip(laps, told, strict=True)):
        if not any(row.passes_to == lane for row in rows):
            start = view.start
            rows.append(Row("origin", lane, start.event.title if start.event else start.kind.label))
        rows.append(Row("need", lane, view.need.title, view.stage.label, number=view.number, is_here=view.is_here))
        following = [other for other in laps if other.start and other.start.need == lap.need]
        rows += answer_rows(edition, lane, view.answers, following, lanes)
    return rows


def answer_rows(
    edition: Edition, lane: int, answers: Sequence[views.LapAnswer], following: Sequence[Lap], lanes: dict[str, int]
) -> Iterable[Row]:
    """Each solution with what was measured, and the feedback that started a new round."""
    sources = {lap.start.solution for lap in following if lap.start}
    shown = [found for place, found in enumerate(answers) if place < MOST_ANSWERS or found.link.id in sources]
    for found in shown:
        yield Row("solution", lane, found.link.title, found.stage.label, is_here=found.is_here)
        if found.agreed:
            yield Row("outcome", lane, outcome_words(edition, found), is_reached=found.reached == found.agreed)
        for lap in following:
            if lap.start and lap.start.solution == found.link.id:
                label = edition.label("feedback from", lap.start.feedback.from_)
                yield Row("feedback", lane, label, passes_to=lanes[lap.need])
    if more := len(answers) - len(shown):
        words = edition.words.ngettext("%(num)s more solution", "%(num)s more solutions", more)
        yield Row("solution", lane, words % {"num": more})


def outcome_words(edition: Edition, found: views.LapAnswer) -> str:
    words = edition.words
    if not found.measured:
        return words.ngettext("%(num)s measure agreed", "%(num)s measures agreed", found.agreed) % {"num": found.agreed}
    told = words.ngettext("%(reached)s of %(num)s goal reached", "%(reached)s of %(num)s goals reached", found.agreed)
    return told % {"reached": found.reached, "num": found.agreed}
