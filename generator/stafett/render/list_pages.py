"""The pages that list: needs in their orders, solutions, events, and a page for every value that narrows."""

from collections.abc import Callable, Iterator

from stafett.model.catalogue import Organisation, Value
from stafett.model.process import PROCESS, SOLUTION_STAGES, STAGES, phase_of
from stafett.render import views
from stafett.render.calendar_pages import area_calendar_url
from stafett.render.edition import Edition
from stafett.render.jobs import Jobs, PageJob
from stafett.render.need_lists import ORDERS, facets, in_order, page_count, pager, sort_links, stages_with_counts
from stafett.urls import NEWEST

CODE_SYSTEMS = {"mesh": "MeSH", "icd10": "ICD-10", "cpv": "CPV", "uri": "URI"}


def sorted_need_pages(jobs: Jobs) -> Iterator[PageJob]:
    """All needs in each of their orders."""
    shared_facets = facets(jobs.edition)
    for order in ORDERS:
        yield from pages_in_order(jobs, order, shared_facets)


def pages_in_order(jobs: Jobs, order: str, shared_facets: tuple[views.Facet, ...]) -> Iterator[PageJob]:
    edition = jobs.edition
    yield from jobs.need_list_pages(
        "needs",
        jobs.section_title("needs"),
        lambda language, number: edition.addresses.sorted_needs(language, order, number),
        in_order(edition, order),
        lambda listed: listed,
        sorts=sort_links(edition, order),
        facets=shared_facets,
        section="needs",
        is_indexed=order == NEWEST,
    )


def solution_list_pages(jobs: Jobs) -> Iterator[PageJob]:
    """All solutions by title."""
    edition, solutions = jobs.edition, jobs.edition.catalogue.solutions
    ids = sorted(solutions, key=lambda key: edition.title_key(solutions[key].entry))
    counts = [(stage, sum(found.fields.stage == stage for found in solutions.values())) for stage in SOLUTION_STAGES]
    stages = tuple(views.Term(key, edition.label("solution stage", key), "", count) for key, count in counts if count)
    size = edition.catalogue.site.page_size

    def address(language: str, number: int) -> str:
        return edition.addresses.section(language, "solutions", number)

    def view(number: int) -> views.SolutionListView:
        shown = ids[(number - 1) * size : number * size]
        pages = pager(len(ids), size, number, lambda number: edition.url(address(edition.language, number)))
        return views.SolutionListView(tuple(map(edition.solution_card, shown)), pages, stages)

    title = jobs.section_title("solutions")
    yield from jobs.numbered("solutions", title, address, page_count(len(ids), size), view, section="solutions")


def event_list_pages(jobs: Jobs) -> Iterator[PageJob]:
    """Those to come, soonest first, on the first page; those that were, latest first, on all."""
    edition = jobs.edition
    cards = list(map(edition.event_card, edition.catalogue.events))
    coming = tuple(sorted((card for card in cards if not card.is_past), key=lambda card: card.start))
    past = [card for card in cards if card.is_past]
    size = edition.catalogue.site.page_size
    calendar = edition.url(edition.addresses.calendar(edition.language))

    def address(language: str, number: int) -> str:
        return edition.addresses.section(language, "events", number)

    def view(number: int) -> views.EventListView:
        pages = pager(len(past), size, number, lambda number: edition.url(address(edition.language, number)))
        shown = tuple(past[(number - 1) * size : number * size])
        return views.EventListView(coming if number == 1 else (), shown, pages, calendar)

    title = jobs.section_title("events")
    yield from jobs.numbered("events", title, address, page_count(len(past), size), view, section="events")


def vocabulary_pages(jobs: Jobs, name: str) -> Iterator[PageJob]:
    """A vocabulary as a whole, and each of its values with its needs."""
    edition = jobs.edition
    label = edition.label("vocabulary", name)
    yield overview(jobs, name, label, lambda: vocabulary_view(edition, name))
    link = views.Link(label, edition.section(name))
    for value in edition.catalogue.vocabularies.get(name, {}).values():
        yield from value_pages(jobs, name, value, link)


def overview(jobs: Jobs, name: str, title: str, view: Callable[[], views.VocabularyView]) -> PageJob:
    """A list as a whole."""
    edition = jobs.edition
    return jobs.site_page(
        "vocabulary",
        title,
        lambda language: edition.addresses.section(language, name),
        view,
        description=edition.label("vocabulary meaning", name),
    )


def vocabulary_view(edition: Edition, name: str) -> views.VocabularyView:
    values = edition.catalogue.vocabularies.get(name, {})
    trees = tuple(term_tree(edition, name, key) for key, value in values.items() if not value.fields.broader)
    return views.VocabularyView(name, edition.label("vocabulary", name), (("", trees),))


def term_tree(edition: Edition, name: str, key: str) -> views.TermTree:
    narrower = edition.catalogue.vocabularies[name][key].narrower
    return views.TermTree(edition.value(name, key), tuple(term_tree(edition, name, one) for one in narrower))


