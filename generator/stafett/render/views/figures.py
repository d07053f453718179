"""The pages of figures: statistics, data quality, and what needs looking after. Bars are lengths on a ground of 100 units."""

from dataclasses import dataclass
from datetime import date, datetime

from stafett.render.diagrams import Bar, TileMap
from stafett.render.views.cards import EntryLink
from stafett.render.views.frame import MenuLink, Term


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A stage of the flow; `bars` are those that went onward, stand here, went back and have left, after each other."""

    stage: Term
    reached: int
    onward: int
    here: int
    back: int
    left: int
    standing: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """Whole days from stage to stage; the bar runs from `low` to `high`, with a mark at the median."""

    start: Term
    end: Term
    needs: int
    median: int
    low: int
    high: int
    low_at: float
    high_at: float
    median_at: float


@dataclass(frozen=True, slots=True)
class Count:
    """How many needs a value has, and how many of them take answers now."""

    term: Term
    needs: int
    open: int
    bar: float
    open_bar: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Needs by one thing; `map` where it can be drawn as one."""

    key: str
    title: str
    note: str
    counts: tuple[Count, ...]
    table_url: str
    map: TileMap | None = None


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """`year` is shown where it begins, else 0; the bars are heights."""

    label: str
    year: int
    identified: int
    announced: int
    implemented: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A need that takes answers and has none; `days` since it was announced."""

    link: EntryLink
    organisation: Term
    announced: date
    answer_by: datetime | None
    days: int


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """`quarters` are the latest; the table for download has all. `waiting` are those that have waited longest."""

    total: int
    open: int
    unanswered: int
    solutions: int
    rounds: int
    flow: tuple[FlowRow, ...]
    times: tuple[TimeRow, ...]
    waiting: tuple[Waiting, ...]
    spreads: tuple[Spread, ...]
    quarters: tuple[QuarterRow, ...]
    made: datetime
    more: tuple[MenuLink, ...]
    tables: dict[str, str]


# ---------------------------------------------------------------- data quality


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a need's description: `filled` of the `asked` needs have it."""

    key: str
    label: str
    filled: int
    asked: int
    bar: float


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """An organisation's own needs: how whole they are (0–1), and how many lack a translation."""

    organisation: Term
    needs: int
    share: float
    untranslated: int
    bar: float


@dataclass(frozen=True, slots=True)
class NeedQuality:
    link: EntryLink
    organisation: Term
    share: float
    bar: float
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """Entries of a kind that lack `language`; `entries` are the first of them."""

    kind: str
    language: str
    total: int
    missing: int
    bar: float


@dataclass(frozen=True, slots=True)
class Band:
    """How many needs are as whole as `label` says."""

    label: str
    needs: int
    bar: float


@dataclass(frozen=True, slots=True)
class QualityView:
    total: int
    share: float
    whole: int
    bands: tuple[Band, ...]
    parts: tuple[PartRow, ...]
    owners: tuple[OwnerRow, ...]
    needs: tuple[NeedQuality, ...]
    translations: tuple[TranslationRow, ...]
    more: tuple[MenuLink, ...]
    tables: dict[str, str]


# ---------------------------------------------------------------- what needs looking after


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """`days` since the thing was due."""

    link: EntryLink
    organisation: Term
    stage: Term
    since: date
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class ConcernGroup:
    """All that lapsed in one way; `about` says what it means and what to do. `months` is the site's limit, 0 where none is set."""

    key: str
    title: str
    about: str
    months: int
    rows: tuple[ConcernRow, ...]


@dataclass(frozen=True, slots=True)
class AttentionView:
    total: int
    groups: tuple[ConcernGroup, ...]
    made: datetime
    more: tuple[MenuLink, ...]
    table_url: str
