"""A page as a job: where it stands, which template draws it, and how its view is made when its turn comes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from stafett.check import Entry
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.need_lists import need_list, page_count
from stafett.urls import Addresses

Address = Callable[[str], str]
"""From a language to the path that the page has in that language."""
NumberedAddress = Callable[[str, int], str]
"""The same for page n of a list."""
View = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class EntryAddress:
    """Of an entry's own page, or of the one that is called `below` below it. Small, for there is one for each entry."""

    addresses: Addresses
    kind: str
    entry_id: str
    below: str = ""

    def __call__(self, language: str) -> str:
        if self.below:
            return self.addresses.below(language, self.kind, self.entry_id, self.below)
        return self.addresses.entry(language, self.kind, self.entry_id)


@dataclass(frozen=True, slots=True)
class PageJob:
    """`path` below the site's root ends in `/` or names a file; `languages` are those that the page exists in.

    `source` is the file that asked for the page, "" for the site's own; `trail` are the pages above it.
    """

    path: str
    template: str
    language: str
    title: str
    description: str
    view: View
    address: Address
    languages: Sequence[str]
    section: str = ""
    trail: tuple[views.Link, ...] = ()
    source: str = ""
    is_draft: bool = False
    is_indexed: bool = True

    @property
    def file(self) -> str:
        return self.path if self.path.endswith(".html") else self.path + "index.html"


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file that is no page, such as a table or a calendar; `data` makes its bytes when its turn comes."""

    path: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Jobs:
    """Makes the jobs of one edition: fills in what they share."""

    edition: Edition
    _sections: dict[str, views.Link] = field(default_factory=dict)

    def site_page(self, template: str, title: str, address: Address, view: View, **more: Any) -> PageJob:
        """A page that every language has."""
        language = self.edition.language
        more = {"description": "", "languages": self.edition.catalogue.languages, **more}
        return PageJob(
            path=address(language),
            template=template,
            language=language,
            title=title,
            view=view,
            address=address,
            **more,
        )

    def entry_page(self, kind: str, entry: Entry[Any], view: View, section: str = "") -> PageJob:
        """An entry's own page, in a language that it has."""
        language, text = self.edition.language, entry.text(self.edition.language)
        address = EntryAddress(self.edition.addresses, kind, entry.id)
        return PageJob(
            path=address(language),
            template=kind,
            language=language,
            title=text.title,
            description=text.summary or "",
            view=view,
            address=address,
            languages=entry.languages,
            section=section,
            trail=(self.section_link(section),) if section else (),
            source=entry.path,
            is_draft=text.draft,
            is_indexed=not text.draft,
        )

    def numbered(
        self,
        template: str,
        title: str,
        address: NumberedAddress,
        page_total: int,
        view: Callable[[int], Any],
        **more: Any,
    ) -> Iterator[PageJob]:
        """The pages of a list, the first one with the plain title."""
        for number in range(1, page_total + 1):
            name = title if number == 1 else self.page_title(title, number)
            yield self.site_page(template, name, partial(at_number, address, number), partial(view, number), **more)

    def need_list_pages(
        self,
        template: str,
        title: str,
        address: NumberedAddress,
        ids: Sequence[str],
        view: Callable[[views.NeedListView], Any],
        *,
        sorts: tuple[views.MenuLink, ...] = (),
        facets: tuple[views.Facet, ...] = (),
        **more: Any,
    ) -> Iterator[PageJob]:
        """The pages of a list of needs; `view` puts one of them into the page's own view."""
        edition = self.edition

        def url(number: int) -> str:
            return edition.url(address(edition.language, number))

        def numbered_view(number: int) -> Any:
            return view(need_list(edition, ids, number, url, sorts, facets))

        total = page_count(len(ids), edition.catalogue.site.page_size)
        yield from self.numbered(template, title, address, total, numbered_view, **more)

    def page_title(self, title: str, number: int) -> str:
        return self.edition.words.gettext("%(title)s, page %(number)s") % {"title": title, "number": number}

    def section_link(self, name: str) -> views.Link:
        """One for all pages of the section: they are many."""
        if name not in self._sections:
            self._sections[name] = views.Link(self.section_title(name), self.edition.section(name))
        return self._sections[name]

    def section_title(self, name: str) -> str:
        return self.edition.label("section", name)


def at_number(address: NumberedAddress, number: int, language: str) -> str:
    """The path of page `number` in a language."""
    return address(language, number)
