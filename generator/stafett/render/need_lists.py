"""Lists of needs in pages of N, their orders, and the facets that narrow them without a script."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from stafett.i18n import collation_key
from stafett.model.need import Need
from stafett.model.process import STAGES, VOCABULARIES
from stafett.render import views
from stafett.render.edition import Edition
from stafett.urls import NEWEST

ORDERS = (NEWEST, "deadline", "priority", "title")
NEIGHBOURS = 2
LONGEST_FACET = 12
FAR_FUTURE = datetime.max.replace(tzinfo=UTC)


def in_order(edition: Edition, order: str) -> tuple[str, ...]:
    """All needs' ids: newest first, the nearest deadline that has not passed first, highest priority first, or by title."""
    needs = edition.catalogue.needs
    keys: Mapping[str, Callable[[Need], Any]] = {
        NEWEST: lambda _: 0,
        "deadline": lambda need: deadline_key(need, edition.now),
        "priority": lambda need: -(need.priority or 0),
        "title": lambda need: collation_key(need.entry.text(edition.language).title, edition.language),
    }
    return tuple(need.id for need in sorted(needs.values(), key=keys[order]))


def deadline_key(need: Need, now: datetime) -> tuple[bool, datetime]:
    """Open with a last day, soonest first; then open until further notice; then those that take no answers."""
    return not need.is_open(now), (need.answer_by or FAR_FUTURE) if need.is_open(now) else FAR_FUTURE


def page_count(total: int, size: int) -> int:
    """An empty list has one page, too."""
    return max(1, -(-total // size))


def need_list(
    edition: Edition,
    ids: Sequence[str],
    number: int,
    address: Callable[[int], str],
    sorts: tuple[views.MenuLink, ...] = (),
    facets: tuple[views.Facet, ...] = (),
) -> views.NeedListView:
    """The page `number` of the needs `ids`; `address(n)` is the url of page n."""
    size = edition.catalogue.site.page_size
    shown = ids[(number - 1) * size : number * size]
    return views.NeedListView(edition.need_cards_of(shown), pager(len(ids), size, number, address), sorts, facets)


def pager(total: int, size: int, number: int, address: Callable[[int], str]) -> views.Pager:
    count = page_count(total, size)
    return views.Pager(
        total=total,
        first=min(total, (number - 1) * size + 1),
        last=min(total, number * size),
        previous_url=address(number - 1) if number > 1 else "",
        next_url=address(number + 1) if number < count else "",
        pages=pages_shown(number, count, address) if count > 1 else (),
    )


def pages_shown(number: int, count: int, address: Callable[[int], str]) -> tuple[views.Page, ...]:
    """The first, the last and those around `number`; a gap stands for two or more left out."""
    near = {1, count, *range(number - NEIGHBOURS, number + NEIGHBOURS + 1)}
    shown = sorted(page for page in near if 1 <= page <= count)
    pages: list[views.Page] = []
    for page in shown:
        before = pages[-1].number if pages else 0
        if page - before == 2:  # noqa: PLR2004 - one page left out takes no more room than a gap
            pages.append(views.Page(page - 1, address(page - 1), is_current=False))
        elif page - before > 2:  # noqa: PLR2004
            pages.append(views.Page(page - 1, "", is_current=False))
        pages.append(views.Page(page, address(page), is_current=page == number))
    return tuple(pages)


def sort_links(edition: Edition, current: str) -> tuple[views.MenuLink, ...]:
    return tuple(
        views.MenuLink(
            edition.label("sort", order),
            edition.url(edition.addresses.sorted_needs(edition.language, order)),
            is_current=order == current,
        )
        for order in ORDERS
    )


def facets(edition: Edition) -> tuple[views.Facet, ...]:
    """Stages, each vocabulary, organisations: values that hold a need, the fullest first where they are many."""
    found = [stage_facet(edition)]
    found += [vocabulary_facet(edition, name) for name in VOCABULARIES if name in edition.catalogue.vocabularies]
    organisations = [edition.organisation(key) for key in edition.catalogue.organisations]
    label = edition.words.gettext("Organisations")
    found.append(views.Facet("organisations", label, edition.section("organisations"), fullest(organisations)))
    return tuple(facet for facet in found if facet.terms)


def vocabulary_facet(edition: Edition, name: str) -> views.Facet:
    terms = [edition.value(name, key) for key in edition.catalogue.vocabularies[name]]
    return views.Facet(name, edition.label("vocabulary", name), edition.section(name), fullest(terms))


def stage_facet(edition: Edition) -> views.Facet:
    label = edition.words.gettext("Stage")
    terms = tuple(term for term in stages_with_counts(edition) if term.count)
    return views.Facet("stages", label, edition.section("stages"), terms)


def stages_with_counts(edition: Edition) -> tuple[views.Term, ...]:
    return tuple(edition.stage(stage, len(edition.catalogue.needs_by_stage[stage])) for stage in STAGES)


def fullest(terms: Sequence[views.Term]) -> tuple[views.Term, ...]:
    """As they stand where they are few; otherwise the fullest ones, and the facet's own page has the rest."""
    used = [term for term in terms if term.count]
    if len(used) <= LONGEST_FACET:
        return tuple(used)
    return tuple(sorted(used, key=lambda term: (-term.count, term.label))[:LONGEST_FACET])
