"""What the search page shows, and the words that its script says."""

from collections.abc import Mapping
from typing import Any

from stafett.model.process import VOCABULARIES
from stafett.render import views
from stafett.render.edition import Edition
from stafett.render.home_view import uppermost
from stafett.render.need_lists import facets

INDEX = "static/search"
KINDS = ("need", "solution", "event")
ORDERS = {
    "": "Best first",
    "newest": "Newest first",
    "deadline": "Last day for answers",
    "priority": "Highest priority",
}
SENTENCES = {
    "none": "No hits.",
    "corrected": "Showing hits for {shown}.",
    "instead": "Search for {typed} instead",
    "failed": "The search could not be loaded.",
    "retry": "Try again",
    "near": "Words that stand near:",
    "forget": "Forget {name}",
}


def search_view(edition: Edition) -> views.SearchView:
    gettext = edition.words.gettext
    return views.SearchView(
        facets=facets(edition),
        needs_url=edition.section("needs"),
        tell_url=edition.section("tell"),
        areas=uppermost(edition, "areas"),
        index_url=index_url(edition, edition.language),
        other_indexes=" ".join(index_url(edition, code) for code in languages_beside(edition)),
        orders=tuple(views.Term(key, gettext(label)) for key, label in ORDERS.items()),
        words=script_words(edition),
    )


def languages_beside(edition: Edition) -> list[str]:
    """Other languages in which there is a need, a solution or an event that has no page in this one."""
    entries = (entry for kind, entry in edition.catalogue.all_entries() if kind in KINDS)
    missing = {code for entry in entries if edition.language not in entry.languages for code in entry.languages}
    return [code for code in edition.catalogue.languages if code in missing]


def index_url(edition: Edition, language: str) -> str:
    return edition.url(f"{INDEX}/{language}/")


def script_words(edition: Edition) -> Mapping[str, Any]:
    """All that the script says, as themes/standard/static/js/search/page.js asks for it."""
    gettext, label = edition.words.gettext, edition.label
    only_in = gettext("only in %(language)s")
    return {
        **{name: gettext(sentence) for name, sentence in SENTENCES.items()},
        "results": plural(edition, "{n} hit", "{n} hits"),
        "at_least": plural(edition, "At least {n} hit", "At least {n} hits"),
        "new": plural(edition, "{n} new since your last visit", "{n} new since your last visit"),
        "kinds": {kind: label("search kind", kind) for kind in KINDS},
        "only_in": {code: only_in % {"language": label("language", code)} for code in edition.catalogue.languages},
        "facets": {
            "kind": label("search facet", "kind"),
            "open": label("search facet", "open"),
            "stage": label("search facet", "stage"),
            **{name: label("vocabulary", name) for name in VOCABULARIES},
            "organisation": label("search facet", "organisation"),
        },
    }


def plural(edition: Edition, one: str, other: str) -> dict[str, str]:
    """The two forms by the names that Intl.PluralRules gives them."""
    ngettext = edition.words.ngettext
    return {"one": ngettext(one, other, 1), "other": ngettext(one, other, 2)}
