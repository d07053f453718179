"""From the catalogue to what search gets to know of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from stafett.check import Entry, EventFile, NeedFile, SolutionFile
from stafett.i18n import Words
from stafett.model import Catalogue
from stafett.model.catalogue import Event, Solution
from stafett.model.need import Need
from stafett.model.process import SIDES, STAGES, VOCABULARIES
from stafett.search.documents import Kind, SearchDocument, key_of
from stafett.search.numbering import rank
from stafett.urls import Addresses

FACETS = ("kind", "open", "stage", *VOCABULARIES, "organisation")
"""In the order of the form."""
KIND_OF: Mapping[type, Kind] = {Need: "need", Solution: "solution", Event: "event"}
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the catalogue in one language; `now` says which needs are open for answers."""

    language: str
    catalogue: Catalogue
    addresses: Addresses
    now: datetime

    def entries(self) -> list[Need | Solution | Event]:
        """Every need, solution and event that has a page in this language, as they are numbered."""
        catalogue = self.catalogue
        every: Iterable[Need | Solution | Event]
        every = chain(catalogue.needs.values(), catalogue.solutions.values(), catalogue.events.values())
        found = (one for one in every if self.language in one.entry.languages)
        return sorted(found, key=lambda one: rank(KIND_OF[type(one)], one.entry.languages, one.entry.id))

    def keys(self) -> list[str]:
        """Those of the documents of all entries."""
        return [key_of(KIND_OF[type(one)], one.entry.id) for one in self.entries()]

    def documents(self) -> Iterator[SearchDocument]:
        return map(self.read, self.entries())

    def read(self, found: Need | Solution | Event) -> SearchDocument:
        if isinstance(found, Need):
            return self.need(found)
        return self.solution(found.entry) if isinstance(found, Solution) else self.event(found.entry)

    def need(self, need: Need) -> SearchDocument:
        text = need.entry.text(self.language)
        organisations = (text.organisation, *text.partners)
        facets = {name: getattr(text, name) for name in VOCABULARIES if name != "regions"}
        facets |= {
            "stage": (text.stage.value,),
            "regions": self.regions_of(organisations),
            "open": ("open",) if need.is_open(self.now) else (),
        }
        return self.document(
            "need",
            need.entry,
            organisations,
            facets,
            more=need_texts(text),
            newest=days(need.changed),
            deadline=days(need.answer_by) if need.answer_by else None,
            priority=float(need.priority) if need.priority is not None else None,
        )

    def solution(self, entry: Entry[SolutionFile]) -> SearchDocument:
        """A solution stands in the areas of the needs that it answers."""
        text = entry.text(self.language)
        facets = self.facets_of_needs(text.answers)
        logged = max((step.date for step in text.log), default=None)
        needs = (self.catalogue.needs[need].entry.text(self.language).title for need in text.answers)
        more = chain(needs, (lesson.text for lesson in text.lessons))
        newest = days(logged) if logged else 0
        return self.document("solution", entry, (text.provider,), facets, more=more, newest=newest)

    def event(self, entry: Entry[EventFile]) -> SearchDocument:
        text = entry.text(self.language)
        more = filter(None, (text.place, *text.criteria))
        facets = self.facets_of_needs(text.needs)
        return self.document("event", entry, (text.organisation,), facets, more=more, newest=days(text.start))

    def document(
        self,
        kind: Any,
        entry: Entry[Any],
        organisations: tuple[str, ...],
        facets: Mapping[str, tuple[str, ...]],
        more: Iterable[str],
        **keys: Any,
    ) -> SearchDocument:
        """What all kinds have in common; `more` is text that the page shows beside the body."""
        text = entry.text(self.language)
        url = self.addresses.url(self.addresses.entry(self.language, kind, entry.id))
        found = {"kind": (kind,), "organisation": organisations, **self.with_broader(facets)}
        return SearchDocument(
            id=entry.id,
            kind=kind,
            language=self.language,
            languages=entry.languages,
            url=url,
            title=text.title,
            summary=text.summary or "",
            labels=tuple(self.labels(found, entry)),
            body=entry.document(self.language).text,
            more=tuple(more),
            facets={name: tuple(keys) for name, keys in found.items() if keys},
            **keys,
        )

    def facets_of_needs(self, needs: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The values of the needs that something is about, each once."""
        fields = [self.catalogue.needs[need].fields for need in needs]
        names = (name for name in VOCABULARIES if name != "regions")
        found = {name: tuple(dict.fromkeys(chain(*(getattr(need, name) for need in fields)))) for name in names}
        return found | {"regions": self.regions_of([need.organisation for need in fields])}

    def regions_of(self, organisations: Iterable[str]) -> tuple[str, ...]:
        regions = (self.catalogue.organisations[key].fields.region for key in organisations)
        return tuple(dict.fromkeys(filter(None, regions)))

    def with_broader(self, facets: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Who looks for a wide value finds those of narrower ones, too."""
        return {
            name: self.catalogue.with_broader(name, keys) if name in self.catalogue.vocabularies else keys
            for name, keys in facets.items()
        }

    def labels(self, facets: Mapping[str, tuple[str, ...]], entry: Entry[Any]) -> Iterator[str]:
        """What the values are called: in every language of the site where the entry has only this one."""
        languages = (self.language,) if len(entry.languages) > 1 else self.catalogue.languages
        for name, keys in facets.items():
            if name in self.catalogue.vocabularies:
                texts = [self.catalogue.vocabularies[name][key].fields.label for key in keys]
            elif name == "organisation":
                texts = [self.catalogue.organisations[key].fields.name for key in keys]
            else:
                continue
            yield from dict.fromkeys(text[language] for text in texts for language in languages if language in text)

    def facet_labels(self, words: Words) -> dict[str, dict[str, str]]:
        """Each facet's values and what they are called, in the order that people see."""
        labels = {name: self.vocabulary_labels(name) for name in VOCABULARIES if name in self.catalogue.vocabularies}
        labels["kind"] = {kind: words.pgettext("search kind", kind) for kind in ("need", "solution", "event")}
        labels["open"] = {"open": words.pgettext("search facet", "open")}
        labels["stage"] = {stage.value: words.pgettext("stage", stage) for stage in STAGES}
        organisations = self.catalogue.organisations.items()
        labels["organisation"] = {key: self.localised(found.fields.name) for key, found in organisations}
        return {name: labels[name] for name in FACETS if name in labels}

    def vocabulary_labels(self, name: str) -> dict[str, str]:
        return {key: self.localised(value.fields.label) for key, value in self.catalogue.vocabularies[name].items()}

    def localised(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language) or next(iter(texts.values()))


def need_texts(text: NeedFile) -> Iterator[str]:
    """What a need's page says beside its body: goals, preconditions, questions and answers."""
    yield from (goal.measure for goal in text.goals)
    for side in SIDES:
        yield from (item.text for item in getattr(text.preconditions, side, None) or ())
    for entry in text.announcement.question_log if text.announcement else ():
        yield from (entry.question, entry.answer)


def days(moment: date) -> int:
    """Days since 1970."""
    return moment.toordinal() - EPOCH
