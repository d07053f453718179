"""From the catalogue to the pages' bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from stafett.figures import measure_all, rank_needs
from stafett.i18n import Words
from stafett.model import Catalogue
from stafett.problems import Place, Problem
from stafett.render.assets import Asset, collect_assets
from stafett.render.edition import Edition
from stafett.render.fingerprint import Fingerprints, UnknownValueError
from stafett.render.frame import head_view, site_view
from stafett.render.jobs import FileJob, PageJob
from stafett.render.pages import all_files, closer_pages, overviews
from stafett.render.theme import Theme
from stafett.render.views import STANDING_ON_MANY, Head, Site
from stafett.urls import Addresses


@dataclass(frozen=True, slots=True)
class Renderer:
    """Everything that pages are made from: `jobs` are all pages, `assets` and `files` what stands beside them.

    The first `wide` of the pages look at the whole catalogue.
    """

    theme: Theme
    editions: Mapping[str, Edition]
    sites: Mapping[str, Site]
    assets: tuple[Asset, ...]
    jobs: Sequence[PageJob]
    wide: int = 0
    files: Sequence[FileJob] = ()
    _fingerprints: Fingerprints = field(
        default_factory=lambda: Fingerprints(*STANDING_ON_MANY), repr=False, compare=False
    )
    _surroundings: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def catalogue(self) -> Catalogue:
        return next(iter(self.editions.values())).catalogue

    @property
    def addresses(self) -> Addresses:
        return next(iter(self.editions.values())).addresses

    @property
    def words(self) -> Mapping[str, Words]:
        return self.addresses.words

    def for_pages(self) -> "Renderer":
        """With what makes pages alone, and ready to: it can be sent to another machine."""
        for template, language in sorted({(f"{job.template}.html", job.language) for job in self.jobs}):
            self.surroundings(template, language)
        self.catalogue.matching.find()  # last: it may be under way elsewhere
        return replace(self, assets=(), files=())

    def forget(self) -> None:
        """Let go of what pages share, once they are made: what comes after them takes its room."""
        self._fingerprints.forget()
        self.theme.forget()
        self.catalogue.matching.forget()
        for edition in self.editions.values():
            edition.forget()

    def render(self, number: int) -> bytes:
        """The page of job `number`: its view is made now, and forgotten after."""
        return self.prepare(number).render()

    def prepare(self, number: int) -> "Page":
        job = self.jobs[number]
        head = head_view(self.editions[job.language], job)
        return Page(self, f"{job.template}.html", job.language, head, job.view())

    def fingerprint(self, *values: Any) -> str:
        """The hash of values on pages; those that stand on many are looked at once."""
        return self._fingerprints.of(*values)

    def surroundings(self, template: str, language: str) -> str:
        """The hash of what all pages by a template have in common: the template's own closure, and what they know of the site."""
        known = self._surroundings
        if (template, language) not in known:
            site = self._fingerprints.of(self.sites[language])
            known[template, language] = f"{self.theme.closure_hash(template, language)} {site}"
        return known[template, language]


@dataclass(frozen=True, slots=True)
class Page:
    """A page just before it is rendered: it is a pure function of all this."""

    renderer: Renderer
    template: str
    language: str
    head: Head
    view: Any

    @property
    def key(self) -> str:
        """The hash of all that the page is made from; "" where there is none to be had, and nothing tells of a change."""
        try:
            surroundings = self.renderer.surroundings(self.template, self.language)
            return self.renderer.fingerprint(self.head, self.view, surroundings)
        except UnknownValueError:
            return ""

    def render(self) -> bytes:
        site = self.renderer.sites[self.language]
        html = self.renderer.theme.render(self.template, self.language, site=site, head=self.head, view=self.view)
        return html.encode()


def plan_site(catalogue: Catalogue, theme: Theme, base_url: str, now: datetime) -> Renderer:
    """All pages of the site in every language, ready to be rendered."""
    words = {language: theme.words(language) for language in catalogue.languages}
    addresses = Addresses(base_url or catalogue.site.base_url, words)
    ranking, completeness = rank_needs(catalogue), measure_all(catalogue)
    editions = {
        language: Edition(language, words[language], catalogue, addresses, now, ranking, completeness)
        for language in catalogue.languages
    }
    assets = collect_assets(theme.chain)
    sites = {language: site_view(edition, assets) for language, edition in editions.items()}
    wide = [job for edition in editions.values() for job in overviews(edition)]
    closer = [job for edition in editions.values() for job in closer_pages(edition)]
    files = [job for edition in editions.values() for job in all_files(edition)]
    return Renderer(theme, editions, sites, assets, [*wide, *closer], len(wide), files)


def clashes(jobs: Sequence[PageJob]) -> list[Problem]:
    """Pages that want one address: the later one is told to choose another name."""
    owners: dict[str, PageJob] = {}
    problems = []
    for job in jobs:
        owner = owners.setdefault(job.file.casefold(), job)
        if owner is not job:
            later, first = (job, owner) if job.source else (owner, job)
            values = {"address": "/" + later.path, "owner": first.source or first.title}
            problems.append(Problem("address-taken", Place(later.source or "content/site.yml"), values))
    return problems
