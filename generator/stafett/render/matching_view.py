"""Suggestions with their reasons, and gaps between what a need asks for and what a solution gives."""

from collections.abc import Sequence

from stafett.model.matching import COMPARED, Suggestion
from stafett.render import views
from stafett.render.edition import Edition


def suggested_solutions(edition: Edition, need_id: str) -> tuple[views.SuggestedSolution, ...]:
    found = edition.catalogue.matching.solutions_for(need_id)
    return tuple(views.SuggestedSolution(edition.solution_card(one.id), reasons(edition, one)) for one in found)


def similar_needs(edition: Edition, need_id: str) -> tuple[views.SuggestedNeed, ...]:
    found = edition.catalogue.matching.similar_needs(need_id)
    return tuple(views.SuggestedNeed(edition.need_card(one.id), reasons(edition, one)) for one in found)


def suggested_needs(edition: Edition, solution_id: str) -> tuple[views.SuggestedNeed, ...]:
    found = edition.catalogue.matching.needs_for(solution_id)
    return tuple(views.SuggestedNeed(edition.need_card(one.id), reasons(edition, one)) for one in found)


def reasons(edition: Edition, suggested: Suggestion) -> views.Reasons:
    """The shared codes by vocabulary, and the rarest shared words."""
    shared = []
    for name in COMPARED:
        keys = [key for vocabulary, key in suggested.codes if vocabulary == name]
        if keys:
            shared.append(views.Shared(edition.label("vocabulary", name), edition.values(name, keys)))
    return views.Reasons(tuple(shared), suggested.words, edition.catalogue.languages[0])


def answer_gaps(link: views.EntryLink, sides: Sequence[views.Side], cells: Sequence[views.FitCell]) -> views.AnswerGaps:
    """Every side that has a must and is not met in full."""
    musts = {side.key: tuple(item.text for item in side.items if item.level.key == "must") for side in sides}
    gaps = tuple(
        views.Gap(cell.side_label, cell.answer, cell.comment, musts[cell.side])
        for cell in cells
        if musts.get(cell.side) and cell.answer.key != "met"
    )
    return views.AnswerGaps(link, gaps, has_musts=any(musts.values()))
