"""The steps of a build that are not done again while what they are made from is the same."""

from .bodies import SiteNotes, forget_notes, load_notes, save_notes
from .edits import edit_search
from .entries import Bench, KeptEntries, check_apart, entry_before, read_entry, save_entries
from .pages import KeptPage, KeptPages, forget_pages
from .terms import KeptTerms

__all__ = [
    "Bench",
    "KeptEntries",
    "KeptPage",
    "KeptPages",
    "KeptTerms",
    "SiteNotes",
    "check_apart",
    "edit_search",
    "entry_before",
    "forget_notes",
    "forget_pages",
    "load_notes",
    "read_entry",
    "save_entries",
    "save_notes",
]
