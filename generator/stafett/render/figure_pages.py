"""The pages that tell of the catalogue in figures, and their tables."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from stafett.render.attention_view import attention_view
from stafett.render.edition import Edition
from stafett.render.figure_tables import QUALITY, STATISTICS, attention_rows, statistics_rows, table_jobs
from stafett.render.jobs import FileJob, Jobs, PageJob
from stafett.render.priorities_view import priority_pages
from stafett.render.quality_view import quality_rows, quality_view
from stafett.render.ranking_files import priority_files
from stafett.render.statistics_view import statistics_view

PAGES: dict[str, Callable[[Edition], Any]] = {
    "statistics": statistics_view,
    "quality": quality_view,
    "attention": attention_view,
}


def figure_pages(jobs: Jobs) -> Iterator[PageJob]:
    yield from priority_pages(jobs)
    edition = jobs.edition
    for name, view in PAGES.items():
        yield jobs.site_page(
            name,
            jobs.section_title(name),
            partial(address_of, edition, name),
            partial(view, edition),
            description=edition.label("section meaning", name),
            section=name,
            is_indexed=name != "attention",
        )


def address_of(edition: Edition, name: str, language: str) -> str:
    return edition.addresses.section(language, name)


def figure_files(edition: Edition) -> Iterator[FileJob]:
    yield from priority_files(edition)
    yield from table_jobs(edition, "statistics", STATISTICS, partial(statistics_view, edition), statistics_rows)
    yield from table_jobs(edition, "quality", QUALITY, partial(quality_view, edition), partial(quality_rows, edition))
    yield from table_jobs(edition, "attention", ("attention",), partial(attention_view, edition), attention_rows)
