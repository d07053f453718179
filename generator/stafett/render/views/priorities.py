"""The page that ranks needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stafett.render.diagrams import Bar
from stafett.render.views.cards import EntryLink
from stafett.render.views.frame import MenuLink, Term
from stafett.render.views.lists import Pager
from stafett.render.views.need import Lens
from stafett.render.views.places import Place


@dataclass(frozen=True, slots=True)
class RankedNeed:
    """`bars` draw the five scores; votes stand beside them and are not in `priority` (1–5)."""

    link: EntryLink
    stage: Term
    organisation: Term
    place: Place
    priority: Decimal
    bars: tuple[Bar, ...]
    lenses: tuple[Lens, ...]
    conflicts_of_interest: str
    screened_by: str
    screened: date | None
    patient_votes: int | None
    staff_votes: int | None


@dataclass(frozen=True, slots=True)
class LensWeight:
    """`share` (0–1) is what the lens weighs of all five; `number` the weight as readers see and move it."""

    key: str
    label: str
    number: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class PrioritiesView:
    """One page of the ranking; `data_url` leads to all scores, for the browser to rank by other weights.

    `is_first` page alone has the weights to move, and the others lead there by `first_url`; `not_ranked` needs on the track
    have not been screened yet. `sample` weightings were tried for the shares.
    """

    weights: tuple[LensWeight, ...]
    needs: tuple[RankedNeed, ...]
    pager: Pager
    top: int
    sample: int
    not_ranked: int
    page_size: int
    is_first: bool
    first_url: str
    data_url: str
    table_url: str
    more: tuple[MenuLink, ...]
