"""The second wall: whatever the first let through, a page holds nothing but these tags, attributes and addresses."""

from functools import cache

import nh3

from .document import PREFIX
from .plain import is_plain

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_ALIGNED = {"align-left", "align-center", "align-right"}
_PLAIN = {"p", "ul", "li", "blockquote", "code", "hr", "br", "em", "strong", "s", "table", "thead", "tbody", "tr"}


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_PLAIN | _HEADINGS | {"a", "ol", "pre", "div", "section", "sup", "span", "th", "td"},
        attributes={
            "a": {"href", "title"},
            "ol": {"start"},
            "div": {"aria-label"},
            **{tag: {"id"} for tag in (*_HEADINGS, "li", "sup")},
        },
        tag_attribute_values={
            "pre": {"tabindex": {"0"}},
            "div": {"tabindex": {"0"}, "role": {"group"}},
            "th": {"scope": {"col"}},
        },
        allowed_classes={
            "a": {"footnote-ref", "footnote-back"},
            "div": {"table-scroll"},
            "section": {"footnotes"},
            "span": {"refused"},
            "th": _ALIGNED,
            "td": _ALIGNED,
        },
        url_schemes={"https", "mailto", "need", "solution", "event", "page"},
        url_relative=lambda url: url if url.startswith(f"#{PREFIX}") else None,
        id_prefix=PREFIX,
        link_rel=None,
    )


def sanitise(html: str) -> str:
    """The HTML as it is where it is plain, which costs a tenth to tell; otherwise what the wall lets through."""
    return html if is_plain(html) else _cleaner().clean(html)
