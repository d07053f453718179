"""The pages that tell of the catalogue itself, each with the way to the others."""

from stafett.render import views
from stafett.render.edition import Edition

INSIGHT_SECTIONS = ("priorities", "statistics", "quality", "attention")


def insight_links(edition: Edition, current: str) -> tuple[views.MenuLink, ...]:
    return tuple(
        views.MenuLink(edition.label("section", name), edition.section(name), is_current=name == current)
        for name in INSIGHT_SECTIONS
    )
