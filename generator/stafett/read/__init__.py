"""Opens what lies in content/, and nothing else does."""

from .content import Content, EntryFile, read_content, read_sources
from .marks import cut_off_texts, is_in_flow, locate
from .names import CONTENT, ENTRY_KINDS, FOLDER_OF, LANGUAGE, VOCABULARIES, Kind, Name, is_id, parse_path, suggest_id
from .slips import around_comma
from .sources import Source, languages_of, read_source

__all__ = [
    "CONTENT",
    "ENTRY_KINDS",
    "FOLDER_OF",
    "LANGUAGE",
    "VOCABULARIES",
    "Content",
    "EntryFile",
    "Kind",
    "Name",
    "Source",
    "around_comma",
    "cut_off_texts",
    "is_id",
    "is_in_flow",
    "languages_of",
    "locate",
    "parse_path",
    "read_content",
    "read_source",
    "read_sources",
    "suggest_id",
]
