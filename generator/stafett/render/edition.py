"""One language's edition of the site: turns the catalogue's keys and ids into what people read in that language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from stafett.check import ContactFields, Entry
from stafett.figures import Completeness, Ranking
from stafett.i18n import Words, collation_key
from stafett.markdown import Document, LinkKind, NoteWords, Section, resolve, table_of_contents
from stafett.model.catalogue import Catalogue, Solution
from stafett.model.need import Need
from stafett.render.views import (
    Body,
    Contact,
    EntryLink,
    EventCard,
    Heading,
    Html,
    MenuLink,
    NeedCard,
    RedirectView,
    SolutionCard,
    Term,
)
from stafett.urls import Addresses


@dataclass(frozen=True, slots=True)
class Edition:
    """`now` is the build's time. Cards and terms are made once: they stand on many pages."""

    language: str
    words: Words
    catalogue: Catalogue
    addresses: Addresses
    now: datetime
    ranking: Ranking
    completeness: tuple[Completeness, ...]
    need_cards: dict[str, NeedCard] = field(default_factory=dict)
    solution_cards: dict[str, SolutionCard] = field(default_factory=dict, repr=False, compare=False)
    terms: dict[tuple[str, str, int], Term] = field(default_factory=dict, repr=False, compare=False)
    menus: dict[tuple[str, str], tuple[MenuLink, ...]] = field(default_factory=dict, repr=False, compare=False)

    def forget(self) -> None:
        """Let go of the cards, which are many."""
        self.need_cards.clear()
        self.solution_cards.clear()

    # ------------------------------------------------------------ terms

    def label(self, context: str, code: str) -> str:
        return self.words.pgettext(context, code)

    def coded(self, context: str, code: str) -> Term:
        """A value of the process's own, without a page."""
        known = self.terms.get((context, code, -1))
        if known is None:
            known = self.terms[context, code, -1] = Term(str(code), self.label(context, code))
        return known

    def quarter(self, year: int, number: int) -> str:
        return self.words.gettext("Q%(number)s %(year)s") % {"number": number, "year": year}

    def stage(self, code: str, count: int = 0) -> Term:
        known = self.terms.get(("stage", code, count))
        if known is None:
            url = self.url(self.addresses.value(self.language, "stages", code))
            known = Term(str(code), self.label("stage", code), url, count, self.label("stage meaning", code))
            self.terms["stage", code, count] = known
        return known

    def side(self, code: str) -> Term:
        """One of the five sides, with the page of what has been learnt of it."""
        known = self.terms.get(("side", code, -1))
        if known is None:
            url = self.url(self.addresses.value(self.language, "guidance", code))
            known = self.terms["side", code, -1] = Term(str(code), self.label("side", code), url)
        return known

    def value(self, vocabulary: str, key: str) -> Term:
        if (vocabulary, key, 0) not in self.terms:
            self.terms[vocabulary, key, 0] = self._make_value(vocabulary, key)
        return self.terms[vocabulary, key, 0]

    def _make_value(self, vocabulary: str, key: str) -> Term:
        value = self.catalogue.vocabularies[vocabulary][key]
        url = self.url(self.addresses.value(self.language, vocabulary, key))
        description = self.localised(value.fields.description)
        return Term(key, self.localised(value.fields.label), url, len(value.needs), description)

    def values(self, vocabulary: str, keys: Iterable[str]) -> tuple[Term, ...]:
        return tuple(self.value(vocabulary, key) for key in keys)

    def organisation(self, key: str) -> Term:
        if ("organisation", key, 0) not in self.terms:
            self.terms["organisation", key, 0] = self._make_organisation(key)
        return self.terms["organisation", key, 0]

    def _make_organisation(self, key: str) -> Term:
        organisation = self.catalogue.organisations[key]
        url = self.url(self.addresses.value(self.language, "organisations", key))
        return Term(key, self.localised(organisation.fields.name), url, len(organisation.needs))

    def localised(self, texts: Mapping[str, str] | None) -> str:
        """The text in this language, or in the first one that there is."""
        if not texts:
            return ""
        return texts.get(self.language) or next(iter(texts.values()))

    # ------------------------------------------------------------ addresses

    def url(self, path: str) -> str:
        return self.addresses.url(path)

    def section(self, name: str) -> str:
        return self.url(self.addresses.section(self.language, name))

    def entry_address(self, kind: LinkKind, entry_id: str, element: str) -> str | None:
        """Where a link in a body leads: the entry's page in this language, or its own."""
        entry = self.catalogue.entry(kind, entry_id)
        if entry is None:
            return None
        url = self.url(self.addresses.entry(entry.language_for(self.language), kind, entry_id))
        return f"{url}#{element}" if element else url

    # ------------------------------------------------------------ entries

    def link(self, kind: str, entry: Entry[Any]) -> EntryLink:
        language = entry.language_for(self.language)
        only_in = "" if language == self.language else self.label("language", language)
        url = self.url(self.addresses.entry(language, kind, entry.id))
        return EntryLink(entry.id, entry.text(language).title, url, language, only_in)

    def redirect(self, link: EntryLink) -> RedirectView:
        """What a page shows that only leads on to an entry."""
        return RedirectView(link, urljoin(self.addresses.base_url, link.url))

    def need_link(self, need_id: str) -> EntryLink:
        card = self.need_cards.get(need_id)
        return card.link if card else self.link("need", self.catalogue.needs[need_id].entry)

    def solution_link(self, solution_id: str) -> EntryLink:
        card = self.solution_cards.get(solution_id)
        return card.link if card else self.link("solution", self.catalogue.solutions[solution_id].entry)

    def event_link(self, event_id: str) -> EntryLink:
        return self.link("event", self.catalogue.events[event_id].entry)

    def need_card(self, need_id: str) -> NeedCard:
        if need_id not in self.need_cards:
            self.need_cards[need_id] = self._make_need_card(self.catalogue.needs[need_id])
        return self.need_cards[need_id]

    def _make_need_card(self, need: Need) -> NeedCard:
        text = need.entry.text(self.language)
        return NeedCard(
            link=self.link("need", need.entry),
            summary=text.summary,
            stage=self.stage(text.stage),
            organisation=self.organisation(text.organisation),
            areas=self.values("areas", text.areas),
            priority=need.priority,
            answer_by=need.answer_by,
            is_open=need.is_open(self.now),
            announced=need.entered("announced"),
            is_draft=text.draft,
        )

    def need_cards_of(self, ids: Iterable[str]) -> tuple[NeedCard, ...]:
        return tuple(map(self.need_card, ids))

    def solution_card(self, solution_id: str) -> SolutionCard:
        if solution_id not in self.solution_cards:
            self.solution_cards[solution_id] = self._make_solution_card(self.catalogue.solutions[solution_id])
        return self.solution_cards[solution_id]

    def _make_solution_card(self, solution: Solution) -> SolutionCard:
        text = solution.entry.text(self.language)
        return SolutionCard(
            link=self.link("solution", solution.entry),
            summary=text.summary,
            stage=self.coded("solution stage", text.stage),
            provider=self.organisation(text.provider),
            answers=tuple(map(self.need_link, text.answers)),
            is_draft=text.draft,
        )

    def event_card(self, event_id: str) -> EventCard:
        event = self.catalogue.events[event_id]
        text = event.entry.text(self.language)
        return EventCard(
            link=self.link("event", event.entry),
            summary=text.summary or "",
            kind=self.coded("event kind", text.kind),
            start=text.start,
            end=text.end,
            place=text.place or "",
            online=text.online or "",
            is_past=(text.end or text.start) < self.now,
            is_draft=text.draft,
        )

    def contact(self, contact: ContactFields) -> Contact:
        return Contact(contact.role, contact.email or "", contact.phone or "")

    def body(self, document: Document) -> Body:
        """A body whose links lead to this language's pages, with a table of contents if it is long."""
        html = resolve(document.html, self.entry_address, self.note_words())
        sections = table_of_contents(document) if len(document.headings) >= LONG_BODY_HEADINGS else ()
        return Body(Html(html), tuple(map(heading, sections)))  # made by our own Markdown, washed by nh3

    def note_words(self) -> NoteWords:
        words = self.words
        return NoteWords(
            words.gettext("Footnotes"),
            words.gettext("Footnote {number}"),
            words.gettext("Back to the text, footnote {number}"),
        )

    def title_key(self, entry: Entry[Any]) -> tuple[str, str]:
        """What to sort entries by their title with."""
        return collation_key(entry.text(self.language).title, self.language)


def heading(section: Section) -> Heading:
    return Heading(section.heading.element_id, section.heading.text, tuple(map(heading, section.sections)))


LONG_BODY_HEADINGS = 4
