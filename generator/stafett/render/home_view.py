"""What the home page shows: what this is, what is new, what is due, and the round with how many needs stand where."""

from itertools import islice

from stafett.model.process import PROCESS
from stafett.render import views
from stafett.render.charts import loop
from stafett.render.edition import Edition
from stafett.render.need_lists import deadline_key, stages_with_counts

SHOWN = 6
EVENTS_SHOWN = 3


def home_view(edition: Edition) -> views.HomeView:
    catalogue = edition.catalogue
    needs = catalogue.needs.values()
    stages = stages_with_counts(edition)
    announced = [need for need in needs if need.is_open(edition.now)]
    announced.sort(key=lambda need: need.entered("announced") or need.changed, reverse=True)
    due = sorted((need for need in announced if need.answer_by), key=lambda need: deadline_key(need, edition.now))
    coming = [event for event in map(edition.event_card, catalogue.events) if not event.is_past]
    return views.HomeView(
        total=len(needs),
        open_count=len(announced),
        stages=stages,
        loop=loop([stage.count for stage in stages if stage.key in PROCESS]),
        announced=edition.need_cards_of(need.id for need in announced[:SHOWN]),
        deadlines=edition.need_cards_of(need.id for need in due[:SHOWN]),
        events=tuple(islice(sorted(coming, key=lambda event: event.start), EVENTS_SHOWN)),
        areas=uppermost(edition, "areas"),
        strategy=uppermost(edition, "strategy"),
        needs_url=edition.section("needs"),
        rounds_url=edition.section("rounds"),
        areas_url=edition.section("areas"),
        strategy_url=edition.section("strategy"),
        solutions_url=edition.section("solutions"),
        events_url=edition.section("events"),
        priorities_url=edition.section("priorities"),
        statistics_url=edition.section("statistics"),
        tell_url=edition.section("tell"),
        calendar_url=edition.url(edition.addresses.calendar(edition.language)),
    )


def uppermost(edition: Edition, vocabulary: str) -> tuple[views.Term, ...]:
    """A vocabulary's uppermost values that hold a need."""
    values = edition.catalogue.vocabularies.get(vocabulary, {})
    terms = (edition.value(vocabulary, key) for key, value in values.items() if not value.fields.broader)
    return tuple(term for term in terms if term.count)
