"""Which addresses a body may link to: https, mailto, an entry, or a heading of its own."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from .document import PREFIX, LinkKind

# A host without a user's name before it, which could pass for another host; no control characters or backslashes.
_HTTPS = re.compile(r"https://[^\s/?#@\\\x00-\x20\x7f]+(?:[/?#][^\x00-\x1f\x7f\\]*)?", re.IGNORECASE)
_MAILTO = re.compile(
    r"mailto:[\w.!#$&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+(?:\?(?:(?!%0[ad])[\w.~%=&+,:;@!*'()/-])*)?", re.IGNORECASE
)
_ENTRY = re.compile(r"(need|solution|event|page):([^#]*)(?:#(.*))?", re.DOTALL)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"(?:.*?(needs|solutions|events|pages)/|\./)?([a-z0-9-]+)\.md(#.*)?")
_BARE = re.compile(r"(?:http:/+(?!localhost|127\.))?((?:(?<=/)|www\.).*)", re.IGNORECASE)
_URL_SAFE = ";/?:@&=+$,-_.!~*'()#%[]"


@dataclass(frozen=True, slots=True)
class Address:
    """`href` is what the page may hold; empty when the link cannot be followed and only its text is shown."""

    kind: LinkKind
    target: str
    fragment: str = ""
    href: str = ""


def read_address(written: str) -> Address:
    """Tell what an address leads to; `written` has its entities and backslashes decoded already."""
    if entry := _ENTRY.fullmatch(written):
        return _entry(LinkKind(entry[1]), entry[2], entry[3] or "")
    if written.startswith("#") and len(written) > 1:
        fragment = written[1:]
        return Address(LinkKind.HERE, "", fragment, f"#{PREFIX}{fragment}" if _SLUG.fullmatch(fragment) else "")
    if _HTTPS.fullmatch(written):
        url = "https" + quote(written[5:], safe=_URL_SAFE)
        return Address(LinkKind.HTTPS, url, href=url)
    if _MAILTO.fullmatch(written):
        url = "mailto" + quote(written[6:], safe=_URL_SAFE)
        return Address(LinkKind.MAILTO, url, href=url)
    return Address(LinkKind.REFUSED, written)


def _entry(kind: LinkKind, slug: str, fragment: str) -> Address:
    """A link to an entry; its address is a placeholder until `resolve`. What cannot be an id gets no address at all."""
    if not _SLUG.fullmatch(slug) or (fragment and not _SLUG.fullmatch(fragment)):
        return Address(kind, slug, fragment)
    return Address(kind, slug, fragment, f"{kind}:{slug}" + (f"#{PREFIX}{fragment}" if fragment else ""))


def nearest_address(written: str, kind: str) -> str:
    """What a refused address was probably meant to be; "" for any other. `kind` is that of the entry whose body it stands in."""
    if file := _FILE.fullmatch(written):
        meant = f"{(file[1] or kind).removesuffix('s')}:{file[2]}{file[3] or ''}"
    elif bare := _BARE.fullmatch(written):
        meant = f"https://{bare[1]}"
    else:
        meant = f"mailto:{written}"
    return meant if read_address(meant).href else ""
