"""What the guidance pages show: one side's demands, replies and lessons, over the whole catalogue."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from stafett.model.catalogue import Catalogue, Solution
from stafett.model.guidance import Demand, Lesson, Reply, SideRecord, sharing_solutions
from stafett.model.process import SIDES
from stafett.render import views
from stafett.render.diagrams import in_a_row
from stafett.render.edition import Edition
from stafett.render.solution_view import sharing
from stafett.similar import group_by_word

MOST_GROUPS, LEAST_IN_GROUP, MOST_IN_GROUP = 6, 3, 6
MOST_OTHERS, MOST_SHORTFALLS, MOST_SHARING = 18, 12, 20


def side_address(edition: Edition, language: str, side: str, number: int = 1) -> str:
    return edition.addresses.value(language, "guidance", side, number)


def summary(edition: Edition, side: str, record: SideRecord) -> views.SideSummary:
    return views.SideSummary(
        side=edition.side(side),
        meaning=edition.label("guidance meaning", side),
        demands=len(record.demands),
        needs=record.asking,
        lessons=len(record.lessons),
        tally=tally(edition, record.answered()),
    )


def tally(edition: Edition, answered: Mapping[str, int]) -> views.AnswerTally:
    total = sum(answered.values())
    bars = in_a_row(list(answered.values()), total)
    return views.AnswerTally(
        total,
        tuple(
            views.AnswerCount(edition.coded("answer", answer), count, Decimal(count) / (total or 1), bar)
            for (answer, count), bar in zip(answered.items(), bars, strict=True)
        ),
    )


def side_links(edition: Edition, current: str) -> tuple[views.MenuLink, ...]:
    terms = map(edition.side, SIDES)
    return tuple(views.MenuLink(term.label, term.url, is_current=term.key == current) for term in terms)


def guidance_view(
    edition: Edition, side: str, record: SideRecord, lessons: Iterable[Lesson], pager: views.Pager
) -> views.GuidanceView:
    """The first page of a side: all but lessons as a choice, with the number of all."""
    groups, others, others_total = grouped(edition, side, record.demands)
    short = [reply for reply in record.replies if reply.answer in ("partly", "unmet")]
    return views.GuidanceView(
        summary=summary(edition, side, record),
        sides=side_links(edition, side),
        groups=groups,
        others=others,
        others_total=others_total,
        musts=tally(edition, record.answered(only_musts=True)),
        shortfalls=tuple(shortfall(edition, side, reply) for reply in short[:MOST_SHORTFALLS]),
        shortfalls_total=len(short),
        lessons=tuple(lesson_view(edition, lesson) for lesson in lessons),
        pager=pager,
        sharing=sharing_record(edition) if side == "economic" else None,
        is_first=True,
    )


def more_lessons(
    edition: Edition, side: str, record: SideRecord, lessons: Iterable[Lesson], pager: views.Pager
) -> views.GuidanceView:
    """A later page of a side, which has lessons only."""
    return views.GuidanceView(
        summary=summary(edition, side, record),
        sides=side_links(edition, side),
        groups=(),
        others=(),
        others_total=0,
        musts=tally(edition, {}),
        shortfalls=(),
        shortfalls_total=0,
        lessons=tuple(lesson_view(edition, lesson) for lesson in lessons),
        pager=pager,
        sharing=None,
        is_first=False,
    )


# ---------------------------------------------------------------- what was asked for


def grouped(
    edition: Edition, side: str, demands: tuple[Demand, ...]
) -> tuple[tuple[views.AskedGroup, ...], tuple[views.Asked, ...], int]:
    """Groups by a word in common, some of the rest and the number of it; those without words in this language are among it."""
    needs, language = edition.catalogue.needs, edition.language
    texts = [demand_text(edition.catalogue, language, side, demand) for demand in demands]
    own = [number for number, demand in enumerate(demands) if language in needs[demand.need].entry.languages]
    found = group_by_word([texts[number] for number in own], language, MOST_GROUPS)
    groups = [group for group in found if len(group.members) >= LEAST_IN_GROUP]
    members = [[own[place] for place in group.members] for group in groups]
    left = sorted(set(range(len(demands))).difference(*members))
    return (
        tuple(
            views.AskedGroup(
                group.word,
                tuple(asked(edition, demands[number], texts[number]) for number in numbers[:MOST_IN_GROUP]),
                len(numbers),
            )
            for group, numbers in zip(groups, members, strict=True)
        ),
        tuple(asked(edition, demands[number], texts[number]) for number in left[:MOST_OTHERS]),
        len(left),
    )


def demand_text(catalogue: Catalogue, language: str, side: str, demand: Demand) -> str:
    text: str = getattr(catalogue.needs[demand.need].entry.text(language).preconditions, side)[demand.place].text
    return text


def asked(edition: Edition, demand: Demand, text: str) -> views.Asked:
    level = edition.coded("level", "must" if demand.is_must else "should")
    return views.Asked(text, level, edition.need_link(demand.need))


# ---------------------------------------------------------------- what came of it


def shortfall(edition: Edition, side: str, reply: Reply) -> views.Shortfall:
    fit = edition.catalogue.solutions[reply.solution].entry.text(edition.language).fit[reply.need]
    found = getattr(fit, side)
    return views.Shortfall(
        answer=edition.coded("answer", reply.answer),
        comment=found.comment or "",
        solution=edition.solution_link(reply.solution),
        need=edition.need_link(reply.need),
    )


def lesson_view(edition: Edition, lesson: Lesson) -> views.GuidanceLesson:
    entry = edition.catalogue.solutions[lesson.solution].entry
    return views.GuidanceLesson(
        text=entry.text(edition.language).lessons[lesson.place].text,
        language=entry.language_for(edition.language),
        date=lesson.date,
        solution=edition.solution_link(lesson.solution),
        need=edition.need_link(lesson.need),
    )


def sharing_record(edition: Edition) -> views.SharingRecord:
    found = sharing_solutions(edition.catalogue)
    shares = [solution.fields.sharing for solution in found if solution.fields.sharing]
    return views.SharingRecord(
        cost=mean([share.cost_share.care for share in shares if share.cost_share]),
        gain=mean([share.gain_share.care for share in shares if share.gain_share]),
        rows=tuple(shared_by(edition, solution) for solution in found[:MOST_SHARING]),
        total=len(found),
    )


def mean(values: list[Decimal]) -> Decimal | None:
    """Rounded to whole per cent."""
    return round(sum(values, Decimal()) / len(values), 0) if values else None


def shared_by(edition: Edition, solution: Solution) -> views.SharedBySolution:
    told = sharing(solution.entry.text(edition.language))
    stage = edition.coded("solution stage", solution.fields.stage)
    return views.SharedBySolution(edition.solution_link(solution.id), stage, told or views.Sharing("", None, None))
