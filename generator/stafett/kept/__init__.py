"""The steps of a build that are not done again while what they are made from is the same."""

from .bodies import SiteNotes, forget_notes, load_notes, save_notes
from .edits import edit_search
from .entries import Bench, KeptEntries, check_apart, entry_before, read_entry, save_entries
from .last import LastBuild, describe, load_last, save_last, tool_version
from .pages import KeptPage, KeptPages, forget_pages
from .terms import KeptTerms

__all__ = [
    "Bench",
    "KeptEntries",
    "KeptPage",
    "KeptPages",
    "KeptTerms",
    "LastBuild",
    "SiteNotes",
    "check_apart",
    "describe",
    "edit_search",
    "entry_before",
    "forget_notes",
    "forget_pages",
    "load_last",
    "load_notes",
    "read_entry",
    "save_entries",
    "save_last",
    "save_notes",
    "tool_version",
]
