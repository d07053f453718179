"""All files of search for a site: an index for each language, and the texts that results show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from stafett.i18n import Words
from stafett.model import Catalogue
from stafett.search.catalogue_documents import Reader
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.numbering import Texts, texts_below
from stafett.search.postings import Gathering
from stafett.search.shards import Index, files_of, make_index
from stafett.search.vocabulary import TermsOf
from stafett.urls import Addresses

FOLDER = "static/search"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document without its texts, and what analysis left of it."""

    document: SearchDocument
    analysed: AnalysedDocument


class Steps(Protocol):
    """The costly steps of an index, done in turn or over processes, anew or as they are remembered."""

    def prepare(self, reader: Reader, weights: Weights, texts: Texts) -> Iterator[Prepared]:
        """Every document of the reader's language, as they are numbered; the file with its texts is published on the way."""

    def terms_of(self, code: str) -> TermsOf:
        """What takes the language's words apart."""

    def keep(self, index: Index) -> None:
        """Told the index that was made."""


def search_files(
    catalogue: Catalogue, addresses: Addresses, words: Mapping[str, Words], now: datetime, steps: Steps
) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every file that the search page fetches, but for the texts."""
    weights = weights_of(catalogue)
    readers = [Reader(language, catalogue, addresses, now) for language in catalogue.languages]
    total = sum(len(reader.entries()) for reader in readers)
    for reader in readers:
        texts = texts_below(addresses.url(addresses.section(reader.language, "search")), reader.keys())
        documents, gathering = [], Gathering()
        for found in steps.prepare(reader, weights, texts):
            documents.append(found.document)
            gathering.add(found.analysed)
        gathered = gathering.gathered(steps.terms_of(reader.language), weights)
        labels = reader.facet_labels(words[reader.language])
        share = max(len(documents), 1) / max(total, 1)
        index = make_index(documents, gathered, reader.language, weights, labels, share, texts, addresses.base_path)
        steps.keep(index)
        yield from ((f"{FOLDER}/{reader.language}/{name}", data) for name, data in files_of(index))


def weights_of(catalogue: Catalogue) -> Weights:
    """The site's own weights, or those that were found to do well."""
    tuned = catalogue.site.search
    return Weights(**{name: float(weight) for name, weight in tuned.model_dump(exclude_none=True).items()})
