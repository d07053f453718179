"""The lineage's geometry: every sign has room, every baton leads from one sign to another."""

import re
from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st

from stafett.render.charts_lineage import LINE, MOST_LINES, WIDTH, Row, draw_lineage, wrapped

labels = st.text("abcdefghij åäö", min_size=1, max_size=120).map(lambda text: text.strip() or "x")
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


@st.composite
def lineages(draw: st.DrawFn) -> tuple[list[Row], list[int]]:
    """Up to five rounds, each but the first started by feedback in one before it; rows in the order of a walk."""
    parents = [None, *(draw(st.integers(0, lane)) for lane in range(draw(st.integers(0, 4))))]
    rows: list[Row] = []

    def run(lane: int) -> None:
        rows.append(Row("need", lane, draw(labels), draw(labels), number=lane + 1))
        rows.extend(Row("solution", lane, draw(labels)) for _ in range(draw(st.integers(0, 2))))
        following = [other for other, parent in enumerate(parents) if parent == lane and other != 0]
        rows.extend(Row("feedback", lane, draw(labels), passes_to=other) for other in following)
        for other in following:
            run(other)

    rows.append(Row("origin", 0, draw(labels)))
    run(0)
    lanes = {row.lane for row in rows}
    return rows, draw(st.lists(st.sampled_from(sorted(lanes)), unique=True))


@given(lineages())
def test_every_row_has_room_below_the_one_before_it(made: tuple[list[Row], list[int]]) -> None:
    picture = draw_lineage(*made)
    for above, below in zip(picture.marks, picture.marks[1:], strict=False):
        end = above.note_at if above.note else above.text.y + LINE * (len(above.lines) - 1)
        assert below.text.y - end >= LINE
    assert picture.marks[-1].note_at < picture.height
    assert all(baton.y + 8 <= picture.height for baton in picture.batons)


@given(lineages())
def test_words_stand_right_of_all_lanes_and_end_inside_the_picture(made: tuple[list[Row], list[int]]) -> None:
    picture = draw_lineage(*made)
    furthest = max(mark.at.x for mark in picture.marks)
    for mark in picture.marks:
        assert mark.text.x > furthest + 13
        assert len(mark.lines) <= MOST_LINES
        assert all(mark.text.x + 8 * len(line) <= WIDTH + 8 for line in mark.lines)


@given(lineages())
def test_a_baton_goes_from_the_feedback_to_the_first_sign_of_a_lane_to_the_right(
    made: tuple[list[Row], list[int]],
) -> None:
    rows, running = made
    picture = draw_lineage(rows, running)
    starts = [(mark, row) for mark, row in zip(picture.marks, rows, strict=True) if row.passes_to is not None]
    assert len(picture.handovers) == len(starts)
    for path, (mark, row) in zip(picture.handovers, starts, strict=True):
        points = [(float(x), float(y)) for x, y in POINT.findall(path)]
        first = next(other for other in picture.marks if other.lane == row.passes_to)
        assert points[0] == (mark.at.x, mark.at.y)
        assert points[-1] == (first.at.x, first.at.y)
        assert first.at.x > mark.at.x
        assert first.at.y > mark.at.y


def test_a_lane_whose_round_is_being_run_leads_on_to_a_baton() -> None:
    picture = draw_lineage([Row("need", 0, "Andas", "Utlyst", number=1)], [0])
    assert len(picture.tails) == len(picture.batons) == 1
    assert draw_lineage([Row("need", 0, "Andas", "Uppföljt", number=1)], []).tails == ()


def test_long_labels_are_cut_with_a_sign_that_says_so() -> None:
    mark = draw_lineage([Row("solution", 0, "ord " * 60)], []).marks[0]
    assert mark.lines[-1].endswith("…")


@given(st.text("abcö -–\n\t\u00a0.", max_size=60), st.integers(1, 20))
def test_lines_are_those_of_textwrap(text: str, letters: int) -> None:
    assert wrapped(text, letters) == wrap(text, letters)
