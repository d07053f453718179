"""What the open page asks the server to tell: whether its bytes, or only its style sheets, are others than it has."""

import re
from dataclasses import dataclass
from hashlib import sha256

PLACE = "/__stafett/"
STYLE = re.compile(rb'(<link\b[^>]*?\bhref=")([^"]+\.css)(")')
END = b"</body>"


@dataclass(frozen=True, slots=True)
class Mark:
    """`page` is the same for two pages that differ in nothing but the addresses of their `styles`."""

    page: str
    styles: tuple[str, ...]


def mark_of(html: bytes) -> Mark:
    plain = STYLE.sub(rb"\1\3", html)
    styles = tuple(match[2].decode() for match in STYLE.finditer(html))
    return Mark(sha256(plain).hexdigest()[:16], styles)


def with_script(html: bytes) -> bytes:
    """The page as it is served: what is published never has this line."""
    script = f'<script type="module" src="{PLACE}live.js?page={mark_of(html).page}"></script>'.encode()
    before, end, after = html.rpartition(END)
    return before + script + end + after if end else html + script
