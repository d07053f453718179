"""Which addresses a file refers to, by its kind, just as they are written in it."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

# Attributes are looked for in tags alone: what is typed in the text may look the same. Most tags have a class at most.
_TAGS = re.compile(rb"""<[a-zA-Z][^\s>]*+\s(?!class="[^"]*+">)[^>]++""")
_ATTRIBUTES = re.compile(
    r"""[\s:](id|href|src|srcset|imagesrcset|poster|action|formaction|data|content|style)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)"""
)
_CSS = re.compile(r"""url\(\s*["']?([^"')]+?)["']?\s*\)|@import\s+["']([^"']+)["']""")
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_MODULES = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)["'](\.\.?/[^"']+)["']""")
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*(.+)", re.IGNORECASE)
_IN_MANIFESTS = {"src", "start_url", "scope", "url"}
LOADED = {"src", "srcset", "imagesrcset", "poster", "data", "style"}
"""Attributes whose addresses a browser fetches without being asked."""


def tags_of(data: bytes) -> list[bytes]:
    """The tags of a page that have attributes which may hold ids or addresses."""
    return _TAGS.findall(data)


def attributes_of(tag: bytes) -> Iterator[tuple[str, str]]:
    """Names and values of a tag's attributes that hold ids or addresses."""
    for name, quoted in _ATTRIBUTES.findall(tag.decode("utf-8", "replace")):
        value = _bare(quoted)
        yield name, html.unescape(value) if "&" in value else value


def _bare(value: str) -> str:
    return value[1:-1] if value[0] in "\"'" else value


def addresses_in(name: str, value: str) -> Iterator[str]:
    """The addresses that an attribute's value holds, without the room around them."""
    if name in {"srcset", "imagesrcset"}:
        yield from (part.split()[0] for part in value.split(",") if part.split())
    elif name == "content":
        if refresh := _REFRESH.fullmatch(value):
            yield refresh[1].strip("'\" ")
        elif value.startswith(("https://", "http://")):
            yield value
    elif name == "style":
        yield from addresses_of_style(value)
    elif name != "id":
        yield value.strip()


def addresses_of_style(text: str) -> Iterator[str]:
    for quoted, imported in _CSS.findall(_COMMENTS.sub("", text)):
        yield (quoted or imported).strip()


def addresses_of_module(text: str) -> Iterator[str]:
    """The modules that a module loads by plain relative addresses."""
    yield from _MODULES.findall(text)


def addresses_of_manifest(text: str) -> Iterator[str]:
    yield from _named_addresses(json.loads(text))


def _named_addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key in _IN_MANIFESTS and isinstance(text, str))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _named_addresses(inner)
