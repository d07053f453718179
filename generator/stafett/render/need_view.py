"""What a need's page shows."""

from decimal import Decimal
from functools import cache

from stafett.check import NeedFile, SolutionFile
from stafett.check.schema.need import LifeCycle, Screening, SocietalEconomy
from stafett.check.schema.solution import Feedback, Outcome
from stafett.model.need import Answered, Need
from stafett.model.process import ENDED, LENSES, PROCESS, SIDES
from stafett.render import views
from stafett.render.charts import RangePicture, outcome_range, radar
from stafett.render.contact_links import answer_url
from stafett.render.edition import Edition
from stafett.render.lineage_view import need_lineage
from stafett.render.matching_view import answer_gaps, similar_needs, suggested_solutions
from stafett.render.places import place_of


def need_view(edition: Edition, need: Need) -> views.NeedView:
    text = need.entry.text(edition.language)
    return views.NeedView(
        card=edition.need_card(need.id),
        partners=tuple(map(edition.organisation, text.partners)),
        kinds=edition.values("kinds", text.kinds),
        care_stages=edition.values("care_stages", text.care_stages),
        patient_groups=edition.values("patient_groups", text.patient_groups),
        strategy=edition.values("strategy", text.strategy),
        steps=steps(edition, need),
        ending=ending(edition, text),
        body=edition.body(need.entry.document(edition.language)),
        quantity=quantity(text),
        goals=tuple(
            views.Goal(goal.measure, goal.unit or "", goal.baseline, goal.target, goal.by) for goal in text.goals
        ),
        screening=screening(edition, need, text),
        preconditions=preconditions(edition, text),
        procurement=procurement(edition, text),
        questions=questions(text),
        answers=tuple(answer(edition, need, answered) for answered in need.answers),
        lineage=need_lineage(edition, need),
        suggested=suggested_solutions(edition, need.id),
        similar=similar_needs(edition, need.id),
        merged_from=tuple(map(edition.need_link, need.merged_from)),
        history=history(edition, text),
        contact=edition.contact(text.contact) if text.contact else None,
        discussion=text.discussion or "",
        related=edition.need_cards_of(need.related),
        events=tuple(map(edition.event_card, need.events)),
        answer_url=answer_url(edition, need),
    )


def steps(edition: Edition, need: Need) -> tuple[views.Step, ...]:
    """The seven stages as the need has come through them; one that ended stands where it was before."""
    fields = need.fields
    passed = [entry.stage for entry in fields.log if entry.stage in PROCESS]
    reached = PROCESS.index(passed[-1]) if passed else -1
    has_ended = fields.stage in ENDED

    def state(place: int) -> str:
        if place == reached and not has_ended:
            return "current"
        return "done" if place <= reached else "ahead"

    return tuple(
        views.Step(edition.stage(stage), state(place), need.entered(stage) if place <= reached else None)
        for place, stage in enumerate(PROCESS)
    )


def ending(edition: Edition, text: NeedFile) -> views.Ending | None:
    if text.stage == "closed" and text.closed:
        return views.Ending("closed", text.closed.reason, None, text.closed.date, None)
    if text.stage == "parked" and text.parked:
        return views.Ending("parked", text.parked.reason, text.parked.revisit, None, None)
    if text.stage == "merged" and text.merged_into:
        return views.Ending("merged", "", None, text.log[-1].date, edition.need_link(text.merged_into))
    return None


def quantity(text: NeedFile) -> views.Quantity | None:
    if text.quantity is None:
        return None
    found = text.quantity
    return views.Quantity(found.patients_per_year, found.cost_sek_per_year, found.note or "", found.source or "")


def screening(edition: Edition, need: Need, text: NeedFile) -> views.Screening | None:
    """What the screening found, once it is whole enough to give a priority."""
    found = text.screening
    if found is None or need.priority is None:
        return None
    seen = lenses(edition, found)
    return views.Screening(
        date=found.date,
        by=found.by or "",
        conflicts_of_interest=found.conflicts_of_interest or "",
        lenses=seen,
        picture=radar(tuple(lens.score for lens in seen)),
        priority=need.priority,
        patient_votes=found.patient_votes,
        staff_votes=found.staff_votes,
        societal_economy=societal_economy(found.societal_economy),
        life_cycle=life_cycle(found.life_cycle),
        place=place_of(edition, need),
    )


def lenses(edition: Edition, found: Screening) -> tuple[views.Lens, ...]:
    """The five lenses, each with its share of the priority."""
    shares = lens_shares(*(getattr(edition.catalogue.site.weights, key) for key in LENSES))
    return tuple(
        views.Lens(str(key), edition.label("lens", key), lens.score, lens.reason or "", shares[key])
        for key in LENSES
        if (lens := getattr(found, key)) and lens.score
    )


@cache
def lens_shares(*weights: Decimal) -> dict[str, Decimal]:
    return dict(zip(LENSES, (weight / sum(weights) for weight in weights), strict=True))


