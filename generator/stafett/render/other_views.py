"""What events' pages and ordinary pages show."""

from stafett.check import Entry, PageFile
from stafett.model.catalogue import Event
from stafett.render import views
from stafett.render.calendar_pages import event_solutions, next_needs
from stafett.render.edition import Edition


def event_view(edition: Edition, event: Event) -> views.EventView:
    text = event.entry.text(edition.language)
    return views.EventView(
        card=edition.event_card(event.id),
        organisation=edition.organisation(text.organisation),
        body=edition.body(event.entry.document(edition.language)),
        registration=text.registration or "",
        criteria=tuple(text.criteria),
        jury=tuple(text.jury),
        needs=edition.need_cards_of(need for need in text.needs if need not in event.born),
        born=edition.need_cards_of(event.born),
        came=event_solutions(edition, event),
        next_needs=next_needs(edition, event),
        file_url=edition.url(edition.addresses.event_file(edition.language, event.id)),
    )


def page_view(edition: Edition, page: Entry[PageFile]) -> views.PageView:
    text = page.text(edition.language)
    body = edition.body(page.document(edition.language))
    return views.PageView(text.title, text.summary or "", body, statement(edition, text))


def statement(edition: Edition, text: PageFile) -> views.Statement | None:
    found = text.statement
    contact = edition.contact(edition.catalogue.site.contact)
    if found is None:
        return None
    deficiencies = tuple(views.Deficiency(item.text, item.reason or "") for item in found.deficiencies)
    return views.Statement(found.conforms, deficiencies, found.assessed, found.method or "", found.updated, contact)
