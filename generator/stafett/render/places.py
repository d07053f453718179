"""A need's place in the ranking, and where in its pages the need stands."""

from decimal import Decimal

from stafett.figures.ranking import TOP
from stafett.model.need import Need
from stafett.model.process import LENSES
from stafett.render import views
from stafett.render.edition import Edition


def places_page(edition: Edition, language: str, number: int) -> str:
    return edition.addresses.section(language, "priorities", number)


def place_of(edition: Edition, need: Need) -> views.Place | None:
    """None for needs that are not ranked."""
    ranking, standing = edition.ranking, edition.ranking.standing(need.id)
    if standing is None:
        return None
    weight, score = standing.by_weight, standing.by_score
    return views.Place(
        number=standing.place,
        total=len(ranking.order),
        top=TOP,
        share=standing.share,
        is_top=standing.is_top,
        by_weight=shift(edition, weight.lens, ranking.weights[weight.lens], weight.weight) if weight else None,
        by_score=shift(edition, score.lens, ranking.scores[need.id][score.lens], score.score) if score else None,
        url=place_url(edition, need.id),
    )


def shift(edition: Edition, lens: int, now: Decimal | int, then: int) -> views.Shift:
    return views.Shift(edition.label("lens", LENSES[lens]), Decimal(now), Decimal(then))


def place_url(edition: Edition, need_id: str) -> str:
    """The need's own row in the ranking."""
    index = edition.ranking.rows[need_id]
    page = places_page(edition, edition.language, index // edition.catalogue.site.page_size + 1)
    return f"{edition.url(page)}#rank-{need_id}"
