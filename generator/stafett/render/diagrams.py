"""The geometry of the pictures of figures: from numbers to lengths in an SVG's user units, rounded to a tenth.

Most of them are bars on a ground of 100 units that the page stretches to the room there is; their words stand in the page's own
text, where they are as large on a phone as on a desk.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

FULL = 100


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


def length(value: float, most: float) -> float:
    """A bar's length where the longest is FULL."""
    return round(FULL * value / most, 1) if most else 0.0


def in_a_row(values: Sequence[float], most: float) -> tuple[Bar, ...]:
    """Parts of one bar after each other, of height 1."""
    ends = [sum(values[:index]) for index in range(len(values) + 1)]
    return tuple(
        Bar(length(start, most), 0, round(length(end, most) - length(start, most), 1), 1)
        for start, end in pairwise(ends)
    )


# ---------------------------------------------------------------- a map of tiles

SWEDEN: Mapping[str, tuple[int, int]] = {
    "SE-BD": (3, 0),
    "SE-AC": (3, 1),
    "SE-Z": (2, 2),
    "SE-Y": (3, 2),
    "SE-W": (2, 3),
    "SE-X": (3, 3),
    "SE-S": (0, 4),
    "SE-T": (1, 4),
    "SE-U": (2, 4),
    "SE-C": (3, 4),
    "SE-O": (0, 5),
    "SE-E": (1, 5),
    "SE-D": (2, 5),
    "SE-AB": (3, 5),
    "SE-N": (0, 6),
    "SE-F": (1, 6),
    "SE-H": (2, 6),
    "SE-I": (3, 6),
    "SE-M": (0, 7),
    "SE-G": (1, 7),
    "SE-K": (2, 7),
}
"""Column and row of each of Sweden's regions (ISO 3166-2), roughly where it lies: north is up."""
TILE, GAP = 76, 6


@dataclass(frozen=True, slots=True)
class Tile:
    """A region: its letters, its number, and a bar along its foot as long as the number is large."""

    code: str
    label: str
    count: int
    x: int
    y: int
    bar: float


@dataclass(frozen=True, slots=True)
class TileMap:
    width: int
    height: int
    tile: int
    tiles: tuple[Tile, ...]


def tile_map(counts: Mapping[str, int]) -> TileMap | None:
    """The regions that have a place on the map; None where none has, as in another country's catalogue."""
    placed = {code: place for code, place in SWEDEN.items() if code in counts}
    if not placed:
        return None
    step, most = TILE + GAP, max(counts[code] for code in placed)
    tiles = tuple(
        Tile(
            code,
            code.partition("-")[2],
            counts[code],
            column * step,
            row * step,
            round(length(counts[code], most) * (TILE - 20) / FULL, 1),
        )
        for code, (column, row) in placed.items()
    )
    columns_used, rows_used = (max(place[axis] for place in placed.values()) + 1 for axis in (0, 1))
    return TileMap(columns_used * step - GAP, rows_used * step - GAP, TILE, tiles)
