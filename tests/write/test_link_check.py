"""What files refer to, and whether it is there."""

import pytest
from steps import steps_of

from stafett.problems import Problem
from stafett.urls import host_of
from stafett.write import LinkCheck, PageLinks, extract_links, verify_links

HOST = "https://behov.example"


def links_of(html: str, path: str = "behov/a/index.html", host: str = HOST) -> set[str]:
    return {*extract_links(path, html.encode(), host).links}


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href="/behov/">', {"/behov/"}),
        ('<a class="x" href="/a/#b">', {"/a/#b"}),
        ("<a href='/a/'><a href=/b/>", {"/a/", "/b/"}),
        ('<a\n  title="1 &gt; 0"\n  href = "/a/">', {"/a/"}),
        ('<a href="/s/?q=a&amp;r=b#c">', {"/s/#c"}),
        ('<a href="/h%C3%A4lsa/#m%C3%A5l">', {"/hälsa/#mål"}),
        ('<a href="#mal">', {"behov/a/index.html#mal"}),
        ('<a href="">', {"behov/a/index.html"}),
        ('<a href="../b/">', {"behov/b/"}),
        ('<a href=".."><a href="./"><a href="../..">', {"behov/", "behov/a/", ""}),
        ('<a href="b.html#c">', {"behov/a/b.html#c"}),
        ('<a href="../../../b">', {"../b"}),
        ('<a href="https://a.se/b"><a href="HTTPS://c.se"><a href="//d.se/">', set()),
        (f'<a href="{HOST}/a/?q=b#c"><a href="{HOST}"><a href="{HOST}.se/d/">', {"/a/#c", "/"}),
        ('<a href="HTTPS://Behov.Example/h%C3%A4lsa/">', {"/hälsa/"}),
        ('<a href="mailto:a@b.se"><a href="tel:1"><a href="data:,x"><a href="need:x">', set()),
        ('<img src="/a.png" srcset="/b.png 1x, /c.png 2x">', {"/a.png", "/b.png", "/c.png"}),
        ('<video poster="/p.jpg" src="/v.mp4"><object data="/o.pdf">', {"/p.jpg", "/v.mp4", "/o.pdf"}),
        ('<form action="/svar/"><button formaction="/annat/">', {"/svar/", "/annat/"}),
        ('<svg><use href="/i.svg#x"/><use xlink:href="#y"/></svg>', {"/i.svg#x", "behov/a/index.html#y"}),
        ('<link rel="stylesheet" href="/a.css"><script src="/a.js"></script>', {"/a.css", "/a.js"}),
        ('<meta http-equiv="refresh" content="0; url=/ny/">', {"/ny/"}),
        ('<meta property="og:image" content="https://behov.example/b.png">', {"/b.png"}),
        ('<meta name="description" content="se /a/ och url">', set()),
        ('<p style="background: url(/a.png)">', {"/a.png"}),
        ('<p>skriv href="/text/" och <code>&lt;a href="/kod/"&gt;</code></p>', set()),
        ('<p data-href="/a/" aria-label="href=/b/">', set()),
        ('<p class="a"><p class="b" id="c"><a class="d" href="/e/"><a class="f"\nhref="/g/">', {"/e/", "/g/"}),
        ('<body><a href="/a/"><main title="<main"><a href="/b/"></main><a href="/c/"></body>', {"/a/", "/b/", "/c/"}),
        ('<a href="/a/"></main><body><a href="#b"><main>', {"/a/", "behov/a/index.html#b"}),
    ],
)
def test_the_addresses_of_a_page_are_found(html: str, links: set[str]) -> None:
    assert links_of(html) == links


def test_the_ids_of_a_page_are_found() -> None:
    found = extract_links("index.html", b'<h2 id="a"><p class="x" id=b><input id=\'c&amp;d\' data-id="e">id="f"', HOST)
    assert found.ids == {"a", "b", "c&d"}


@pytest.mark.parametrize(
    ("path", "text", "links"),
    [
        (
            "s/a.css",
            "a{b:url(c.png)} /* url(no.png) */ @import 'd.css'; e{f:url(\"../g.svg#h\")}",
            {"s/c.png", "s/d.css", "g.svg#h"},
        ),
        ("s/a.css", "a{b:url(data:image/png;base64,AA)} c{d:url( '/e.png' )}", {"/e.png"}),
        (
            "s/a.js",
            "import {b} from './b.js'; import('../c.js'); new URL('./d.js', import.meta.url)",
            {"s/b.js", "c.js", "s/d.js"},
        ),
        ("a.webmanifest", '{"start_url": "/", "icons": [{"src": "i.png"}], "name": "/x"}', {"/", "i.png"}),
        ("a.svg", '<svg><use href="#b"/></svg>', {"a.svg#b"}),
        ("a.txt", '<a href="/b/">', set()),
        ("a.png", "\x89PNG", set()),
    ],
)
def test_the_addresses_of_other_files_are_found(path: str, text: str, links: set[str]) -> None:
    assert {*extract_links(path, text.encode(), HOST).links} == links


def told(base: str, *extra: str, **pages: str) -> list[tuple[str, str, str, str]]:
    files = {f"{path}/index.html": html.encode() for path, html in pages.items()}
    links = {path: extract_links(path, data, host_of(base)) for path, data in files.items()}
    problems = verify_links([*links.items(), *((path, PageLinks()) for path in extra)], base_url=base)
    return [(found.code, found.place.path, found.values["link"], found.values["pages"]) for found in problems]


