"""What the pages with forms show."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from stafett.check import codes
from stafett.model.catalogue import Solution, Value
from stafett.model.need import Need
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.forms import answer_letter, feedback_letter, form, tell_letter
from stafett.render.need_view import preconditions, procurement

ASKED_ORIGINS = (
    codes.OriginKind.PATIENT,
    codes.OriginKind.RELATIVE,
    codes.OriginKind.STAFF_MEETING,
    codes.OriginKind.STUDENT,
    codes.OriginKind.REGISTER_DATA,
    codes.OriginKind.HORIZON_SCAN,
)
"""How a need may have been found by one who tells of it; the other ways name an entry of the catalogue."""


def answer_view(edition: Edition, need: Need) -> views.AnswerView:
    text = need.entry.text(edition.language)
    address = edition.addresses.entry(edition.language, "need", need.id)
    events = map(edition.event_card, need.events)
    contact = text.contact or edition.catalogue.organisations[text.organisation].fields.contact
    return views.AnswerView(
        card=edition.need_card(need.id),
        contact=edition.contact(contact) if contact else None,
        preconditions=preconditions(edition, text),
        procurement=procurement(edition, text),
        question_count=len(text.announcement.question_log) if text.announcement else 0,
        dialogues=tuple(sorted((event for event in events if not event.is_past), key=lambda event: event.start)),
        form=form(edition, "answer", (("need", need.id),), answer_letter(edition, need, address)),
        organisation_kinds=terms(edition, "organisation kind", codes.OrganisationKind),
        device_classes=tuple(codes.DeviceClass),
        fits=terms(edition, "answer", codes.Answer),
    )


def tell_view(edition: Edition) -> views.TellView:
    return views.TellView(
        form=form(edition, "need", (), tell_letter(edition)),
        areas=tuple(area_groups(edition)),
        organisations=tuple(owner_groups(edition)),
        origins=terms(edition, "origin", ASKED_ORIGINS),
        needs_url=edition.section("needs"),
        search_url=edition.section("search"),
    )


def feedback_view(edition: Edition, solution: Solution) -> views.FeedbackView:
    text = solution.entry.text(edition.language)
    address = edition.addresses.entry(edition.language, "solution", solution.id)
    hidden = [("solution", solution.id)]
    if len(text.answers) == 1:
        hidden.append(("need", text.answers[0]))
    return views.FeedbackView(
        card=edition.solution_card(solution.id),
        needs=tuple(edition.need_link(need) for need in text.answers if need in edition.catalogue.needs),
        form=form(edition, "feedback", hidden, feedback_letter(edition, text.title, address, text.contact)),
        senders=terms(edition, "sender", codes.Voice),
        tell_url=edition.section("tell"),
    )


def thanks_view(edition: Edition) -> views.ThanksView:
    contact = edition.contact(edition.catalogue.site.contact)
    return views.ThanksView(edition.section("needs"), edition.section("events"), contact)


def terms(edition: Edition, context: str, values: Iterable[StrEnum]) -> tuple[views.Term, ...]:
    return tuple(edition.coded(context, value) for value in values)


def area_groups(edition: Edition) -> Iterator[views.TermGroup]:
    """Each uppermost area with all below it; those with nothing below come together, last."""
    values = edition.catalogue.vocabularies.get("areas", {})
    alone: list[views.Term] = []
    for value in values.values():
        if value.fields.broader:
            continue
        group = tuple(edition.value("areas", key) for key in with_narrower(value, values))
        if len(group) > 1:
            yield views.TermGroup(group[0].label, group)
        else:
            alone += group
    if alone:
        yield views.TermGroup("", tuple(alone))


def with_narrower(value: Value, values: Mapping[str, Value]) -> Iterator[str]:
    yield value.key
    for key in value.narrower:
        yield from with_narrower(values[key], values)


def owner_groups(edition: Edition) -> Iterator[views.TermGroup]:
    """Those who may own a need, by kind."""
    organisations = edition.catalogue.organisations.items()
    for kind in codes.OrganisationKind:
        keys = [key for key, own in organisations if own.fields.kind == kind != codes.OrganisationKind.COMPANY]
        if keys:
            yield views.TermGroup(edition.label("organisation kinds", kind), tuple(map(edition.organisation, keys)))
