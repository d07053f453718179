"""The ranking: its pages, the scores that the browser ranks by other weights, and its table."""

from collections.abc import Iterator
from functools import partial

from stafett.figures.ranking import TOP
from stafett.figures.stability import SAMPLE
from stafett.model.need import Need
from stafett.model.process import LENSES
from stafett.render import views
from stafett.render.diagrams import columns
from stafett.render.edition import Edition
from stafett.render.insight import insight_links
from stafett.render.jobs import Jobs, PageJob
from stafett.render.need_lists import page_count, pager
from stafett.render.need_view import lenses
from stafett.render.places import place_of, places_page
from stafett.render.ranking_files import SECTION, scores_json, scores_path, table_path

TOLD_IN_FULL = 100
"""So many needs have their scores and reasons in the ranking; those below have them on their own pages alone."""


def priority_pages(jobs: Jobs) -> Iterator[PageJob]:
    """All ranked needs by the published weights."""
    edition = jobs.edition
    total = page_count(len(edition.ranking.order), edition.catalogue.site.page_size)
    data_url = edition.url(scores_path(edition, scores_json(edition)))
    yield from jobs.numbered(
        "priorities",
        jobs.section_title(SECTION),
        partial(places_page, edition),
        total,
        partial(priorities_view, edition, data_url),
        description=edition.label("section meaning", SECTION),
        section=SECTION,
    )


def priorities_view(edition: Edition, data_url: str, number: int) -> views.PrioritiesView:
    order, size = edition.ranking.order, edition.catalogue.site.page_size
    shown = order[(number - 1) * size : number * size]

    def address(page: int) -> str:
        return edition.url(places_page(edition, edition.language, page))

    return views.PrioritiesView(
        weights=lens_weights(edition),
        needs=tuple(ranked_need(edition, edition.catalogue.needs[need_id]) for need_id in shown),
        pager=pager(len(order), size, number, address),
        top=TOP,
        sample=SAMPLE,
        not_ranked=edition.ranking.waiting,
        page_size=size,
        is_first=number == 1,
        first_url=address(1),
        data_url=data_url,
        table_url=edition.url(table_path(edition)),
        more=insight_links(edition, SECTION),
    )


def lens_weights(edition: Edition) -> tuple[views.LensWeight, ...]:
    total = sum(edition.ranking.weights)
    return tuple(
        views.LensWeight(lens, edition.label("lens", lens), weight, weight / total)
        for lens, weight in zip(LENSES, edition.ranking.weights, strict=True)
    )


def ranked_need(edition: Edition, need: Need) -> views.RankedNeed:
    text = need.entry.text(edition.language)
    found, place = text.screening, place_of(edition, need)
    if found is None or place is None or need.priority is None:
        raise ValueError(need.id)
    seen = lenses(edition, found) if edition.ranking.rows[need.id] < TOLD_IN_FULL else ()
    return views.RankedNeed(
        link=edition.link("need", need.entry),
        stage=edition.stage(text.stage),
        organisation=edition.organisation(text.organisation),
        place=place,
        priority=need.priority,
        bars=columns([lens.score for lens in seen]),
        lenses=seen,
        conflicts_of_interest=found.conflicts_of_interest or "",
        screened_by=found.by or "",
        screened=found.date,
        patient_votes=found.patient_votes,
        staff_votes=found.staff_votes,
    )
