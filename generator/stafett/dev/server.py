"""The site over HTTP, for browsers on this machine alone."""

import os
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from stafett.errors import StafettError

from .answers import Answer, Answers
from .headers import Headers
from .live import PLACE

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
EVENTS = PLACE + "events"
HEARTBEAT = 10.0
"""Seconds between signs of life to a page that waits, so that one that has gone is noticed."""
TRIED = 20
"""Ports after the one wished for."""


class Handler(BaseHTTPRequestHandler):
    """Only reads; nothing of a request but its path is used."""

    protocol_version = "HTTP/1.1"
    server_version = "stafett"
    sys_version = ""
    timeout = 60
    server: "Server"

    def __init__(self, *args: Any, answers: Answers, headers_of: Headers) -> None:
        self._answers, self._headers_of = answers, headers_of
        super().__init__(*args)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if not self._is_for_us():
            self._send(Answer(421, "text/plain", b"This server answers to localhost only.\n"), address.path)
        elif address.path == EVENTS and self.command == "GET":
            self._tell_events(parse_qs(address.query).get("page", ["/"])[0])
        else:
            self._send(self._answers.to(address.path), address.path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_for_us(self) -> bool:
        """A page elsewhere whose name was made to lead to this machine asks by its own name, and is told nothing."""
        port = self.server.server_port
        allowed = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())  # noqa: PLR2004 - HTTP's own port
        return self.headers.get("Host", "") in allowed

    def _send(self, answer: Answer, path: str) -> None:
        is_text = answer.kind.startswith(("text/", "application/json"))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind + ("; charset=utf-8" if is_text else ""))
        self.send_header("Content-Length", str(len(answer.data)))
        if answer.location:
            self.send_header("Location", answer.location)
        for name, value in self._headers_of.of(path).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.data)

    def _tell_events(self, page: str) -> None:
        """Server-Sent Events: the state now, and again whenever it changes, until the page is closed."""
        showing = self._answers.showing
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        told = ""
        while not showing.is_closed:
            number, news = showing.state.number, self._answers.news(page)
            self.wfile.write(b":\n\n" if news == told else f"data: {news}\n\n".encode())
            told = news
            showing.wait_after(number, HEARTBEAT)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the standard library gave it
        """Silence: the terminal is for what an editor wants to know."""


class Server(ThreadingHTTPServer):
    """Requests that are broken off are no news."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers share a port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no fault; what a page does wrong is told elsewhere."""

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


def open_server(answers: Answers, headers: Headers, port: int) -> Server:
    """A server at `port`, or at the next free one."""
    handler = partial(Handler, answers=answers, headers_of=headers)
    for tried in (*range(port, min(port + TRIED, 65536)), 0):
        try:
            return Server((HOST, tried), handler)
        except OSError:
            continue
    raise StafettError("no free port on %(host)s", host=HOST)