def value_pages(jobs: Jobs, name: str, value: Value, vocabulary: views.Link) -> Iterator[PageJob]:
    edition = jobs.edition
    term = edition.value(name, value.key)
    broader = edition.value(name, value.fields.broader) if value.fields.broader else None
    narrower = edition.values(name, value.narrower)
    in_region = [
        edition.organisation(key)
        for key, organisation in edition.catalogue.organisations.items()
        if name == "regions" and organisation.fields.region == value.key
    ]
    calendar = area_calendar_url(edition, name, value)
    yield from jobs.need_list_pages(
        "term",
        term.label,
        lambda language, number: edition.addresses.value(language, name, value.key, number),
        value.needs,
        lambda listed: views.TermView(
            term, vocabulary, broader, narrower, codes_of(value), listed, tuple(in_region), calendar
        ),
        description=term.description,
        trail=(vocabulary,),
        section="needs",
        source=f"content/vocabularies/{name}.yml",
    )


def codes_of(value: Value) -> tuple[views.Code, ...]:
    found = ((label, getattr(value.fields.codes, system)) for system, label in CODE_SYSTEMS.items())
    return tuple(views.Code(label, code) for label, codes in found for code in codes)


def organisation_pages(jobs: Jobs) -> Iterator[PageJob]:
    """All organisations by kind, and each one with its needs, solutions and events."""
    edition = jobs.edition
    yield overview(jobs, "organisations", jobs.section_title("organisations"), lambda: organisations_view(edition))
    for organisation in edition.catalogue.organisations.values():
        yield from pages_of_organisation(jobs, organisation)


def pages_of_organisation(jobs: Jobs, own: Organisation) -> Iterator[PageJob]:
    edition = jobs.edition
    yield from jobs.need_list_pages(
        "organisation",
        edition.localised(own.fields.name),
        lambda language, number: edition.addresses.value(language, "organisations", own.key, number),
        own.needs,
        lambda listed: organisation_view(edition, own, listed),
        trail=(jobs.section_link("organisations"),),
        source="content/organisations.yml",
    )


def organisations_view(edition: Edition) -> views.VocabularyView:
    groups: dict[str, list[views.TermTree]] = {}
    for key, organisation in edition.catalogue.organisations.items():
        groups.setdefault(organisation.fields.kind, []).append(views.TermTree(edition.organisation(key), ()))
    labelled = tuple((edition.label("organisation kinds", kind), tuple(terms)) for kind, terms in groups.items())
    return views.VocabularyView("organisations", edition.label("section", "organisations"), labelled)


def organisation_view(edition: Edition, own: Organisation, listed: views.NeedListView) -> views.OrganisationView:
    fields = own.fields
    return views.OrganisationView(
        name=edition.localised(fields.name),
        kind=edition.coded("organisation kind", fields.kind),
        region=edition.value("regions", fields.region) if fields.region else None,
        website=fields.url or "",
        orgnr=fields.orgnr or "",
        contact=edition.contact(fields.contact) if fields.contact else None,
        needs=listed,
        solutions=tuple(map(edition.solution_card, own.solutions)),
        events=tuple(map(edition.event_card, own.events)),
    )


def stage_pages(jobs: Jobs) -> Iterator[PageJob]:
    """The process as a whole, and each stage with the needs that stand there."""
    edition = jobs.edition
    yield overview(jobs, "stages", jobs.section_title("stages"), lambda: stages_view(edition))
    for stage in stages_with_counts(edition):
        yield from pages_of_stage(jobs, stage)


def pages_of_stage(jobs: Jobs, stage: views.Term) -> Iterator[PageJob]:
    edition = jobs.edition
    yield from jobs.need_list_pages(
        "stage",
        stage.label,
        lambda language, number: edition.addresses.value(language, "stages", stage.key, number),
        edition.catalogue.needs_by_stage[stage.key],
        lambda listed: stage_view(edition, stage, listed),
        description=stage.description,
        trail=(jobs.section_link("stages"),),
        section="needs",
    )


def stages_view(edition: Edition) -> views.VocabularyView:
    groups: dict[str, list[views.TermTree]] = {}
    for stage in stages_with_counts(edition):
        groups.setdefault(phase_of(stage.key), []).append(views.TermTree(stage, ()))
    labelled = tuple((edition.label("phase", phase), tuple(terms)) for phase, terms in groups.items())
    return views.VocabularyView("stages", edition.label("section", "stages"), labelled)


def stage_view(edition: Edition, stage: views.Term, listed: views.NeedListView) -> views.StageView:
    place = STAGES.index(stage.key)
    steps = tuple(
        views.Step(edition.stage(key), "current" if key == stage.key else "done" if at < place else "ahead", None)
        for at, key in enumerate(PROCESS)
    )
    asks = tuple(edition.label("stage asks", stage.key).splitlines())
    return views.StageView(stage, edition.label("phase", phase_of(stage.key)), asks, steps, listed)
