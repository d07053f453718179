"""Write the site: all or nothing, and its links checked."""

from .cleaning import clean
from .inspection import digest_of
from .link_check import LinkCheck, verify_links
from .links import PageLinks, extract_links
from .manifest import FileState
from .output import HandIn, Publication, Summary, is_published, mark_of, publish, publishing

__all__ = [
    "FileState",
    "HandIn",
    "LinkCheck",
    "PageLinks",
    "Publication",
    "Summary",
    "clean",
    "digest_of",
    "extract_links",
    "is_published",
    "mark_of",
    "publish",
    "publishing",
    "verify_links",
]
