"""The figures as tables for download: each takes its rows from the view that the page shows."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.jobs import FileJob
from stafett.render.tables import csv_bytes

Row = tuple[Any, ...]
STATISTICS = ("flow", "times", "unanswered", "regions", "areas", "strategy", "origin", "quarters")
QUALITY = ("needs", "owners", "parts", "translations")


def table_path(edition: Edition, section: str, name: str) -> str:
    return f"{edition.addresses.section(edition.language, section)}{edition.label('file', name)}.csv"


def table_urls(edition: Edition, section: str, names: tuple[str, ...]) -> dict[str, str]:
    return {name: edition.url(table_path(edition, section, name)) for name in names}


def table_jobs(
    edition: Edition,
    section: str,
    names: tuple[str, ...],
    view: Callable[[], Any],
    rows: Callable[[str, Any], list[Row]],
) -> Iterator[FileJob]:
    """One job a table; the view is made once for all of them."""
    view = cache(view)
    for name in names:
        yield FileJob(table_path(edition, section, name), partial(make_table, edition, name, view, rows))


def make_table(edition: Edition, name: str, view: Callable[[], Any], rows: Callable[[str, Any], list[Row]]) -> bytes:
    header = [edition.label("column", column) for column in COLUMNS[name]]
    return csv_bytes(header, rows(name, view()))


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "flow": ("stage", "reached", "onward", "standing", "back", "left"),
    "times": ("from", "to", "needs", "median", "low", "high"),
    "unanswered": ("id", "title", "organisation", "announced", "answer_by", "days"),
    **dict.fromkeys(("regions", "areas", "strategy", "origin"), ("id", "value", "needs", "open")),
    "quarters": ("quarter", "identified", "announced_count", "implemented"),
    "needs": ("id", "title", "organisation", "complete", "missing"),
    "owners": ("id", "organisation", "needs", "complete", "untranslated"),
    "parts": ("part", "filled", "asked"),
    "translations": ("kind", "language", "total", "untranslated"),
    "attention": ("lapse", "id", "title", "organisation", "stage", "since", "due", "days"),
}


def statistics_rows(name: str, view: views.StatisticsView) -> list[Row]:
    if name == "flow":
        return [(row.stage.label, row.reached, row.onward, row.standing, row.back, row.left) for row in view.flow]
    if name == "times":
        return [(row.start.label, row.end.label, row.needs, row.median, row.low, row.high) for row in view.times]
    if name == "unanswered":
        return [waiting_row(row) for row in view.waiting]
    if name == "quarters":
        return [(row.label, row.identified, row.announced, row.implemented) for row in view.quarters]
    spread = next(spread for spread in view.spreads if spread.key == name)
    return [(row.term.key, row.term.label, row.needs, row.open) for row in spread.counts]


def waiting_row(row: views.Waiting) -> Row:
    answer_by = row.answer_by.isoformat() if row.answer_by else None
    return row.link.id, row.link.title, row.organisation.label, row.announced.isoformat(), answer_by, row.days


def attention_rows(_: str, view: views.AttentionView) -> list[Row]:
    return [
        (
            group.title,
            row.link.id,
            row.link.title,
            row.organisation.label,
            row.stage.label,
            row.since.isoformat(),
            row.due.isoformat(),
            row.days,
        )
        for group in view.groups
        for row in group.rows
    ]
