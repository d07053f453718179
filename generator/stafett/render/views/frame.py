"""What stands around every page, and the smallest parts of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup as Html


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class MenuLink:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """The way to another language. Where this page has no translation, `url` is that language's nearest list or home page."""

    language: str
    name: str
    url: str
    absolute_url: str
    is_same_page: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A coded value as people meet it: a vocabulary's value, a stage, an organisation, a kind of event.

    `url` is its own page, "" where it has none; `count` how many needs (on pages that count) it has.
    """

    key: str
    label: str
    url: str = ""
    count: int = 0
    description: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    role: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of one language shares. `assets` leads from a name (`css/main.css`) to its hashed address.

    `icon` is an address that holds the icon itself, for a page that is to ask for few files.
    """

    language: str
    name: str
    base_path: str
    home_url: str
    search_url: str
    opensearch_url: str
    needs_url: str
    statement_url: str
    is_demo: bool
    contact: Contact
    licence: str
    footer: tuple[Link, ...]
    assets: Mapping[str, str]
    icon: str


@dataclass(frozen=True, slots=True)
class Head:
    """One page's own: `title` without the site's name, `absolute_url` its canonical address."""

    kind: str
    title: str
    description: str
    path: str
    absolute_url: str
    menu: tuple[MenuLink, ...]
    breadcrumbs: tuple[Link, ...]
    alternates: tuple[Alternate, ...]
    is_draft: bool = False
    is_indexed: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a table of contents, with those below it; `id` without #."""

    id: str
    text: str
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown body; `contents` is empty unless the body is long enough to need a table of contents."""

    html: Html
    contents: tuple[Heading, ...] = ()
