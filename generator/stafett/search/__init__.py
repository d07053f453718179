"""Search: from the catalogue to an index that browsers ask without a server."""

from stafett.search.analysis import analyse
from stafett.search.catalogue_documents import Reader
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.edits import Edit, with_edits
from stafett.search.language import Terms
from stafett.search.pieces import index_from, pieces_of, terms_known, vocabulary_from
from stafett.search.shards import ENTRY, Index, files_of, terms_by, text_file
from stafett.search.site_index import FOLDER, Prepared, prepared, search_files
from stafett.search.vocabulary import TermsOf

__all__ = [
    "ENTRY",
    "FOLDER",
    "AnalysedDocument",
    "Edit",
    "Index",
    "Prepared",
    "Reader",
    "SearchDocument",
    "Terms",
    "TermsOf",
    "Weights",
    "analyse",
    "files_of",
    "index_from",
    "pieces_of",
    "prepared",
    "search_files",
    "terms_by",
    "terms_known",
    "text_file",
    "vocabulary_from",
    "with_edits",
]
