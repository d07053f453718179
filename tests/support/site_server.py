"""Serves a built site on the loopback as the host does: under netlify.toml's headers, with its page for what is not found."""

import threading
import tomllib
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

CONFIG = Path(__file__).parents[2] / "netlify.toml"


def read_headers() -> list[tuple[str, dict[str, str]]]:
    """(pattern, headers) as in netlify.toml, later ones over earlier."""
    rules = tomllib.loads(CONFIG.read_text("utf-8"))["headers"]
    return [(rule["for"], rule["values"]) for rule in rules]


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    rules = read_headers()

    def __init__(self, *args: Any, base_path: str, **more: Any) -> None:
        self.base_path = base_path
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base_path):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path("/" + path.removeprefix(self.base_path))

    def end_headers(self) -> None:
        headers: dict[str, str] = {}
        for pattern, values in self.rules:
            if fnmatch(self.path, pattern):
                headers |= values
        for name, value in headers.items():
            # The loopback speaks plain HTTP: a browser told to use HTTPS only would not come back.
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page, in the language of the address."""
        language = "en/" if self.path.startswith(f"{self.base_path}en/") else ""
        page = Path(self.directory) / f"{language}404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else f"{code} {message} {explain}".encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the standard library gave it
        """Silence: a failing test says what was asked for."""


class SiteServer:
    """`with SiteServer(folder) as url:` - the address of the site's root, with a slash at its end."""

    def __init__(self, folder: Path, base_path: str = "/") -> None:
        handler = partial(Handler, directory=str(folder), base_path=base_path)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}{base_path}"

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self.url

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
