"""What a solution's page shows."""

from stafett.check import SolutionFile
from stafett.model.catalogue import Solution
from stafett.render import views
from stafett.render.contact_links import feedback_url
from stafett.render.edition import Edition
from stafett.render.lineage_view import solution_lineages
from stafett.render.matching_view import answer_gaps, suggested_needs
from stafett.render.need_view import feedback, fit_cells, outcomes, preconditions, speaks_of


def solution_view(edition: Edition, solution: Solution) -> views.SolutionView:
    text = solution.entry.text(edition.language)
    maturity, declarations = text.maturity, text.declarations
    return views.SolutionView(
        card=edition.solution_card(solution.id),
        body=edition.body(solution.entry.document(edition.language)),
        needs=edition.need_cards_of(text.answers),
        trl=maturity.trl if maturity else None,
        device_class=(maturity.device_class or "") if maturity else "",
        is_ce_marked=maturity.ce_marked if maturity else None,
        evidence=tuple(views.Evidence(item.title, item.url or "") for item in text.evidence),
        fit=tuple(need_fit(edition, text, need) for need in text.fit),
        sharing=sharing(text),
        outcomes=outcomes(edition, text),
        lessons=lessons(edition, text),
        feedback=feedback(edition, text),
        lineages=solution_lineages(edition, solution.id),
        suggested=suggested_needs(edition, solution.id),
        has_ethics_agreement=declarations.ethics_agreement if declarations else None,
        conflicts_of_interest=(declarations.conflicts_of_interest or "") if declarations else "",
        contact=edition.contact(text.contact),
        history=history(edition, text),
        feedback_url=feedback_url(edition, solution),
    )


def need_fit(edition: Edition, text: SolutionFile, need_id: str) -> views.NeedFit:
    link, cells = edition.need_link(need_id), fit_cells(edition, text, need_id)
    sides = preconditions(edition, edition.catalogue.needs[need_id].entry.text(edition.language))
    return views.NeedFit(link, sides, cells, answer_gaps(link, sides, cells))


def sharing(text: SolutionFile) -> views.Sharing | None:
    found = text.sharing
    if found is None:
        return None
    cost, gain = (
        views.Share(share.provider, share.care) if share else None for share in (found.cost_share, found.gain_share)
    )
    return views.Sharing(found.rule or "", cost, gain)


def lessons(edition: Edition, text: SolutionFile) -> tuple[views.Lesson, ...]:
    return tuple(
        views.Lesson(edition.side(lesson.side), lesson.text, lesson.date, speaks_of(edition, text, lesson.need))
        for lesson in text.lessons
    )


def history(edition: Edition, text: SolutionFile) -> tuple[views.LogEntry, ...]:
    """The latest first; a solution's stages have no pages of their own."""
    return tuple(
        views.LogEntry(entry.date, edition.coded("solution stage", entry.stage), entry.note or "")
        for entry in reversed(text.log)
    )
