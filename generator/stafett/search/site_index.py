"""All files of search for a site: an index for each language, and the texts that results show."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from stafett.i18n import Words
from stafett.model import Catalogue
from stafett.search.catalogue_documents import Reader
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.numbering import Texts, texts_below
from stafett.search.postings import gather
from stafett.search.shards import Index, files_of, make_index
from stafett.search.vocabulary import TermsOf
from stafett.urls import Addresses

FOLDER = "static/search"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document without its texts, and what reads what analysis left of it."""

    document: SearchDocument
    analysed: Callable[[], AnalysedDocument]


class Steps(Protocol):
    """The costly steps of an index, done in turn or over processes, anew or as they are remembered."""

    def prepare(self, reader: Reader, weights: Weights, texts: Texts) -> Iterator[Prepared]:
        """Every document of the reader's language, as they are numbered; the file with its texts is published on the way."""

    def terms_of(self, code: str) -> TermsOf:
        """What takes the language's words apart."""

    def keep(self, index: Index) -> None:
        """Told the index that was made."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an index is made of, in one language, without the catalogue: `share` is its part of all documents of the site.

    The documents' words are read when the catalogue is gone, and take its room.
    """

    language: str
    documents: Sequence[SearchDocument]
    analysed: Sequence[Callable[[], AnalysedDocument]]
    weights: Weights
    labels: Mapping[str, Mapping[str, str]]
    share: float
    texts: Texts
    base: str


def read_documents(
    catalogue: Catalogue, addresses: Addresses, words: Mapping[str, Words], now: datetime, steps: Steps
) -> list[Draft]:
    """Everything that search gets to know, for each language."""
    readers = [Reader(language, catalogue, addresses, now) for language in catalogue.languages]
    total = sum(len(reader.entries()) for reader in readers)
    return [read_language(reader, words[reader.language], total, steps) for reader in readers]


def read_language(reader: Reader, words: Words, total: int, steps: Steps) -> Draft:
    addresses, weights = reader.addresses, weights_of(reader.catalogue)
    texts = texts_below(addresses.url(addresses.section(reader.language, "search")), reader.keys())
    found = list(steps.prepare(reader, weights, texts))
    documents, analysed = [one.document for one in found], [one.analysed for one in found]
    share = max(len(documents), 1) / max(total, 1)
    labels = reader.facet_labels(words)
    return Draft(reader.language, documents, analysed, weights, labels, share, texts, addresses.base_path)


def search_files(drafts: Sequence[Draft], steps: Steps) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every file that the search page fetches, but for the texts."""
    for draft in drafts:
        code, weights = draft.language, draft.weights
        gathered = gather((read() for read in draft.analysed), steps.terms_of(code), weights)
        documents, texts = draft.documents, draft.texts
        index = make_index(documents, gathered, code, weights, draft.labels, draft.share, texts, draft.base)
        steps.keep(index)
        yield from ((f"{FOLDER}/{code}/{name}", data) for name, data in files_of(index))


def weights_of(catalogue: Catalogue) -> Weights:
    """The site's own weights, or those that were found to do well."""
    tuned = catalogue.site.search
    return Weights(**{name: float(weight) for name, weight in tuned.model_dump(exclude_none=True).items()})
