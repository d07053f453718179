"""Every page of the site."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from stafett.check import Entry
from stafett.model.process import VOCABULARIES
from stafett.render import views
from stafett.render.calendar_pages import calendar_pages
from stafett.render.contact_pages import contact_pages
from stafett.render.edition import Edition
from stafett.render.figure_pages import figure_files, figure_pages
from stafett.render.guidance_pages import guidance_pages
from stafett.render.home_view import home_view, uppermost
from stafett.render.jobs import EntryAddress, FileJob, Jobs, PageJob
from stafett.render.list_pages import (
    event_list_pages,
    organisation_pages,
    solution_list_pages,
    sorted_need_pages,
    stage_pages,
    vocabulary_pages,
)
from stafett.render.need_view import need_view
from stafett.render.opensearch import opensearch_file
from stafett.render.other_views import event_view, page_view
from stafett.render.rounds_pages import rounds_pages
from stafett.render.search_view import search_view
from stafett.render.solution_view import solution_view


def overviews(edition: Edition) -> Iterator[PageJob]:
    """The pages of one language's edition that look at the whole catalogue, and those that list all that it has."""
    jobs = Jobs(edition)
    yield from figure_pages(jobs)
    yield from guidance_pages(jobs)
    yield from rounds_pages(jobs)
    yield from site_pages(jobs)
    yield from sorted_need_pages(jobs)
    yield from solution_list_pages(jobs)
    yield from event_list_pages(jobs)
    yield from calendar_pages(jobs)


def closer_pages(edition: Edition) -> Iterator[PageJob]:
    """All others, each about a part of it."""
    jobs = Jobs(edition)
    yield from entry_pages(jobs)
    yield from contact_pages(jobs)
    for name in VOCABULARIES:
        yield from vocabulary_pages(jobs, name)
    yield from organisation_pages(jobs)
    yield from stage_pages(jobs)
    yield from redirects(jobs)


def all_files(edition: Edition) -> Iterator[FileJob]:
    """What one language's pages offer for download."""
    yield opensearch_file(edition)
    yield from figure_files(edition)


def site_pages(jobs: Jobs) -> Iterator[PageJob]:
    """Home, search, and what stands where nothing is."""
    edition, addresses, words = jobs.edition, jobs.edition.addresses, jobs.edition.words
    name = edition.localised(edition.catalogue.site.name)
    tagline = words.gettext(
        "Needs in Swedish health care, described in the open, from the first sight to the follow-up."
    )
    yield jobs.site_page("home", name, addresses.home, lambda: home_view(edition), description=tagline)
    yield jobs.site_page(
        "search",
        jobs.section_title("search"),
        lambda language: addresses.section(language, "search"),
        lambda: search_view(edition),
        section="search",
    )
    yield jobs.site_page(
        "not_found",
        words.gettext("The page cannot be found"),
        lambda language: addresses.home(language) + "404.html",
        lambda: views.NotFoundView(edition.section("needs"), uppermost(edition, "areas")),
        is_indexed=False,
    )


def entry_pages(jobs: Jobs) -> Iterator[PageJob]:
    """A page for each need, solution, event and ordinary page that is in this language."""
    for kind, entry in jobs.edition.catalogue.all_entries():
        if jobs.edition.language in entry.languages:
            yield own_page(jobs, kind, entry.id)


def own_page(jobs: Jobs, kind: str, entry_id: str) -> PageJob:
    """The page that is about one entry and has its name for address."""
    edition, catalogue = jobs.edition, jobs.edition.catalogue
    match kind:
        case "need":
            need = catalogue.needs[entry_id]
            return jobs.entry_page("need", need.entry, partial(need_view, edition, need), "needs")
        case "solution":
            solution = catalogue.solutions[entry_id]
            return jobs.entry_page("solution", solution.entry, partial(solution_view, edition, solution), "solutions")
        case "event":
            event = catalogue.events[entry_id]
            return jobs.entry_page("event", event.entry, partial(event_view, edition, event), "events")
        case _:
            page = catalogue.pages[entry_id]
            return jobs.entry_page("page", page, partial(page_view, edition, page))


def redirects(jobs: Jobs) -> Iterator[PageJob]:
    """A page at each old address of each entry."""
    edition = jobs.edition
    for kind, entry in edition.catalogue.all_entries():
        if edition.language in entry.languages:
            for alias in entry.fields.aliases:
                yield redirect(jobs, kind, entry, alias)


def redirect(jobs: Jobs, kind: str, entry: Entry[Any], alias: str) -> PageJob:
    edition = jobs.edition
    return jobs.site_page(
        "redirect",
        entry.text(edition.language).title,
        EntryAddress(edition.addresses, kind, alias),
        lambda: edition.redirect(edition.link(kind, entry)),
        languages=(edition.language,),
        source=entry.path,
        is_indexed=False,
    )
