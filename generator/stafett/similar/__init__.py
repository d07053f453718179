"""What resembles what, and why: plain features in, explained pairs out."""

from .duplicates import Likeness, Telling, likely_duplicates
from .groups import WordGroup, group_by_word
from .index import Code, Index, Match, Profile
from .words import forget_words, terms_of

__all__ = [
    "Code",
    "Index",
    "Likeness",
    "Match",
    "Profile",
    "Telling",
    "WordGroup",
    "forget_words",
    "group_by_word",
    "likely_duplicates",
    "terms_of",
]
