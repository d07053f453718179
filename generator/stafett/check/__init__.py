"""Holds content against the schema and the rules; every mistake is told, and what has none is handed on."""

from .checked import Checked, Entry
from .entry import EntrySources, ValidatedEntry, check_entry
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
    codes,
)
from .sources import EachEntry, check_sources

__all__ = [
    "Checked",
    "ContactFields",
    "EachEntry",
    "Entry",
    "EntryFields",
    "EntrySources",
    "EventFile",
    "NeedFile",
    "OrganisationFile",
    "PageFile",
    "SiteFile",
    "SolutionFile",
    "ValidatedEntry",
    "ValueFile",
    "check_entry",
    "check_sources",
    "codes",
]
