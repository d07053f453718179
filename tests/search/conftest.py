"""A small catalogue, its bare search page, and a browser to ask it in."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from bare_search_site import Site, write_site
from playwright.sync_api import Browser, Page
from search_catalogue import DOCUMENTS, FACETS


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Tests tell what they need to tell."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, DOCUMENTS, FACETS)
    shutil.copytree(Path(__file__).parents[2] / "themes/standard/static/js/search", folder / "modules")
    (folder / "blank.html").write_text("<!doctype html><title>blank</title>", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """The search page, without an error at its end."""
    context = browser.new_context(locale="sv-SE")
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(f"{site.url}/sok/")
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def modules(browser: Browser, site: Site) -> Iterator[Page]:
    """A blank page that may import the modules one by one, from /modules/."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{site.url}/blank.html")
    yield opened
    context.close()
