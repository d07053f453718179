"""What the ranking offers beside its pages: the scores that the browser ranks by other weights, and the table."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from hashlib import sha256

from stafett.model.process import LENSES
from stafett.render.edition import Edition
from stafett.render.jobs import FileJob
from stafett.render.tables import csv_bytes

SECTION = "priorities"


def priority_files(edition: Edition) -> Iterator[FileJob]:
    data = scores_json(edition)
    yield FileJob(scores_path(edition, data), lambda: data)
    yield FileJob(table_path(edition), partial(ranking_table, edition))


# ---------------------------------------------------------------- what the browser ranks


def scores_json(edition: Edition) -> bytes:
    """Each ranked need in the published order: id, title, scores as digits, per cent of weightings in the top, patients' and
    staff's votes; then, where the need has its page in another language, that page's url and language.
    """
    ranking = edition.ranking
    rows = []
    for need_id in ranking.order:
        scores = ranking.scores[need_id]
        link = edition.need_link(need_id)
        share = round(100 * ranking.standings[scores].share)
        found = edition.catalogue.needs[need_id].fields.screening
        votes = (found.patient_votes, found.staff_votes) if found else (None, None)
        row = [need_id, link.title, "".join(map(str, scores)), share, *votes]
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
    need, standing = edition.catalogue.needs[need_id], edition.ranking.standing(need_id)
    language = need.entry.language_for(edition.language)
    text = need.entry.text(language)
    found = text.screening
    if found is None or standing is None:
        raise ValueError(need_id)
    reasons = [getattr(found, lens).reason for lens in LENSES]
    return [
        standing.place,
        need_id,
        text.title,
        edition.localised(edition.catalogue.organisations[text.organisation].fields.name),
        edition.label("stage", text.stage),
        need.priority,
        *edition.ranking.scores[need_id],
        *reasons,
        found.conflicts_of_interest,
        found.by,
        found.date.isoformat() if found.date else None,
        found.patient_votes,
        found.staff_votes,
        round(100 * standing.share),
        edition.addresses.absolute(edition.addresses.entry(language, "need", need_id)),
    ]
