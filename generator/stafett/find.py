"""A question from the command line: read, check, assemble, and ask a Whoosh index that is brought up to date first."""

from stafett.config import Settings
from stafett.errors import UsageError
from stafett.model import assemble
from stafett.pipeline import check, find_theme
from stafett.search.ask import Reply, ask
from stafett.search.catalogue_documents import Reader
from stafett.search.site_index import weights_of
from stafett.urls import Addresses


def find(settings: Settings, question: str, language: str = "", limit: int = 10) -> Reply:
    """The best answers in `language`, the site's first one if none is given; UsageError for content with mistakes."""
    checked = check(settings)
    if checked.has_errors:
        raise UsageError("the content has mistakes: `stafett check` tells them")
    catalogue, theme = assemble(checked), find_theme(checked, settings)
    wanted = language or catalogue.languages[0]
    if wanted not in catalogue.languages:
        raise UsageError(
            "the site has no language %(language)s, only %(languages)s",
            language=wanted,
            languages=", ".join(catalogue.languages),
        )
    addresses = Addresses(
        settings.base_url or catalogue.site.base_url, {code: theme.words(code) for code in catalogue.languages}
    )
    documents = list(Reader(wanted, catalogue, addresses, settings.now).documents())
    folder = settings.cache / "whoosh" / wanted
    return ask(question, documents, wanted, folder, weights=weights_of(catalogue), limit=limit)
