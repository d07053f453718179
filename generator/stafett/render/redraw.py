"""One entry's own pages again: the entry as it is now, the rest of the catalogue as it was."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from stafett.check import Entry
from stafett.model import Catalogue
from stafett.model.need import priority_of
from stafett.render.edition import Edition
from stafett.render.jobs import Jobs
from stafett.render.pages import own_page
from stafett.render.renderer import Renderer

Card = TypeVar("Card")


def redraw(renderer: Renderer, kind: str, entry: Entry[Any]) -> Renderer:
    """A renderer of this entry's own page in each language. What others say of it, and what is counted of all, stands as it was."""
    catalogue = with_entry(renderer.catalogue, kind, entry)
    editions = {language: with_catalogue(edition, catalogue, entry) for language, edition in renderer.editions.items()}
    jobs = [
        own_page(Jobs(edition), kind, entry.id) for language, edition in editions.items() if language in entry.languages
    ]
    return replace(renderer, editions=editions, jobs=jobs, assets=(), files=())


def with_catalogue(edition: Edition, catalogue: Catalogue, entry: Entry[Any]) -> Edition:
    return replace(
        edition,
        catalogue=catalogue,
        need_cards=without(edition.need_cards, entry.id),
        solution_cards=without(edition.solution_cards, entry.id),
        menus={},
    )


def without(cards: Mapping[str, Card], entry_id: str) -> dict[str, Card]:
    return {key: card for key, card in cards.items() if key != entry_id}


def with_entry(catalogue: Catalogue, kind: str, entry: Entry[Any]) -> Catalogue:
    if kind == "page":
        return replace(catalogue, pages={**catalogue.pages, entry.id: entry})
    holders: Mapping[str, Any] = getattr(catalogue, f"{kind}s")
    own: dict[str, Any] = {"entry": entry}
    if kind == "need":
        own["priority"] = priority_of(entry.fields, catalogue.site.weights)
    changed: dict[str, Any] = {f"{kind}s": {**holders, entry.id: replace(holders[entry.id], **own)}}
    return replace(catalogue, **changed)
