"""Search: from the catalogue to an index that browsers ask without a server."""

from stafett.search.analysis import analyse, packed, unpacked
from stafett.search.catalogue_documents import Reader
from stafett.search.compounds import Lexicon, swedish_lexicon
from stafett.search.documents import AnalysedDocument, SearchDocument, Weights
from stafett.search.edits import Edit, with_edits
from stafett.search.language import Terms, has_lexicon, language_with
from stafett.search.lexicon_piece import lexicon_from, lexicon_piece
from stafett.search.numbering import Texts, text_file
from stafett.search.pieces import index_from, pieces_of, terms_known, vocabulary_from
from stafett.search.shards import ENTRY, Index, files_of, terms_by
from stafett.search.site_index import FOLDER, Draft, Prepared, read_documents, search_files
from stafett.search.vocabulary import TermsOf

__all__ = [
    "ENTRY",
    "FOLDER",
    "AnalysedDocument",
    "Draft",
    "Edit",
    "Index",
    "Lexicon",
    "Prepared",
    "Reader",
    "SearchDocument",
    "Terms",
    "TermsOf",
    "Texts",
    "Weights",
    "analyse",
    "files_of",
    "has_lexicon",
    "index_from",
    "language_with",
    "lexicon_from",
    "lexicon_piece",
    "packed",
    "pieces_of",
    "read_documents",
    "search_files",
    "swedish_lexicon",
    "terms_by",
    "terms_known",
    "text_file",
    "unpacked",
    "vocabulary_from",
    "with_edits",
]
