"""The fields of every kind of file: frozen models of text input, all mistakes of a file at once."""

from . import codes
from .event import EventFile
from .fields import ContactFields, EntryFields, Fields
from .need import NeedFile
from .organisation import OrganisationFile
from .page import PageFile
from .site import SiteFile, base_url_problem
from .solution import SolutionFile
from .structure import references_of
from .vocabulary import ValueFile, with_broader

__all__ = [
    "ContactFields",
    "EntryFields",
    "EventFile",
    "Fields",
    "NeedFile",
    "OrganisationFile",
    "PageFile",
    "SiteFile",
    "SolutionFile",
    "ValueFile",
    "base_url_problem",
    "codes",
    "references_of",
    "with_broader",
]
