"""The home page, and the pages that list."""

from dataclasses import dataclass
from datetime import date

from stafett.render.charts import LoopPicture
from stafett.render.views.cards import EventCard, NeedCard, SolutionCard
from stafett.render.views.frame import Contact, Link, MenuLink, Term


@dataclass(frozen=True, slots=True)
class Page:
    """One of a list's pages; `url` "" for a gap (…) between far pages."""

    number: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """`pages` is empty where one page holds all; `first` and `last` number the entries shown, of `total`."""

    total: int
    first: int
    last: int
    previous_url: str
    next_url: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow a list: the values that hold at least one need, with counts, each with its own page."""

    key: str
    label: str
    url: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on a need's way; `state` is done, current or ahead."""

    stage: Term
    state: str
    entered: date | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """`loop` draws how many needs stand where; `stages` are the same numbers for the table beside it."""

    total: int
    open_count: int
    stages: tuple[Term, ...]
    loop: LoopPicture
    announced: tuple[NeedCard, ...]
    deadlines: tuple[NeedCard, ...]
    events: tuple[EventCard, ...]
    areas: tuple[Term, ...]
    strategy: tuple[Term, ...]
    needs_url: str
    rounds_url: str
    areas_url: str
    strategy_url: str
    solutions_url: str
    events_url: str
    priorities_url: str
    statistics_url: str
    tell_url: str
    calendar_url: str


@dataclass(frozen=True, slots=True)
class NeedListView:
    """All needs, or those of a facet's value; `sorts` is empty on facet pages (they stand newest first)."""

    cards: tuple[NeedCard, ...]
    pager: Pager
    sorts: tuple[MenuLink, ...]
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class SolutionListView:
    cards: tuple[SolutionCard, ...]
    pager: Pager
    stages: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class EventListView:
    upcoming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    pager: Pager
    calendar_url: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code in another classification: `system` as people write it ("MeSH", "ICD-10")."""

    system: str
    value: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A vocabulary's value: what it is, what lies above and below it, and its needs (those of narrower values, too)."""

    term: Term
    vocabulary: Link
    broader: Term | None
    narrower: tuple[Term, ...]
    codes: tuple[Code, ...]
    needs: NeedListView
    organisations: tuple[Term, ...]
    calendar_url: str = ""  # of an area's events as a file


@dataclass(frozen=True, slots=True)
class TermTree:
    term: Term
    children: tuple["TermTree", ...]


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """All values of one vocabulary, or all organisations (then grouped by their kind through `groups`)."""

    key: str
    label: str
    groups: tuple[tuple[str, tuple[TermTree, ...]], ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the process: what it means, what is asked before a need may stand there, and the needs there now."""

    stage: Term
    phase: str
    asks: tuple[str, ...]
    steps: tuple[Step, ...]
    needs: NeedListView


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """`needs` are its own and those it is partner to; `solutions` those that it provides."""

    name: str
    kind: Term
    region: Term | None
    website: str
    orgnr: str
    contact: Contact | None
    needs: NeedListView
    solutions: tuple[SolutionCard, ...]
    events: tuple[EventCard, ...]
