"""What the server answers."""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from previewing import Listener, ask, eventually

from stafett.dev.serve import Preview, Wishes
from stafett.dev.server import HOST

Start = Callable[..., Preview]


def test_pages_files_and_wrong_addresses(start: Start) -> None:
    url = start().url
    page = ask(f"{url}behov/andas/")
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.text.count("/__stafett/live.js?page=") == 1
    style = page.text.split('rel="stylesheet" href="/')[1].split('"')[0]
    assert ask(url + style).headers["Content-Type"] == "text/css; charset=utf-8"
    assert ask(f"{url}behov/andas").headers["Location"] == "/behov/andas/"
    missing, english = ask(f"{url}finns-inte/"), ask(f"{url}en/not-there")
    assert (missing.status, english.status) == (404, 404)
    assert '<html lang="sv">' in missing.text
    assert '<html lang="en">' in english.text
    assert ask(f"{url}behov/andas/", method="HEAD").text == ""
    assert ask(f"{url}behov/andas/", method="POST").status == 501


def test_own_files_and_nothing_beside_them(start: Start) -> None:
    url = start().url
    assert ask(f"{url}__stafett/live.js").headers["Content-Type"].startswith("text/javascript")
    assert ask(f"{url}__stafett/overlay.css").headers["Content-Type"].startswith("text/css")
    for path in ("__stafett/../serve.py", "__stafett/%2e%2e/serve.py", "__stafett/", "..%2f..%2fsite/content/site.yml"):
        assert ask(url + path).status == 404, path


@pytest.mark.parametrize(
    "path", ["%00", "x%00.js", "a" * 5000, "a/" * 3000 + "x.js", "%ff%fe.js", "__stafett/events%00"]
)
def test_an_address_that_can_be_no_files_is_not_found_and_nobody_is_told_of_a_fault(
    path: str, start: Start, listener: Listener
) -> None:
    assert ask(start().url + path).status == 404
    assert listener.faults == []


def test_the_news_have_no_head_that_could_be_waited_for(start: Start) -> None:
    assert ask(f"{start().url}__stafett/events", method="HEAD").status == 404


def test_a_site_below_a_path_is_served_there(start: Start, site: Path) -> None:
    file = site / "content/site.yml"
    file.write_text(file.read_text("utf-8").replace("behov.example/", "behov.example/katalog/"), "utf-8")
    url = start().url
    assert url.endswith("/katalog/")
    root = url.removesuffix("katalog/")
    assert ask(root).headers["Location"] == "/katalog/"
    assert ask(f"{url}behov/andas/").status == 200
    assert ask(f"{root}behov/andas/").status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "[::1]:{port}"])
def test_a_page_elsewhere_that_leads_to_this_machine_is_told_nothing(start: Start, host: str) -> None:
    url = start().url
    answer = ask(url, host.format(port=urlsplit(url).port))
    assert answer.status == 421
    assert "Provkatalogen" not in answer.text


def test_what_no_page_is_comes_from_the_last_whole_build(start: Start, site: Path) -> None:
    url = start().url
    preview = site / "cache/preview"
    (preview / "sok").mkdir(parents=True)
    (preview / "sok/index.json").write_text("{}", "utf-8")
    (preview / "gammal.html").write_text("old", "utf-8")
    (site / "cache/secret.json").write_text("{}", "utf-8")
    assert ask(f"{url}sok/index.json").headers["Content-Type"] == "application/json; charset=utf-8"
    assert ask(f"{url}gammal.html").status == 404
    assert ask(f"{url}..%2fsecret.json").status == 404
    assert not (site / "output").exists()


def test_the_next_port_is_taken_when_one_is_not_free(start: Start) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        url = start(Wishes(port=port)).url
    assert urlsplit(url).port not in (None, port)
    assert ask(url).status == 200


def test_the_browser_is_opened_when_asked(start: Start, listener: Listener) -> None:
    url = start(Wishes(port=0, opens_browser=True)).url
    assert listener.urls == [url, url]


def test_a_site_with_mistakes_from_the_start_is_shown_when_they_are_mended(
    start: Start, site: Path, listener: Listener
) -> None:
    file = site / "content/needs/andas.md"
    right = file.read_text("utf-8")
    file.write_text(right.replace("stage: identified", "stage: identifed", 1), "utf-8")
    url = start().url
    assert ask(url).status == 503
    assert "unknown-code" in listener.shown_problems[0]
    file.write_text(right, "utf-8")
    eventually(lambda: ask(f"{url}behov/andas/").status == 200)
