"""Events, ordinary pages, and the pages that are the site's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stafett.render.views.cards import EntryLink, EventCard, NeedCard
from stafett.render.views.frame import Body, Contact, Term
from stafett.render.views.lists import Facet
from stafett.render.views.meetings import EventSolution


@dataclass(frozen=True, slots=True)
class EventView:
    """`born` are the needs whose origin is this event, `needs` the others on the table."""

    card: EventCard
    organisation: Term
    body: Body
    registration: str
    criteria: tuple[str, ...]
    jury: tuple[str, ...]
    needs: tuple[NeedCard, ...]
    born: tuple[NeedCard, ...]
    came: tuple[EventSolution, ...] = ()  # solutions to these needs, once the event is held
    next_needs: tuple[EntryLink, ...] = ()  # needs that grew out of those solutions
    file_url: str = ""


@dataclass(frozen=True, slots=True)
class Deficiency:
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The accessibility statement that Swedish law asks for; `conforms` is full, partly or not."""

    conforms: str
    deficiencies: tuple[Deficiency, ...]
    assessed: date | None
    method: str
    updated: date | None
    contact: Contact


@dataclass(frozen=True, slots=True)
class PageView:
    title: str
    summary: str
    body: Body
    statement: Statement | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page. Without its script it leads on to the facet pages; `words` are all that the script says.

    `index_url` is the folder of this language's index, `other_indexes` those of the others, separated by spaces.
    """

    facets: tuple[Facet, ...]
    needs_url: str
    tell_url: str
    areas: tuple[Term, ...]
    index_url: str
    other_indexes: str
    orders: tuple[Term, ...]
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    needs_url: str
    areas: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An address that leads on to an entry's own; `absolute_url` is where."""

    target: EntryLink
    absolute_url: str
