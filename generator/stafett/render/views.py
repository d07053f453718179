"""Everything that a page may show, and nothing else: templates see these frozen values, never the catalogue.

Texts are in the page's language unless their entry says otherwise by `language`; addresses are site-absolute paths
(`/behov/x/`, the base path included) unless a field says absolute. Numbers, dates and times come as they are, and templates
format them by the page's locale. `Html` is safe HTML; every other text is escaped by the template.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from markupsafe import Markup as Html

from stafett.render.charts import LoopPicture, RadarPicture, RangePicture


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
    """What every page of one language shares. `assets` leads from a name (`css/main.css`) to its hashed address."""

    language: str
    name: str
    base_path: str
    home_url: str
    search_url: str
    needs_url: str
    statement_url: str
    is_demo: bool
    contact: Contact
    licence: str
    footer: tuple[Link, ...]
    assets: Mapping[str, str]


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


@dataclass(frozen=True, slots=True)
class EntryLink:
    """The way to an entry; `only_in` names its language ("svenska") where it has no page in this one, else ""."""

    id: str
    title: str
    url: str
    language: str
    only_in: str = ""


@dataclass(frozen=True, slots=True)
class NeedCard:
    """A need in a list. `priority` is 1.0–5.0; `is_open` says that it takes answers at the time of the build."""

    link: EntryLink
    summary: str
    stage: Term
    organisation: Term
    areas: tuple[Term, ...]
    priority: Decimal | None
    answer_by: datetime | None
    is_open: bool
    announced: date | None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class SolutionCard:
    link: EntryLink
    summary: str
    stage: Term
    provider: Term
    answers: tuple[EntryLink, ...]
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class EventCard:
    """`is_past` is told by the time of the build."""

    link: EntryLink
    summary: str
    kind: Term
    start: datetime
    end: datetime | None
    place: str
    online: str
    is_past: bool
    is_draft: bool = False


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


# ---------------------------------------------------------------- home and lists


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
    areas_url: str
    strategy_url: str
    solutions_url: str
    events_url: str


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


# ---------------------------------------------------------------- a need


@dataclass(frozen=True, slots=True)
class Origin:
    """How the need was found: through an event, or through feedback on a solution."""

    kind: Term
    date: date | None
    event: EntryLink | None
    solution: EntryLink | None


@dataclass(frozen=True, slots=True)
class Quantity:
    patients_per_year: int | None
    cost_sek_per_year: int | None
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class Goal:
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    by: date | None


@dataclass(frozen=True, slots=True)
class Lens:
    """One of screening's five lenses; `score` 1–5, `weight` its share of the priority, 0–1."""

    key: str
    label: str
    score: int
    reason: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Assessment:
    """Societal economy (`value` SEK over `horizon_years`) or life cycle (`value` kg CO2e a year)."""

    summary: str
    value: Decimal | None
    horizon_years: int | None
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Screening:
    date: date | None
    by: str
    conflicts_of_interest: str
    lenses: tuple[Lens, ...]
    picture: RadarPicture
    priority: Decimal
    patient_votes: int | None
    staff_votes: int | None
    societal_economy: Assessment | None
    life_cycle: Assessment | None


@dataclass(frozen=True, slots=True)
class Precondition:
    text: str
    level: Term


@dataclass(frozen=True, slots=True)
class Side:
    """One of the five sides of preconditions, as it stands in the need; `items` may be empty."""

    key: str
    label: str
    items: tuple[Precondition, ...]


@dataclass(frozen=True, slots=True)
class Procurement:
    plan: Term | None
    cpv: tuple[str, ...]
    planned: str
    notices: tuple[str, ...]
    sharing: Term | None


@dataclass(frozen=True, slots=True)
class Question:
    date: date
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FitCell:
    """How far a solution meets one side's preconditions; `answer` is met, partly, unmet or unknown."""

    side: str
    side_label: str
    answer: Term
    comment: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measure agreed before the start; `actual` and `date` once measured. `picture` places the three on a line."""

    need: EntryLink | None
    measure: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    date: date | None
    source: str
    picture: RangePicture | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """`new_need` is the need that the feedback gave birth to; `need` the one it speaks of."""

    date: date
    sender: Term
    text: str
    rating: int | None
    need: EntryLink | None
    new_need: EntryLink | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution that answers a need, as the need's page shows it."""

    card: SolutionCard
    fit: tuple[FitCell, ...]
    outcomes: tuple[Outcome, ...]
    feedback: tuple[Feedback, ...]
    through: EntryLink | None  # the merged need that it answered, if not this one


@dataclass(frozen=True, slots=True)
class LogEntry:
    date: date
    stage: Term
    note: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Why the need is closed, merged or parked; `date` of closing, `revisit` of a parked need."""

    kind: str
    reason: str
    date: date | None
    revisit: date | None
    merged_into: EntryLink | None


@dataclass(frozen=True, slots=True)
class NeedView:
    card: NeedCard
    partners: tuple[Term, ...]
    kinds: tuple[Term, ...]
    care_stages: tuple[Term, ...]
    patient_groups: tuple[Term, ...]
    strategy: tuple[Term, ...]
    steps: tuple[Step, ...]
    ending: Ending | None
    body: Body
    quantity: Quantity | None
    goals: tuple[Goal, ...]
    screening: Screening | None
    preconditions: tuple[Side, ...]
    procurement: Procurement | None
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    origin: Origin
    led_to: tuple[EntryLink, ...]
    merged_from: tuple[EntryLink, ...]
    history: tuple[LogEntry, ...]
    contact: Contact | None
    discussion: str
    related: tuple[NeedCard, ...]
    events: tuple[EventCard, ...]


# ---------------------------------------------------------------- a solution, an event, a page


@dataclass(frozen=True, slots=True)
class Evidence:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class NeedFit:
    """How the solution meets one need's preconditions: per side the need's demands and the solution's answer."""

    need: EntryLink
    cells: tuple[FitCell, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of cost or gain, summing to 100."""

    provider: int
    care: int


@dataclass(frozen=True, slots=True)
class Sharing:
    rule: str
    cost: Share | None
    gain: Share | None


@dataclass(frozen=True, slots=True)
class Lesson:
    side: Term
    text: str
    date: date | None
    need: EntryLink | None


@dataclass(frozen=True, slots=True)
class SolutionView:
    card: SolutionCard
    body: Body
    needs: tuple[NeedCard, ...]
    trl: int | None
    device_class: str
    is_ce_marked: bool | None
    evidence: tuple[Evidence, ...]
    fit: tuple[NeedFit, ...]
    sharing: Sharing | None
    outcomes: tuple[Outcome, ...]
    lessons: tuple[Lesson, ...]
    feedback: tuple[Feedback, ...]
    has_ethics_agreement: bool | None
    conflicts_of_interest: str
    contact: Contact
    history: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """`born` are the needs whose origin is this event; `timezone` the name of the zone that the times are in."""

    card: EventCard
    organisation: Term
    body: Body
    timezone: str
    registration: str
    criteria: tuple[str, ...]
    jury: tuple[str, ...]
    needs: tuple[NeedCard, ...]
    born: tuple[NeedCard, ...]


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
    """The search page without its script: a form that leads on to the facet pages."""

    facets: tuple[Facet, ...]
    needs_url: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    needs_url: str
    areas: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """An old address that leads on to the entry's own."""

    target: EntryLink
