"""The guidance pages: one a side, with an index before them."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from stafett.model.guidance import SideRecord, count_lessons, side_record
from stafett.model.process import SIDES
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.guidance_view import guidance_view, more_lessons, side_address, summary
from stafett.render.jobs import Jobs, PageJob
from stafett.render.need_lists import page_count, pager

RecordOf = Callable[[str], SideRecord]


def guidance_pages(jobs: Jobs) -> Iterator[PageJob]:
    edition = jobs.edition
    counts = count_lessons(edition.catalogue)
    record_of = cache(partial(side_record, edition.catalogue))  # it goes through the whole catalogue
    yield jobs.site_page(
        "guidance",
        jobs.section_title("guidance"),
        lambda language: edition.addresses.section(language, "guidance"),
        lambda: index_view(edition, record_of),
        description=edition.label("section meaning", "guidance"),
    )
    for side in SIDES:
        yield from side_pages(jobs, side, counts[side], record_of)


def index_view(edition: Edition, record_of: RecordOf) -> views.GuidanceIndexView:
    return views.GuidanceIndexView(
        tuple(summary(edition, side, record_of(side)) for side in SIDES),
        views.Link(edition.label("section", "rounds"), edition.section("rounds")),
    )


def side_pages(jobs: Jobs, side: str, lessons: int, record_of: RecordOf) -> Iterator[PageJob]:
    """A side's page, and further ones for the lessons that it has no room for."""
    edition, size = jobs.edition, jobs.edition.catalogue.site.page_size

    def url(number: int) -> str:
        return edition.url(side_address(edition, edition.language, side, number))

    def view(number: int) -> views.GuidanceView:
        record = record_of(side)
        shown = record.lessons[(number - 1) * size : number * size]
        pages = pager(lessons, size, number, url)
        return (guidance_view if number == 1 else more_lessons)(edition, side, record, shown, pages)

    yield from jobs.numbered(
        "guidance_side",
        edition.label("guidance title", side),
        lambda language, number: side_address(edition, language, side, number),
        page_count(lessons, size),
        view,
        description=edition.label("guidance meaning", side),
        trail=(jobs.section_link("guidance"),),
    )
