"""All files of search for a site: an index for each language, and the texts that results show."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from stafett.i18n import Words
from stafett.model import Catalogue
from stafett.search.analysis import analyse
from stafett.search.catalogue_documents import Reader
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.shards import build_index, text_file
from stafett.urls import Addresses

FOLDER = "static/search"
AnalyseAll = Callable[[Sequence[SearchDocument], Weights], Iterable[AnalysedDocument]]
"""`analyse` of every document, in turn or over processes: the results in the documents' order."""


def in_turn(documents: Sequence[SearchDocument], weights: Weights) -> Iterator[AnalysedDocument]:
    return (analyse(document, weights) for document in documents)


def search_files(
    catalogue: Catalogue,
    addresses: Addresses,
    words: Mapping[str, Words],
    now: datetime,
    analyse_all: AnalyseAll = in_turn,
) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of every file that the search page fetches."""
    readers = [Reader(language, catalogue, addresses, now) for language in catalogue.languages]
    documents = {reader.language: reader.documents() for reader in readers}
    total = sum(map(len, documents.values())) or 1
    weights = weights_of(catalogue)
    for reader in readers:
        own = documents[reader.language]
        analysed = list(analyse_all(own, weights))
        labels = reader.facet_labels(words[reader.language])
        share = max(len(own), 1) / total
        for path, data in build_index(own, analysed, reader.language, weights=weights, facets=labels, share=share):
            yield f"{FOLDER}/{reader.language}/{path}", data
        for document in own:
            yield document.text_url.removeprefix(addresses.base_path), text_file(document)


def weights_of(catalogue: Catalogue) -> Weights:
    """The site's own weights, or those that were found to do well."""
    tuned = catalogue.site.search
    return Weights(**{name: float(weight) for name, weight in tuned.model_dump(exclude_none=True).items()})