def societal_economy(found: SocietalEconomy | None) -> views.Assessment | None:
    if found is None or not found.summary:
        return None
    value, years = found.net_benefit_sek, found.horizon_years
    return views.Assessment(
        found.summary, None if value is None else Decimal(value), years, found.method or "", found.source or ""
    )


def life_cycle(found: LifeCycle | None) -> views.Assessment | None:
    if found is None or not found.summary:
        return None
    return views.Assessment(found.summary, found.co2e_kg_per_year, None, found.method or "", found.source or "")


def preconditions(edition: Edition, text: NeedFile) -> tuple[views.Side, ...]:
    """All five sides, or nothing where none has been described yet."""
    if text.preconditions is None:
        return ()
    return tuple(
        views.Side(
            str(side),
            edition.label("side", side),
            tuple(
                views.Precondition(item.text, edition.coded("level", item.level))
                for item in getattr(text.preconditions, side) or ()
            ),
            edition.side(side).url,
        )
        for side in SIDES
    )


def procurement(edition: Edition, text: NeedFile) -> views.Procurement | None:
    found = text.procurement
    if found is None:
        return None
    sharing = edition.coded("sharing", found.sharing) if found.sharing else None
    plan = edition.coded("procurement plan", found.plan) if found.plan else None
    planned = edition.quarter(*found.planned) if found.planned else ""
    return views.Procurement(plan, tuple(found.cpv), planned, tuple(found.notices), sharing)


def questions(text: NeedFile) -> tuple[views.Question, ...]:
    log = text.announcement.question_log if text.announcement else ()
    return tuple(views.Question(entry.date, entry.question, entry.answer) for entry in log)


def history(edition: Edition, text: NeedFile) -> tuple[views.LogEntry, ...]:
    """The latest first."""
    return tuple(
        views.LogEntry(entry.date, edition.stage(entry.stage), entry.note or "") for entry in reversed(text.log)
    )


# ---------------------------------------------------------------- shared with a solution's page


def answer(edition: Edition, need: Need, answered: Answered) -> views.Answer:
    text = edition.catalogue.solutions[answered.solution].entry.text(edition.language)
    spoken_of = answered.through or need.id
    card, cells = edition.solution_card(answered.solution), fit_cells(edition, text, spoken_of)
    asked = preconditions(edition, edition.catalogue.needs[spoken_of].entry.text(edition.language))
    return views.Answer(
        card=card,
        fit=cells,
        outcomes=outcomes(edition, text, spoken_of),
        feedback=feedback(edition, text, spoken_of),
        through=edition.need_link(answered.through) if answered.through else None,
        gaps=answer_gaps(card.link, asked, cells),
    )


def fit_cells(edition: Edition, solution: SolutionFile, need_id: str) -> tuple[views.FitCell, ...]:
    """One cell a side; a side that the solution says nothing of is unknown."""
    sides = solution.fit.get(need_id)
    cells = []
    for side in SIDES:
        found = getattr(sides, side) if sides else None
        code, comment = (found.answer, found.comment or "") if found else ("unknown", "")
        cells.append(views.FitCell(str(side), edition.label("side", side), edition.coded("answer", code), comment))
    return tuple(cells)


def outcomes(edition: Edition, solution: SolutionFile, need_id: str = "") -> tuple[views.Outcome, ...]:
    """Those that speak of one need, or all: then each says which need it speaks of, if there are several."""
    return tuple(
        views.Outcome(
            need=None if need_id else speaks_of(edition, solution, outcome.need),
            measure=outcome.measure,
            unit=outcome.unit or "",
            baseline=outcome.baseline,
            target=outcome.target,
            actual=outcome.actual,
            date=outcome.date,
            source=outcome.source or "",
            picture=picture(outcome),
        )
        for outcome in solution.outcomes
        if is_about(solution, outcome, need_id)
    )


def picture(outcome: Outcome) -> RangePicture | None:
    if outcome.baseline is None or outcome.target is None:
        return None
    return outcome_range(outcome.baseline, outcome.target, outcome.actual)


def feedback(edition: Edition, solution: SolutionFile, need_id: str = "") -> tuple[views.Feedback, ...]:
    return tuple(
        views.Feedback(
            date=entry.date,
            sender=edition.coded("sender", entry.from_),
            text=entry.text,
            rating=entry.rating,
            need=None if need_id else speaks_of(edition, solution, entry.need),
            new_need=edition.need_link(entry.new_need) if entry.new_need else None,
        )
        for entry in solution.feedback
        if is_about(solution, entry, need_id)
    )


def is_about(solution: SolutionFile, entry: Outcome | Feedback, need_id: str) -> bool:
    return not need_id or (entry.need or solution.answers[0]) == need_id


def speaks_of(edition: Edition, solution: SolutionFile, need_id: str | None) -> views.EntryLink | None:
    """The need that an entry names, where the solution answers several."""
    return edition.need_link(need_id) if need_id and len(solution.answers) > 1 else None