@pytest.mark.parametrize("base", ["/", "https://behov.example", "https://behov.example/"])
def test_links_that_hold_are_silent(base: str) -> None:
    a = '<p id="x"><a href="/b/#y"><a href="#x"><a href="#top"><a href="#"><a href="../b/"><img src="/s/i.png?v=1">'
    b = '<p id="y"><a href="/a/index.html#x"><a href="https://other.example/none/"><a href="mailto:a@b.se">'
    assert told(base, "s/i.png", a=a, b=b) == []


@pytest.mark.parametrize("base", ["/behov/", "https://example.org/behov/"])
def test_a_site_below_a_path_links_below_it(base: str) -> None:
    assert told(base, a='<a href="/behov/b/"><a href="../b/#y">', b='<p id="y">') == []
    assert told(base, a='<a href="/b/">', b="") == [("link-outside-site", "a/index.html", "/b/", "1")]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("/nej/", "broken-link"),
        ("/b", "broken-link"),
        ("/b/nej.html", "broken-link"),
        ("../../x/", "broken-link"),
        ("/b/#nej", "broken-fragment"),
        ("#nej", "broken-fragment"),
        ("/b/#Y", "broken-fragment"),
        ("/s/i.png", "missing-asset"),
        ("https://behov.example/nej/", "broken-link"),
        ("https://BEHOV.example/b/#nej", "broken-fragment"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(link: str, code: str) -> None:
    found = told("https://behov.example/", a=f'<a href="{link}">', b='<p id="y">')
    assert [(problem[0], problem[1]) for problem in found] == [(code, "a/index.html")]


def test_a_host_that_merely_begins_like_ours_is_another() -> None:
    assert told("https://behov.example/", a='<a href="https://behov.example.org/nej/">') == []


def test_an_address_is_told_once_with_the_number_of_its_pages() -> None:
    menu = '<a href="/nej/">'
    assert told("/", c=menu, a=menu, b=menu) == [("broken-link", "a/index.html", "/nej/", "3")]


@pytest.mark.parametrize(
    "tag", ['<img src="{}">', '<script src="{}">', '<img srcset="{} 2x">', '<p style="background:url({})">']
)
@pytest.mark.parametrize("address", ["https://cdn.example/x.js", "http://cdn.example/x.js", "//cdn.example/x.js"])
def test_what_a_browser_would_fetch_from_others_is_told(tag: str, address: str) -> None:
    found = told("https://behov.example/", a=tag.format(address))
    assert found == [("foreign-asset", "a/index.html", address, "1")]


def test_what_a_browser_would_fetch_from_ourselves_is_looked_up() -> None:
    html = '<img src="https://behov.example/s/a.png"><img src="https://behov.example/s/b.png">'
    assert told("https://behov.example/", "s/a.png", a=html) == [("missing-asset", "a/index.html", "/s/b.png", "1")]


def test_problems_do_not_depend_on_the_order_of_the_pages() -> None:
    pages = [(f"{name}/index.html", PageLinks(links=frozenset({"/x/", f"/{name}/#y"}))) for name in "cab"]
    assert verify_links(pages, base_url="/") == verify_links(reversed(pages), base_url="/")


def big_page(number: int) -> bytes:
    """Some 40 kB with 150 links, as a long need has."""
    rows = (
        f'<li class="card"><a href="/behov/behov-{(number + row) % 997}/">{"ord " * 50}</a></li>\n'
        for row in range(150)
    )
    return f'<main id="main">{"".join(rows)}</main>'.encode()


def test_a_page_costs_a_few_steps_a_link() -> None:
    links = big_page(1).count(b"href=")
    assert steps_of(lambda: extract_links("behov/behov-1/index.html", big_page(1), HOST)) < 60 * links


def test_a_hostile_page_is_read_to_its_end() -> None:
    """What backtracks without bound would never come back."""
    for text in ("<a ", "<a href=", '<a href="', "<", "<a href='x\" ", "<a" + " " * 50):
        assert extract_links("a.html", (text * (200_000 // len(text))).encode(), HOST).ids == set()


def test_a_long_address_is_read_to_its_end() -> None:
    """The same of a name that no plain address can end with."""
    for rest in ("?q=1", '" class="more', "//", "#?"):
        html = f'<a href="/{"behov" * 20}{rest}">'
        assert links_of(html)


def test_the_check_keeps_little_of_each_page() -> None:
    check = LinkCheck("/")
    for number in range(300):
        path = f"behov/behov-{number}/index.html"
        check.add(path, extract_links(path, big_page(number), HOST))
    problems: list[Problem] = check.problems()
    assert {problem.code for problem in problems} == {"broken-link"}
    assert problems[0].values.keys() == {"link", "pages"}


def test_a_frame_that_many_pages_share_is_read_for_each_page_s_own_place() -> None:
    page = b'<body><a href="#away"><a href="up/"><main id="main"></main><a href="/x/"></body>'
    found = [extract_links(path, page, HOST) for path in ("a/index.html", "b/c/index.html")]
    assert [each.links for each in found] == [
        {"a/index.html#away", "a/up/", "/x/"},
        {"b/c/index.html#away", "b/c/up/", "/x/"},
    ]


def test_a_link_to_an_element_of_its_own_page_is_told_only_where_that_is_missing() -> None:
    page = b'<body><main><a href="#here"><h2 id="here"></h2><a href="#away"></main></body>'
    assert extract_links("a/index.html", page, HOST).links == {"a/index.html#away"}
