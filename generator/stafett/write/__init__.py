"""Write the site: all or nothing, and its links checked."""

from .link_check import LinkCheck, verify_links
from .links import PageLinks, extract_links
from .output import Summary, publish

__all__ = ["LinkCheck", "PageLinks", "Summary", "extract_links", "publish", "verify_links"]
