"""The ranking: its pages, the scores that the browser ranks by other weights, and its table."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from hashlib import sha256

from stafett.figures.ranking import TOP, is_ranked
from stafett.figures.stability import SAMPLE
from stafett.model.need import Need
from stafett.model.process import LENSES, PROCESS
from stafett.render import views
from stafett.render.diagrams import columns
from stafett.render.edition import Edition
from stafett.render.insight import insight_links
from stafett.render.jobs import FileJob, Jobs, PageJob
from stafett.render.need_lists import page_count, pager
from stafett.render.need_view import lenses
from stafett.render.places import place_of, places_page
from stafett.render.tables import csv_bytes

SECTION = "priorities"


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


def priority_files(edition: Edition) -> Iterator[FileJob]:
    data = scores_json(edition)
    yield FileJob(scores_path(edition, data), lambda: data)
    yield FileJob(table_path(edition), partial(ranking_table, edition))


def priorities_view(edition: Edition, data_url: str, number: int) -> views.PrioritiesView:
    order, size = edition.ranking.order, edition.catalogue.site.page_size
    shown = order[(number - 1) * size : number * size]
    waiting = sum(need.fields.stage in PROCESS and not is_ranked(need) for need in edition.catalogue.needs.values())

    def address(page: int) -> str:
        return edition.url(places_page(edition, edition.language, page))

    return views.PrioritiesView(
        weights=lens_weights(edition),
        needs=tuple(ranked_need(edition, edition.catalogue.needs[need_id]) for need_id in shown),
        pager=pager(len(order), size, number, address),
        top=TOP,
        sample=SAMPLE,
        not_ranked=waiting,
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
    seen = lenses(edition, found)
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


# ---------------------------------------------------------------- what the browser ranks


def scores_json(edition: Edition) -> bytes:
    """Each ranked need in the published order: id, title, scores as digits, per cent of weightings in the top; then, where
    the need has its page in another language, that page's url and language.
    """
    ranking = edition.ranking
    rows = []
    for need_id in ranking.order:
        scores = ranking.scores[need_id]
        link = edition.need_link(need_id)
        row = [need_id, link.title, "".join(map(str, scores)), round(100 * ranking.standings[scores].share)]
        rows.append([*row, link.url, link.language] if link.only_in else row)
    return json.dumps(
        {"base": edition.section("needs"), "needs": rows}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def scores_path(edition: Edition, data: bytes) -> str:
    """A name that tells its content, and so may be kept for ever."""
    return f"static/data/ranking.{edition.language}.{sha256(data).hexdigest()[:8]}.json"


# ---------------------------------------------------------------- the table


def table_path(edition: Edition) -> str:
    return f"{edition.addresses.section(edition.language, SECTION)}{edition.label('path', SECTION)}.csv"


def ranking_table(edition: Edition) -> bytes:
    words = edition.words
    names = [edition.label("lens", lens) for lens in LENSES]
    header = [
        *(edition.label("column", name) for name in ("place", "id", "title", "organisation", "stage", "priority")),
        *names,
        *(words.pgettext("column", "reason %(lens)s") % {"lens": name} for name in names),
        *(edition.label("column", name) for name in TRAILING),
    ]
    return csv_bytes(header, (table_row(edition, need_id) for need_id in edition.ranking.order))


TRAILING = ("conflicts", "screened_by", "screened", "patient_votes", "staff_votes", "share", "address")


def table_row(edition: Edition, need_id: str) -> list[str | int | Decimal | None]:
    need = ranked_need(edition, edition.catalogue.needs[need_id])
    return [
        need.place.number,
        need_id,
        need.link.title,
        need.organisation.label,
        need.stage.label,
        need.priority,
        *(lens.score for lens in need.lenses),
        *(lens.reason for lens in need.lenses),
        need.conflicts_of_interest,
        need.screened_by,
        need.screened.isoformat() if need.screened else None,
        need.patient_votes,
        need.staff_votes,
        round(100 * need.place.share),
        edition.addresses.absolute(edition.addresses.entry(need.link.language, "need", need_id)),
    ]
