"""The geometry of the pages' pictures: from numbers to coordinates in an SVG's user units. What they look like is the theme's.

Coordinates are rounded to a tenth of a unit, so that the same numbers give the same bytes on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from math import cos, pi, sin, sqrt


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


# ---------------------------------------------------------------- the five lenses


@dataclass(frozen=True, slots=True)
class Spoke:
    """One axis of a radar: it runs from the middle to `end`, with its label just outside (text-anchor `anchor`)."""

    end: Point
    label: Point
    anchor: str


@dataclass(frozen=True, slots=True)
class RadarGrid:
    """What all radars of as many scores share; `rings`, innermost first, are points as SVG's polygon writes them."""

    width: int
    height: int
    middle: Point
    rings: tuple[str, ...]
    spokes: tuple[Spoke, ...]


@dataclass(frozen=True, slots=True)
class RadarPicture:
    """A shape over a grid, first spoke straight up, then clockwise: a mark on each spoke, and the polygon through them."""

    grid: RadarGrid
    marks: tuple[Point, ...]
    shape: str


RADIUS = 120
HIGHEST = 5
MOST_RADARS = HIGHEST**5
"""As many as five scores can make."""


@lru_cache(maxsize=MOST_RADARS)
def radar(scores: tuple[int, ...]) -> RadarPicture:
    """Draw scores from 0 to 5."""
    grid = radar_grid(len(scores))
    marks = tuple(
        _toward(grid.middle, place / len(scores), RADIUS * score / HIGHEST) for place, score in enumerate(scores)
    )
    return RadarPicture(grid, marks, _points(marks))


@cache
def radar_grid(count: int) -> RadarGrid:
    beside, above = 92, 32  # room for the labels
    middle = Point(RADIUS + beside, RADIUS + above)
    turns = [place / count for place in range(count)]
    return RadarGrid(
        width=2 * (RADIUS + beside),
        height=2 * (RADIUS + above),
        middle=middle,
        rings=tuple(
            _points([_toward(middle, turn, RADIUS * ring / HIGHEST) for turn in turns])
            for ring in range(1, HIGHEST + 1)
        ),
        spokes=tuple(_spoke(middle, turn) for turn in turns),
    )


def _spoke(middle: Point, turn: float) -> Spoke:
    label = _toward(middle, turn, RADIUS + 14)
    beside = label.x - middle.x
    anchor = "middle" if abs(beside) < RADIUS / 4 else "start" if beside > 0 else "end"
    return Spoke(_toward(middle, turn, RADIUS), label, anchor)


def _toward(middle: Point, turn: float, distance: float) -> Point:
    """The point at `distance` from the middle, `turn` of a whole turn clockwise from straight up."""
    angle = 2 * pi * turn
    return _point(middle.x + distance * sin(angle), middle.y - distance * cos(angle))


# ---------------------------------------------------------------- the round


