"""Text as HTML, in the very form that the second wall writes, so that the wall leaves honest pages as they are."""

import re

ESCAPED = re.compile("[&<>\xa0]")


def escape_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def escape_attribute(text: str) -> str:
    return escape_text(text).replace('"', "&quot;")
