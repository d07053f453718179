"""Where the pages with forms stand, "" where there is none."""

from stafett.check import codes
from stafett.model.catalogue import Solution
from stafett.model.need import Need
from stafett.render.edition import Edition


def answer_url(edition: Edition, need: Need) -> str:
    """Where to answer the need in this language, "" while it takes no answers or has no page here."""
    if edition.language not in need.entry.languages or not need.is_open(edition.now):
        return ""
    return edition.url(edition.addresses.below(edition.language, "need", need.id, "answer"))


def feedback_url(edition: Edition, solution: Solution) -> str:
    """Where to give feedback on the solution in this language, "" unless it is implemented and has a page here."""
    is_used = solution.fields.stage == codes.SolutionStage.IMPLEMENTED
    if not is_used or edition.language not in solution.entry.languages:
        return ""
    return edition.url(edition.addresses.below(edition.language, "solution", solution.id, "feedback"))
