"""Write the site: all or nothing, and its links checked."""

from .cleaning import clean
from .link_check import LinkCheck, verify_links
from .links import PageLinks, extract_links
from .output import Summary, publish

__all__ = ["LinkCheck", "PageLinks", "Summary", "clean", "extract_links", "publish", "verify_links"]
