"""What each address gives: a page with the script that reloads it, a file, the way to the right address, or a 404."""

import json
import mimetypes
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote

from .live import PLACE, mark_of, with_script
from .overlay import Overlay
from .shelf import Shelf, stored
from .showing import Showing

HTML, PLAIN = "text/html", "text/plain"
STATIC = Path(__file__).parent / "static"
OWN = {"live.js": "text/javascript", "overlay.css": "text/css"}
TYPES = mimetypes.MimeTypes(filenames=())
for ending, kind in {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".ics": "text/calendar",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".md": "text/markdown",
    ".ttl": "text/turtle",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
}.items():
    TYPES.add_type(kind, ending)
REMEMBERED = 100
"""Pages that are kept as they last were well."""
BARE = b'<!doctype html>\n<html><head><meta charset="utf-8"><title>Stafett</title></head><body></body></html>\n'


@dataclass(frozen=True, slots=True)
class Answer:
    """`location` is where a redirect leads."""

    status: int
    kind: str
    data: bytes = b""
    location: str = ""


class Answers:
    """`whole` is the folder of the last whole build: it has what no page is, such as the search index."""

    def __init__(
        self, showing: Showing, overlay: Overlay, whole: Path, tell_fault: Callable[[Exception], None]
    ) -> None:
        self.showing = showing
        self._overlay = overlay
        self._whole = whole
        self._tell_fault = tell_fault
        self._last: dict[str, Answer] = {}
        self._lock = threading.Lock()

    def to(self, path: str) -> Answer:
        """What a path of an address gives, without its query; pages with the script."""
        if path.startswith(PLACE):
            return own_file(path.removeprefix(PLACE))
        answer = self._find(path)
        return replace(answer, data=with_script(answer.data)) if answer.kind == HTML else answer

    def news(self, path: str) -> str:
        """What the open page at `path` is told of what is shown now."""
        mark = mark_of(self._find(path).data)
        state = self.showing.state
        problems = self._overlay.show(state.problems, state.fault)
        told = {"page": mark.page, "styles": mark.styles, "problems": problems, "gone": self._overlay.gone()}
        return json.dumps(told)

    def _find(self, path: str) -> Answer:
        shelf = self.showing.state.shelf
        if shelf is None:
            return Answer(503, HTML, BARE)
        try:
            answer = self._below_base(shelf, path)
        except Exception as fault:  # noqa: BLE001 - whatever a template or a view does wrong, the server goes on
            self._tell_fault(fault)
            return self._last.get(path, Answer(500, HTML, BARE))
        if answer.kind == HTML:
            self._remember(path, answer)
        return answer

    def _remember(self, path: str, answer: Answer) -> None:
        with self._lock:
            self._last[path] = answer
            if len(self._last) > REMEMBERED:
                del self._last[next(iter(self._last))]

    def _below_base(self, shelf: Shelf, path: str) -> Answer:
        base = shelf.latest.addresses.base_path
        if path.startswith(base):
            return self._below(shelf, base, unquote(path.removeprefix(base)))
        is_root = path in ("/", base.rstrip("/"))
        return Answer(302, PLAIN, location=base) if is_root else Answer(404, HTML, BARE)

    def _below(self, shelf: Shelf, base: str, path: str) -> Answer:
        file = path + "index.html" if path.endswith("/") or not path else path
        data = self._data(shelf, file)
        if data is not None:
            return Answer(200, kind_of(file), data)
        if not path.endswith("/") and self._data(shelf, f"{path}/index.html") is not None:
            return Answer(302, PLAIN, location=f"{base}{quote(path)}/")
        language = path.partition("/")[0]
        page = self._data(shelf, f"{language}/404.html") or self._data(shelf, "404.html")
        return Answer(404, HTML, page or BARE)

    def _data(self, shelf: Shelf, file: str) -> bytes | None:
        found = shelf.data(file)
        return stored(self._whole, file) if found is None and not file.endswith(".html") else found


def own_file(name: str) -> Answer:
    return Answer(200, OWN[name], (STATIC / name).read_bytes()) if name in OWN else Answer(404, PLAIN)


def kind_of(file: str) -> str:
    return TYPES.guess_type(file)[0] or "application/octet-stream"
