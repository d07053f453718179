"""Holds content against the schema and the rules; every mistake is told, and what has none is handed on."""

from .checked import Checked, Entry
from .entry import EntryCheck, EntryFiles, ValidatedEntry, check_entry
from .keeping import keep_entry, keep_fields, make_entry
from .schema import (
    ContactFields,
    EntryFields,
    EventFile,
    NeedFile,
    OrganisationFile,
    PageFile,
    SiteFile,
    SolutionFile,
    ValueFile,
    base_url_problem,
    codes,
    references_of,
    with_broader,
)
from .sources import EachEntry, Work, check_content, check_sources

__all__ = [
    "Checked",
    "ContactFields",
    "EachEntry",
    "Entry",
    "EntryCheck",
    "EntryFields",
    "EntryFiles",
    "EventFile",
    "NeedFile",
    "OrganisationFile",
    "PageFile",
    "SiteFile",
    "SolutionFile",
    "ValidatedEntry",
    "ValueFile",
    "Work",
    "base_url_problem",
    "check_content",
    "check_entry",
    "check_sources",
    "codes",
    "keep_entry",
    "keep_fields",
    "make_entry",
    "references_of",
    "with_broader",
]
