"""What a file of the site refers to, and which places in it can be referred to: small values that workers send home."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from urllib.parse import unquote

from .references import (
    LOADED,
    addresses_in,
    addresses_of_manifest,
    addresses_of_module,
    addresses_of_style,
    attributes_of,
    tags_of,
)

_MOST_ADDRESSES = r"/(?:[\w.-]+/)*[\w.-]*(?:#[\w-]+)?"  # normal as they are
_PLAIN = re.compile(rf"{_MOST_ADDRESSES}|#[\w-]+")
_PLAIN_LINK = re.compile(f'<a href="({_MOST_ADDRESSES})"'.encode())  # most links are nothing more
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
NORMAL, FRAGMENT, ID, OTHER, FETCHED = "/#iof"
"""What a reference begins with: addresses that are normal as they are with what they are, others with a letter for their kind."""
MOST_TAGS, MOST_FRAMES = 16_384, 256
_PLAIN_FILES = {".css": addresses_of_style, ".js": addresses_of_module, ".webmanifest": addresses_of_manifest}


@dataclass(frozen=True, slots=True)
class PageLinks:
    """`ids` are those of the file's elements.

    `links` begin with `/` where they are written from the host's root, and are otherwise below the site's root; a fragment
    follows after `#`. Those from a page to an element of its own that is there are left out: nothing can break them.
    `foreign` are addresses on other hosts that a browser would fetch by itself.
    """

    ids: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()


def extract_links(path: str, data: bytes, host: str) -> PageLinks:
    """Read a file that is published at `path` below the root of a site at `host`, as `host_of` tells it; one that is not HTML,
    CSS, JavaScript or a manifest refers to nothing.
    """
    kind = posixpath.splitext(path)[1]
    if kind in {".html", ".svg"}:
        return _page_links(path, data, host)
    if kind not in _PLAIN_FILES:
        return PageLinks()
    addresses = {*_PLAIN_FILES[kind](data.decode("utf-8", "replace"))}
    links = frozenset(normal for address in addresses if (normal := _normal(path, address, host)) is not None)
    return PageLinks(links=links, foreign=_foreign(addresses, host))


def _page_links(path: str, data: bytes, host: str) -> PageLinks:
    body, main, end = data.find(b"<body"), data.find(b"<main"), data.rfind(b"</main>")
    if 0 <= body <= main <= end:
        found = _references(data[main:end]) | _references(data[:body])
        found |= _references_around(data[body:main]) | _references_around(data[end:])
    else:
        found = _references(data)
    links: list[str] = []
    ids: list[str] = []
    within: list[str] = []
    fetched: list[str] = []
    for reference in found:
        kind = reference[0]
        if kind == NORMAL:
            links.append(reference)
        elif kind == ID:
            ids.append(reference[1:])
        elif kind == FRAGMENT:
            within.append(reference[1:])
        elif kind == FETCHED:
            fetched.append(reference[1:])
        elif (address := _normal(path, reference[1:], host)) is not None:
            links.append(address)
    links += (f"{path}#{name}" for name in set(within).difference(ids))
    return PageLinks(frozenset(ids), frozenset(links), _foreign(fetched, host))


def _references(part: bytes) -> set[str]:
    return set(chain.from_iterable(map(_references_by_tag.__getitem__, tags_of(part))))


class _ReferencesByTag(dict[bytes, tuple[str, ...]]):
    """What tags refer to, whatever the page that they stand on: many stand on many pages."""

    def __missing__(self, tag: bytes) -> tuple[str, ...]:
        if len(self) >= MOST_TAGS:
            self.clear()
        found = self[tag] = _references_of_tag(tag)
        return found


_references_by_tag = _ReferencesByTag()


def _references_of_tag(tag: bytes) -> tuple[str, ...]:
    if link := _PLAIN_LINK.fullmatch(tag):
        return (link[1].decode(),)
    found: list[str] = []
    for name, value in attributes_of(tag):
        if name == "id":
            found.append(ID + value)
        for address in addresses_in(name, value):
            found.append(address if _PLAIN.fullmatch(address) else OTHER + address)
            if name in LOADED:
                found.append(FETCHED + address)
    return tuple(found)


_references_around = lru_cache(maxsize=MOST_FRAMES)(_references)
"""The header and the footer are the same on many pages."""


def _foreign(addresses: Iterable[str], host: str) -> frozenset[str]:
    return frozenset(
        address
        for address in addresses
        if address.lower().startswith(("http:", "https:", "//")) and not _is_on(host, address)
    )


def _is_on(host: str, address: str) -> bool:
    return bool(host) and f"{address[: len(host) + 1].lower()}/".startswith(f"{host}/")


def _normal(path: str, address: str, host: str) -> str | None:
    """The address without its query, percent-decoded, and joined to its page's where it is relative; without the site's host.
    None: not on this site.
    """
    if _is_on(host, address):
        address = address[len(host) :] or "/"
    elif address.startswith("//") or _SCHEME.match(address):
        return None
    place, _, fragment = address.partition("#")
    place = place.partition("?")[0]
    if not place.startswith("/"):
        place = _join(path, place)
    normal = place + (f"#{fragment}" if fragment else "")
    return unquote(normal) if "%" in normal else normal


def _join(path: str, relative: str) -> str:
    if not relative:
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))
    ends_in_folder = relative.endswith(("/", "/.", "/..")) or relative in {".", ".."}
    return ("" if joined == "." else joined) + ("/" if ends_in_folder and joined != "." else "")
