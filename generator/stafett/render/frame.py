"""What stands around every page: the site's own, and the page's head with menu, trail and ways to other languages."""

from collections.abc import Sequence
from urllib.parse import quote

from stafett.check import Entry, PageFile
from stafett.render import views
from stafett.render.assets import Asset, paths
from stafett.render.edition import Edition
from stafett.render.jobs import PageJob
from stafett.render.opensearch import opensearch_path
from stafett.urls import Addresses

ICON = "img/icon.svg"
MENU_SECTIONS = ("needs", "solutions", "events")
PLAIN = ("", "")
"""The menu on pages that are in no section and not in the menu."""
FOOTER_SECTIONS = (
    "stages",
    "areas",
    "organisations",
    "regions",
    "strategy",
    "rounds",
    "guidance",
    "priorities",
    "statistics",
    "quality",
)


def site_view(edition: Edition, assets: Sequence[Asset]) -> views.Site:
    """What all pages of one language share; `assets` are the theme's static files."""
    site = edition.catalogue.site
    contact = edition.contact(site.contact)
    statements = [page for page in edition.catalogue.pages.values() if page.fields.purpose == "accessibility"]
    return views.Site(
        language=edition.language,
        name=edition.localised(site.name),
        base_path=edition.addresses.base_path,
        home_url=edition.url(edition.addresses.home(edition.language)),
        search_url=edition.section("search"),
        opensearch_url=edition.url(opensearch_path(edition)),
        needs_url=edition.section("needs"),
        statement_url=page_link(edition, statements[0]).url if statements else "",
        is_demo=site.demo,
        contact=contact,
        licence=site.licence or "",
        footer=footer(edition),
        assets={name: edition.url(path) for name, path in paths(assets).items()},
        icon="".join(data_address(asset.data) for asset in assets if asset.name == ICON),
    )


def data_address(svg: bytes) -> str:
    """An SVG picture as an address that holds it."""
    return "data:image/svg+xml," + quote(svg.strip(), safe=" '()*+,-./:;=@")


def footer(edition: Edition) -> tuple[views.Link, ...]:
    """The ways in that the menu does not show, then the pages that are not in it; the statement has a place of its own."""
    sections = [views.Link(section_label(edition, name), edition.section(name)) for name in FOOTER_SECTIONS]
    rest = (page for page in edition.catalogue.pages.values() if page.fields.menu is None)
    pages = [page_link(edition, page) for page in rest if page.fields.purpose != "accessibility"]
    return (*sections, views.Link(edition.words.gettext("Tell about a need"), edition.section("tell")), *pages)


def section_label(edition: Edition, name: str) -> str:
    return edition.label("vocabulary" if name in edition.catalogue.vocabularies else "section", name)


def page_link(edition: Edition, page: Entry[PageFile]) -> views.Link:
    language = page.language_for(edition.language)
    return views.Link(page.text(language).title, edition.url(edition.addresses.entry(language, "page", page.id)))


def head_view(edition: Edition, job: PageJob) -> views.Head:
    addresses = edition.addresses
    home = views.Link(edition.words.gettext("Home"), edition.url(addresses.home(edition.language)))
    is_home = job.path == addresses.home(edition.language)
    return views.Head(
        kind=job.template,
        title=job.title,
        description=job.description,
        path=edition.url(job.path),
        absolute_url=addresses.absolute(job.path),
        menu=menu(edition, job),
        breadcrumbs=() if is_home else (home, *job.trail),
        alternates=alternates(edition, job),
        is_draft=job.is_draft,
        is_indexed=job.is_indexed,
    )


def menu(edition: Edition, job: PageJob) -> tuple[views.MenuLink, ...]:
    """The menu as it is on all pages of the same section, or on one of its own pages."""
    plain = edition.menus.get(PLAIN)
    if plain is None:
        plain = edition.menus[PLAIN] = make_menu(edition, *PLAIN)
    here = edition.url(job.path)
    key = job.section, here if any(link.url == here for link in plain) else ""
    if key not in edition.menus:
        edition.menus[key] = make_menu(edition, *key)
    return edition.menus[key]


def make_menu(edition: Edition, section: str, here: str) -> tuple[views.MenuLink, ...]:
    sections = [
        views.MenuLink(section_label(edition, name), edition.section(name), is_current=section == name)
        for name in MENU_SECTIONS
    ]
    pages = sorted(
        (page for page in edition.catalogue.pages.values() if page.fields.menu is not None),
        key=lambda page: (page.fields.menu, page.id),
    )
    links = [page_link(edition, page) for page in pages]
    return (*sections, *(views.MenuLink(link.label, link.url, is_current=link.url == here) for link in links))


def alternates(edition: Edition, job: PageJob) -> tuple[views.Alternate, ...]:
    """The page in every language, itself among them; none where the site has but one."""
    languages = edition.catalogue.languages
    return tuple(alternate(edition, job, language) for language in languages) if len(languages) > 1 else ()


def alternate(edition: Edition, job: PageJob, language: str) -> views.Alternate:
    """The page in `language`, or else the list that it would stand in there, or the home page."""
    addresses: Addresses = edition.addresses
    if is_same := language in job.languages:
        path = job.address(language)
    else:
        path = addresses.section(language, job.section) if job.section else addresses.home(language)
    name = addresses.words[language].pgettext("language", language)
    return views.Alternate(language, name, addresses.url(path), addresses.absolute(path), is_same_page=is_same)
