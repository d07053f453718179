"""Search: from the catalogue to an index that browsers ask without a server."""

from stafett.search.analysis import analyse
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.site_index import search_files

__all__ = ["AnalysedDocument", "SearchDocument", "Weights", "analyse", "search_files"]
