"""The steps of a build that are not done again while what they are made from is the same."""

from .edits import edit_search
from .entries import Bench, KeptEntries
from .last import LastBuild, describe, load_last, save_last, tool_version
from .pages import KeptPage, KeptPages
from .terms import KeptTerms

__all__ = [
    "Bench",
    "KeptEntries",
    "KeptPage",
    "KeptPages",
    "KeptTerms",
    "LastBuild",
    "describe",
    "edit_search",
    "load_last",
    "save_last",
    "tool_version",
]
