"""The pages by which people reach the catalogue, and their addresses."""

from collections.abc import Iterator

from stafett.model.catalogue import Solution
from stafett.model.need import Need
from stafett.render import views
from stafett.render.contact_links import answer_url, feedback_url
from stafett.render.contact_view import answer_view, feedback_view, tell_view, thanks_view
from stafett.render.jobs import EntryAddress, Jobs, PageJob


def contact_pages(jobs: Jobs) -> Iterator[PageJob]:
    """A page to answer each open need (one that was open leads back to it), one to give feedback on each implemented solution, one to tell about a need, and thanks."""
    edition, words = jobs.edition, jobs.edition.words
    for need in edition.catalogue.needs.values():
        if answer_url(edition, need):
            yield answer_page(jobs, need)
        elif need.entered("announced") and edition.language in need.entry.languages:
            yield way_back(jobs, need)
    for solution in edition.catalogue.solutions.values():
        if feedback_url(edition, solution):
            yield feedback_page(jobs, solution)
    yield jobs.site_page(
        "tell",
        words.gettext("Tell about a need"),
        lambda language: edition.addresses.section(language, "tell"),
        lambda: tell_view(edition),
        description=words.gettext("What does not work in care today? Tell it, and an editor takes it on from there."),
    )
    yield jobs.site_page(
        "thanks",
        words.gettext("Thank you"),
        lambda language: edition.addresses.section(language, "thanks"),
        lambda: thanks_view(edition),
        is_indexed=False,
    )


def answer_page(jobs: Jobs, need: Need) -> PageJob:
    edition = jobs.edition
    text = need.entry.text(edition.language)
    return jobs.site_page(
        "answer",
        edition.words.gettext("Answer the need: %(title)s") % {"title": text.title},
        EntryAddress(edition.addresses, "need", need.id, "answer"),
        lambda: answer_view(edition, need),
        description=text.summary,
        languages=need.entry.languages,
        section="needs",
        trail=(jobs.section_link("needs"), page_link(edition.need_link(need.id))),
        source=need.entry.path,
        is_draft=text.draft,
        is_indexed=not text.draft,
    )


def way_back(jobs: Jobs, need: Need) -> PageJob:
    """Where a need that takes no answers any more was answered: links to it lead on to the need."""
    edition = jobs.edition
    return jobs.site_page(
        "redirect",
        need.entry.text(edition.language).title,
        EntryAddress(edition.addresses, "need", need.id, "answer"),
        lambda: edition.redirect(edition.need_link(need.id)),
        languages=(edition.language,),
        source=need.entry.path,
        is_draft=need.fields.draft,
        is_indexed=False,
    )


def feedback_page(jobs: Jobs, solution: Solution) -> PageJob:
    edition = jobs.edition
    text = solution.entry.text(edition.language)
    return jobs.site_page(
        "feedback",
        edition.words.gettext("Give feedback: %(title)s") % {"title": text.title},
        EntryAddress(edition.addresses, "solution", solution.id, "feedback"),
        lambda: feedback_view(edition, solution),
        description=text.summary,
        languages=solution.entry.languages,
        section="solutions",
        trail=(jobs.section_link("solutions"), page_link(edition.solution_link(solution.id))),
        source=solution.entry.path,
        is_draft=text.draft,
        is_indexed=not text.draft,
    )


def page_link(link: views.EntryLink) -> views.Link:
    return views.Link(link.title, link.url)
