"""A need's place in the ranking, as its own page and the ranking show it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Shift:
    """What would move a need into or out of the top: another number for one lens, all else as it is."""

    lens: str
    now: Decimal
    then: Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """A need's place among `total`; `share` is the share (0–1) of all weightings that keeps it among the `top`.

    `url` leads to the need in the ranking; the shifts are None where no single number would move it.
    """

    number: int
    total: int
    top: int
    share: float
    is_top: bool
    by_weight: Shift | None
    by_score: Shift | None
    url: str