@dataclass(frozen=True, slots=True)
class Station:
    """A stage on the track: a disc of `radius` around `at`, with its label at `label` (text-anchor `anchor`)."""

    count: int
    at: Point
    radius: float
    label: Point
    anchor: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A chevron on the track: `degrees` clockwise from pointing right."""

    at: Point
    degrees: float


@dataclass(frozen=True, slots=True)
class LoopPicture:
    """A running track seen from above, with the stages as stations along it, clockwise from its left end.

    `track` and `feedback` are SVG path data: the whole track, and its left end, where feedback from the last stage
    passes the baton to the first. The baton lies at `baton`.
    """

    width: int
    height: int
    middle: Point
    track: str
    feedback: str
    stations: tuple[Station, ...]
    arrows: tuple[Arrow, ...]
    baton: Point
    total: int


@dataclass(frozen=True, slots=True)
class _Track:
    """A stadium: two straights of `straight` units joined by half circles of radius `bend`, around `middle`."""

    middle: Point
    straight: float
    bend: float

    @property
    def length(self) -> float:
        return 2 * (self.straight + pi * self.bend)

    def at(self, way: float) -> tuple[Point, float]:
        """The point `way` units clockwise from the left end, and the direction there in degrees from pointing right."""
        quarter, half = pi * self.bend / 2, self.length / 2
        if way > half:
            point, degrees = self.at(way - half)
            return _point(2 * self.middle.x - point.x, 2 * self.middle.y - point.y), degrees + 180
        if way < quarter:
            return self._on_bend(-1, way / self.bend - pi / 2)
        if way < quarter + self.straight:
            return _point(self.middle.x - self.straight / 2 + way - quarter, self.middle.y - self.bend), 0.0
        return self._on_bend(1, (way - quarter - self.straight) / self.bend)

    def _on_bend(self, side: int, angle: float) -> tuple[Point, float]:
        """A point on the left (-1) or right (1) bend, `angle` clockwise from the top of that bend."""
        middle = Point(self.middle.x + side * self.straight / 2, self.middle.y)
        return _toward(middle, angle / (2 * pi), self.bend), round(angle * 180 / pi, 1)


def loop(counts: Sequence[int], *, straight: int = 210, bend: int = 82) -> LoopPicture:
    """The round with `counts` entries at its stations; the last of one more slot than counts is the baton's."""
    beside, above = 44, 58
    middle = Point(beside + bend + straight / 2, above + bend)
    track = _Track(middle, straight, bend)
    slot = track.length / (len(counts) + 1)
    stations = tuple(_station(track, slot * (index + 1), count, max(counts)) for index, count in enumerate(counts))
    return LoopPicture(
        width=2 * (beside + bend) + straight,
        height=2 * (above + bend),
        middle=middle,
        track=_stadium(track),
        feedback=_feedback(track, stations),
        stations=stations,
        arrows=tuple(Arrow(*track.at(slot * (index + 0.5))) for index in range(1, len(counts))),
        baton=track.at(0)[0],
        total=sum(counts),
    )


def _station(track: _Track, way: float, count: int, most: int) -> Station:
    """The disc's area grows with the count, from one that holds a number to one that still leaves the track in sight."""
    smallest, largest = 17.0, 25.0
    at, _ = track.at(way)
    radius = round(sqrt(smallest**2 + (largest**2 - smallest**2) * count / most) if most else smallest, 1)
    rise = at.y - track.middle.y
    if abs(rise) < track.bend / 2:
        return Station(count, at, radius, _point(at.x - radius - 10, at.y), "end")
    return Station(count, at, radius, _point(at.x, at.y + (largest + 15 if rise > 0 else -largest - 15)), "middle")


def _stadium(track: _Track) -> str:
    left, right = track.middle.x - track.straight / 2, track.middle.x + track.straight / 2
    top, bottom = track.middle.y - track.bend, track.middle.y + track.bend
    arc = f"A{track.bend:g} {track.bend:g} 0 0 1"
    return f"M{left:g} {top:g}H{right:g}{arc} {right:g} {bottom:g}H{left:g}{arc} {left:g} {top:g}Z"


def _feedback(track: _Track, stations: Sequence[Station]) -> str:
    """From the last station over the left end to the first, on the track's own line."""
    start, end = stations[-1].at, stations[0].at
    return f"M{start.x:g} {start.y:g}A{track.bend:g} {track.bend:g} 0 0 1 {end.x:g} {end.y:g}"


# ---------------------------------------------------------------- baseline, target and outcome


@dataclass(frozen=True, slots=True)
class RangePicture:
    """Three values on a line `width` units long, worse to the left: x of each.

    `way` is the share (1 is all) of the way from baseline to target that the outcome went, None while nothing is
    measured or where the two are the same.
    """

    width: int
    baseline: float
    target: float
    actual: float | None
    way: Decimal | None
    is_reached: bool


def outcome_range(baseline: Decimal, target: Decimal, actual: Decimal | None, *, width: int = 300) -> RangePicture:
    """Where the three stand, the target always to the right of the baseline, whether more or less is better."""
    margin = 14
    better = -1 if target < baseline else 1
    values = [better * value for value in (baseline, target, actual) if value is not None]
    lowest, span = min(values), max(values) - min(values)

    def place(value: Decimal) -> float:
        share = (better * value - lowest) / span if span else Decimal("0.5")
        return round(float(margin + share * (width - 2 * margin)), 1)

    return RangePicture(
        width=width,
        baseline=place(baseline),
        target=place(target),
        actual=None if actual is None else place(actual),
        way=None if actual is None or target == baseline else (actual - baseline) / (target - baseline),
        is_reached=actual is not None and better * actual >= better * target,
    )


def _point(x: float, y: float) -> Point:
    return Point(round(x, 1), round(y, 1))


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{point.x:g},{point.y:g}" for point in points)
