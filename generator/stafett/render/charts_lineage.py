"""The geometry of a lineage: rounds as lanes that run downwards, and the batons passed from lane to lane.

Each row is a sign on a lane with words to the right of all lanes. Coordinates are in an SVG's user units.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from stafett.render.charts import Point

WIDTH = 420
FIRST_LANE, LANE_STEP = 24, 30
TEXT_GAP = 26
LINE, ROW_GAP = 19, 17
LETTER, BOLD_LETTER = 8.3, 9.3
"""The mean width of a letter in a label, with a little to spare."""
MOST_LINES = 2
TAIL = 34
BEND = 52
NOT_PLAIN = re.compile(r"-|[^\S ]|  |^ | $|^$")
"""What makes a text more than words with single spaces between."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sign to be drawn. `lane` counts from the left; `passes_to` says that the next lane's first need starts here.

    `kind` is origin, need (then with its round's `number`), solution, outcome or feedback; `note` a few quiet words below
    the label.
    """

    kind: str
    lane: int
    label: str
    note: str = ""
    number: int = 0
    passes_to: int | None = None
    is_here: bool = False
    is_reached: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A row in its place: the sign at `at`, `lines` of its label from `text` downwards, and its note at `note_at`."""

    kind: str
    at: Point
    text: Point
    lines: tuple[str, ...]
    note: str
    note_at: float
    lane: int
    number: int
    is_here: bool
    is_reached: bool


@dataclass(frozen=True, slots=True)
class LineagePicture:
    """`lanes` and `handovers` are SVG path data; `tails` lead on from lanes whose round is still being run."""

    width: int
    height: float
    lanes: tuple[str, ...]
    tails: tuple[str, ...]
    handovers: tuple[str, ...]
    marks: tuple[Mark, ...]
    batons: tuple[Point, ...]


def draw_lineage(rows: Sequence[Row], running: Sequence[int]) -> LineagePicture:
    """Place `rows` from the top; `running` numbers the lanes (by order of appearance) that have no end yet."""
    columns = column_of_lanes(rows)
    left = FIRST_LANE + LANE_STEP * max(columns.values(), default=0) + TEXT_GAP
    marks: list[Mark] = []
    top = 12.0
    for row in rows:
        mark = place(row, FIRST_LANE + LANE_STEP * columns[row.lane], left, top)
        marks.append(mark)
        top += LINE * (len(mark.lines) + bool(mark.note)) + ROW_GAP
    ends = {mark.lane: mark.at for mark in marks}
    return LineagePicture(
        width=WIDTH,
        height=top + TAIL / 2,
        lanes=tuple(lane_path(marks, lane) for lane in columns),
        tails=tuple(f"M{ends[lane].x:g} {ends[lane].y:g}v{TAIL}" for lane in running),
        handovers=tuple(handovers(rows, marks)),
        marks=tuple(marks),
        batons=tuple(Point(ends[lane].x, ends[lane].y + TAIL) for lane in running),
    )


def column_of_lanes(rows: Sequence[Row]) -> dict[int, int]:
    """Each lane's column: one to the right of the lane that its baton comes from."""
    columns = {rows[0].lane: 0} if rows else {}
    for row in rows:
        if row.passes_to is not None:
            columns[row.passes_to] = columns[row.lane] + 1
    return columns


def place(row: Row, x: float, left: float, top: float) -> Mark:
    letters = int((WIDTH - left) / (BOLD_LETTER if row.kind == "need" or row.is_here else LETTER))
    lines = fitted(row.label, letters)
    baseline = top + 14
    return Mark(
        kind=row.kind,
        at=Point(x, top + 9),
        text=Point(left, baseline),
        lines=lines,
        note=fitted(row.note, letters + 4, most=1)[0],
        note_at=baseline + LINE * len(lines),
        lane=row.lane,
        number=row.number,
        is_here=row.is_here,
        is_reached=row.is_reached,
    )


def fitted(text: str, letters: int, most: int = MOST_LINES) -> tuple[str, ...]:
    """The text in at most so many lines of so many letters; a sign at its end says that it is cut."""
    if len(text) <= letters:
        return (text,)
    lines = wrapped(text, letters)
    if len(lines) <= most:
        return tuple(lines)
    return *lines[: most - 1], shorten(" ".join(lines[most - 1 :]), letters, placeholder="…")


def wrapped(text: str, letters: int) -> list[str]:
    """What `wrap` gives, with less ado for plain words, all of them shorter than a line."""
    words = text.split(" ")
    if NOT_PLAIN.search(text) or max(map(len, words)) > letters:
        return wrap(text, letters)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def lane_path(marks: Sequence[Mark], lane: int) -> str:
    own = [mark.at for mark in marks if mark.lane == lane]
    return f"M{own[0].x:g} {own[0].y:g}V{own[-1].y:g}"


def handovers(rows: Sequence[Row], marks: Sequence[Mark]) -> list[str]:
    """From the sign of the feedback to the first sign on the lane that it passes to."""
    firsts: dict[int, Point] = {}
    for mark in marks:
        firsts.setdefault(mark.lane, mark.at)
    paths = []
    for row, mark in zip(rows, marks, strict=True):
        if row.passes_to is not None:
            start, end = mark.at, firsts[row.passes_to]
            turn = max(start.y, end.y - BEND)
            bend = (turn + end.y) / 2
            paths.append(
                f"M{start.x:g} {start.y:g}V{turn:g}C{start.x:g} {bend:g} {end.x:g} {bend:g} {end.x:g} {end.y:g}"
            )
    return paths
