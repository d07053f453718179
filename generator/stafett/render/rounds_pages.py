"""The page of all rounds: lines in which the baton has been passed on, then rounds that nothing has followed yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from stafett.model.lineage import handover_to, lineage
from stafett.model.process import ENDED, PROCESS
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.jobs import Jobs, PageJob
from stafett.render.lineage_view import lap_answer, lineage_from
from stafett.render.need_lists import pager

PICTURES_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every line's first need: those of several rounds (most rounds first), and those of one that has an answer."""

    lines: tuple[str, ...]
    single: tuple[str, ...]
    longest: int
    completed: int
    passed: int


def gather_rounds(edition: Edition) -> Rounds:
    """Walks only the lines that have more than one need."""
    needs = edition.catalogue.needs
    follows = {
        key for key, need in needs.items() if need.fields.origin.solution and handover_to(edition.catalogue, key)
    }
    lengths = {}
    for key, need in needs.items():
        if need.led_to and key not in follows:
            laps = list(lineage(edition.catalogue, key))
            lengths[key] = (1 + max(lap.depth for lap in laps), len(laps))
    single = [
        key
        for key, need in needs.items()
        if need.answers and key not in follows and key not in lengths and need.fields.stage not in ENDED
    ]
    return Rounds(
        lines=tuple(sorted(lengths, key=lambda key: lengths[key], reverse=True)),
        single=tuple(single),
        longest=max((depth for depth, _ in lengths.values()), default=1 if single else 0),
        completed=sum(need.fields.stage == PROCESS[-1] for need in needs.values()),
        passed=len(follows),
    )


def rounds_pages(jobs: Jobs) -> Iterator[PageJob]:
    edition = jobs.edition
    rounds = gather_rounds(edition)
    chunks = chunked(rounds.lines, PICTURES_A_PAGE)
    rows = chunked(rounds.single, edition.catalogue.site.page_size)
    if chunks and rows and len(chunks[-1]) < PICTURES_A_PAGE:
        pages = [(lines, ()) for lines in chunks[:-1]] + [(chunks[-1], rows[0])] + [((), row) for row in rows[1:]]
    else:
        pages = [(lines, ()) for lines in chunks] + [((), row) for row in rows]
    total = max(1, len(pages))

    def address(language: str, number: int) -> str:
        return edition.addresses.section(language, "rounds", number)

    def view(number: int) -> views.RoundsView:
        lines, singles = pages[number - 1] if pages else ((), ())
        return rounds_view(edition, rounds, lines, singles, number, total)

    title = jobs.section_title("rounds")
    description = edition.label("section meaning", "rounds")
    yield from jobs.numbered("rounds", title, address, total, view, description=description)


def chunked(ids: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def rounds_view(
    edition: Edition, rounds: Rounds, lines: tuple[str, ...], singles: tuple[str, ...], number: int, total: int
) -> views.RoundsView:
    def url(page: int) -> str:
        return edition.url(edition.addresses.section(edition.language, "rounds", page))

    return views.RoundsView(
        completed=rounds.completed,
        passed=rounds.passed,
        longest=rounds.longest,
        lineages=tuple(lineage_from(edition, first) for first in lines),
        rows=tuple(round_row(edition, need) for need in singles),
        pager=pager(total, 1, number, url),
        guidance=views.Link(edition.label("section", "guidance"), edition.section("guidance")),
    )


def round_row(edition: Edition, need_id: str) -> views.RoundRow:
    need = edition.catalogue.needs[need_id]
    answers = (lap_answer(edition, found.solution, found.through or need_id) for found in need.answers)
    return views.RoundRow(edition.need_link(need_id), edition.stage(need.fields.stage), tuple(answers))
