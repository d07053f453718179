"""The geometry of the pictures of figures: from numbers to rectangles in an SVG's user units, rounded to a tenth."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float


def columns(
    values: Sequence[int], *, highest: int = 5, width: int = 10, gap: int = 4, step: int = 8
) -> tuple[Bar, ...]:
    """Columns side by side on a floor at `highest` × `step`; each is `step` high a point."""
    return tuple(
        Bar(index * (width + gap), (highest - value) * step, width, value * step) for index, value in enumerate(values)
    )
