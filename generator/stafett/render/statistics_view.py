"""What the statistics page shows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from stafett.check.schema.codes import OriginKind
from stafett.figures.flow import StageFlow, StageTime, flow, stage_times
from stafett.figures.periods import QuarterCount, by_quarter
from stafett.model.need import Need
from stafett.render import views
from stafett.render.diagrams import Bar, in_a_row, length, tile_map
from stafett.render.edition import Edition
from stafett.render.figure_tables import STATISTICS, table_urls
from stafett.render.insight import insight_links

QUARTERS_SHOWN = 16
WAITING_SHOWN = 10
FLOOR = 48


def statistics_view(edition: Edition) -> views.StatisticsView:
    needs = list(edition.catalogue.needs.values())
    opened = [need for need in needs if need.is_open(edition.now)]
    waiting = sorted(unanswered(edition, opened), key=lambda row: (-row.days, row.link.id))
    return views.StatisticsView(
        total=len(needs),
        open=len(opened),
        unanswered=len(waiting),
        solutions=sum(one.fields.stage != "withdrawn" for one in edition.catalogue.solutions.values()),
        rounds=sum(need.fields.origin.kind == OriginKind.FEEDBACK for need in needs),
        flow=flow_rows(edition, flow(needs)),
        times=time_rows(edition, stage_times(needs)),
        waiting=tuple(waiting),
        spreads=tuple(spreads(edition, needs, {need.id for need in opened})),
        quarters=quarter_rows(edition, by_quarter(needs, edition.now.astimezone(edition.catalogue.site.zone).date())),
        made=edition.now.astimezone(edition.catalogue.site.zone),
        more=insight_links(edition, "statistics"),
        tables=table_urls(edition, "statistics", STATISTICS),
    )


def flow_rows(edition: Edition, stages: tuple[StageFlow, ...]) -> tuple[views.FlowRow, ...]:
    most = max((stage.reached for stage in stages), default=0)
    return tuple(
        views.FlowRow(
            edition.stage(stage.stage),
            stage.reached,
            stage.onward,
            stage.here,
            stage.back,
            stage.left,
            stage.standing,
            in_a_row((stage.onward, stage.here, stage.back, stage.left), most),
        )
        for stage in stages
    )


def time_rows(edition: Edition, times: tuple[StageTime, ...]) -> tuple[views.TimeRow, ...]:
    most = max((time.high for time in times), default=0)
    return tuple(
        views.TimeRow(
            edition.stage(time.start),
            edition.stage(time.end),
            time.needs,
            *(int(days + 0.5) for days in (time.median, time.low, time.high)),
            *(length(days, most) for days in (time.low, time.high, time.median)),
        )
        for time in times
    )


def unanswered(edition: Edition, opened: Iterable[Need]) -> Iterator[views.Waiting]:
    """Those of the open needs that have no answer, or none but withdrawn ones."""
    today = edition.now.astimezone(edition.catalogue.site.zone).date()
    for need in opened:
        if not edition.catalogue.is_answered(need):
            announced = need.entered("announced") or need.changed
            yield views.Waiting(
                edition.link("need", need.entry),
                edition.organisation(need.fields.organisation),
                announced,
                need.answer_by,
                (today - announced).days,
            )


# ---------------------------------------------------------------- by region, area, strategy, origin


def spreads(edition: Edition, needs: list[Need], is_open: set[str]) -> Iterator[views.Spread]:
    for name in ("regions", "areas", "strategy"):
        values = edition.catalogue.vocabularies.get(name, {})
        shown = {key: value.needs for key, value in values.items() if not value.fields.broader}
        counts = ((edition.value(name, key), len(ids), len(is_open.intersection(ids))) for key, ids in shown.items())
        label = edition.label("vocabulary", name)
        regions = {key: len(ids) for key, ids in shown.items()} if name == "regions" else {}
        yield spread(edition, name, label, counts, regions)
    kinds = Counter(need.fields.origin.kind for need in needs)
    opened = Counter(need.fields.origin.kind for need in needs if need.id in is_open)
    origins = ((edition.coded("origin", kind), kinds[kind], opened[kind]) for kind in OriginKind)
    yield spread(edition, "origin", edition.words.gettext("How the needs were found"), origins, {})


def spread(
    edition: Edition, key: str, title: str, counts: Iterable[tuple[views.Term, int, int]], regions: Mapping[str, int]
) -> views.Spread:
    """The fullest first."""
    rows = sorted(counts, key=lambda row: (-row[1], row[0].label))
    most = max((needs for _, needs, _ in rows), default=0)
    return views.Spread(
        key,
        title,
        edition.label("spread", key),
        tuple(
            views.Count(term, needs, opened, length(needs, most), length(opened, most)) for term, needs, opened in rows
        ),
        table_urls(edition, "statistics", (key,))[key],
        tile_map(regions),
    )


# ---------------------------------------------------------------- over time


def quarter_rows(edition: Edition, quarters: tuple[QuarterCount, ...]) -> tuple[views.QuarterRow, ...]:
    """All of them; pages show the latest."""
    most = max((max(row.identified, row.announced, row.implemented) for row in quarters), default=0)
    return tuple(
        views.QuarterRow(
            edition.quarter(row.quarter.year, row.quarter.number),
            row.quarter.year if row.quarter.number == 1 else 0,
            row.identified,
            row.announced,
            row.implemented,
            standing_bars((row.identified, row.announced, row.implemented), most),
        )
        for row in quarters
    )


def standing_bars(values: tuple[int, ...], most: int) -> tuple[Bar, ...]:
    """Columns of width 8 beside each other, on a floor at FLOOR."""
    heights = (round(length(value, most) * FLOOR / 100, 1) for value in values)
    return tuple(Bar(2 + index * 9, round(FLOOR - height, 1), 8, height) for index, height in enumerate(heights))
