"""Nothing gets through the two walls, and the second leaves what is honest as it is."""

import re
from unittest.mock import patch

import pytest
from bodies import Page, bodies, lines_of
from hypothesis import given
from hypothesis import strategies as st

from stafett.markdown import parse
from stafett.markdown.plain import is_plain
from stafett.markdown.wall import _cleaner, sanitise

ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "ol": {"start"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "pre": {"tabindex"},
    "section": {"class"},
    "span": {"class"},
    "th": {"class", "scope"},
    "td": {"class"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
}
BARE = {"p", "ul", "blockquote", "code", "hr", "br", "em", "strong", "s", "table", "thead", "tbody", "tr"}
HREF = re.compile(r"https://|mailto:|(need|solution|event|page):[a-z0-9-]+(#text-[a-z0-9-]+)?$|#text-")
glue = st.sampled_from(
    ["*", "**", "_", "`", "[", "]", "!", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "<", "~~", "\\", "# "]
)
ADDRESSES = [
    *(
        "https://a.se",
        "https://a-b.c1.se/d?e=f&amp;g#h:i@j,;(",
        "https://1.2.3.4",
        "https://a.b.0x1",
        "https://xn--a.se",
    ),
    *(
        "https://a..b",
        "https://a.se:99999",
        "https://A.se",
        "https://a_b.se",
        "https://u@a.se",
        "https://a.se/%zz/../.",
    ),
    *("need:a-b#text-c", "page:", "event:a#b", "#text-", "#text-a", "javascript:a", "mailto:a@b.se", "", "//a.se"),
]
HTML_TEXTS = [
    "a",
    "é \n",
    "&amp;",
    "&nbsp;",
    "&lt;",
    "&#1;",
    "&",
    "<",
    ">",
    '"',
    "'",
    "\xa0",
    "\r",
    "\0",
    "\x0c",
    "\ufdd0",
]
html_texts = st.lists(st.sampled_from(HTML_TEXTS[:4]) | st.sampled_from(HTML_TEXTS), max_size=3).map("".join)
links = st.builds('<a href="{}">{}</a>'.format, st.sampled_from(ADDRESSES), html_texts)
inlines = st.one_of(
    html_texts, links, *(st.builds(f"<{tag}>{{}}</{tag}>".format, html_texts | links) for tag in ("em", "strong", "s"))
)
sides = st.sampled_from(["", ' class="align-left"', ' class="left"'])
cells = st.builds("<td{}>{}</td>".format, sides, inlines)
names = st.builds('<th scope="col"{}>{}</th>'.format, sides, inlines)
rows = st.lists(cells, max_size=3).map(lambda found: f"<tr>{''.join(found)}</tr>\n")
heads = st.lists(names | cells, max_size=3).map(lambda found: f"<thead>\n<tr>{''.join(found)}</tr>\n</thead>\n")
tables = st.builds(
    '<div class="table-scroll" tabindex="0"{}><table>\n{}{}</table></div>\n'.format,
    st.sampled_from(["", ' role="group" aria-label="a, b"', ' role="group"', ' aria-label="&quot;"']),
    heads,
    st.lists(rows, max_size=2).map(lambda found: f"<tbody>\n{''.join(found)}</tbody>\n" if found else ""),
)
items = st.lists(inlines.map("<li>{}</li>\n".format), max_size=2).map("".join)
blocks = st.one_of(
    inlines.map("<p>{}</p>\n".format),
    *(st.builds(f'<h{level} id="text-{{}}">{{}}</h{level}>\n'.format, st.just("a-1"), inlines) for level in (1, 2, 6)),
    *(items.map(f"<{tag}>\n{{}}</{tag}>\n".format) for tag in ("ul", "ol")),
    tables,
)
plain_html = st.lists(blocks, max_size=3).map("".join)
pieces = st.lists(st.one_of(blocks, st.sampled_from(["<p>", "</p>\n", "<em>", "</a>", "<li>", "</ul>", "<script>"])))
hostile_html = pieces.map("".join)


@given(bodies)
def test_nothing_but_the_agreed_tags_and_attributes_gets_through(body: str) -> None:
    page = Page(parse(body).html)
    assert page.tags <= ATTRIBUTES.keys() | BARE
    assert all(name in ATTRIBUTES.get(tag, ()) for tag, name, _ in page.attributes)
    assert all(HREF.match(href) for href in page.values("href"))
    assert page.open == []


@given(bodies)
def test_the_second_wall_leaves_what_the_first_made_as_it_is(body: str) -> None:
    with patch("stafett.markdown.body.sanitise", str):
        unwalled = parse(body).html
    assert sanitise(unwalled) == unwalled


@given(st.one_of(bodies.map(lambda body: parse(body).html), plain_html, hostile_html))
def test_what_is_plain_enough_to_pass_unseen_is_what_the_wall_would_leave(html: str) -> None:
    assert not is_plain(html) or _cleaner().clean(html) == html


def test_usual_bodies_pass_unseen() -> None:
    body = '# a\n\nb *c* & [d](https://a.se/?b&c)\n\n- **e**\n- [f](need:g#h)\n\n1. i\n\n|j||\n|--|:-:|\n|[k](#a)|"|\n'
    assert is_plain(parse(body).html)


@given(bodies)
def test_ids_are_prefixed_and_unique_and_notes_lead_to_ids_that_are_there(body: str) -> None:
    page = Page(parse(body).html)
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert all(name.startswith("text-") for name in ids)
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= {*ids}


@given(bodies)
def test_every_link_is_found_where_one_begins(body: str) -> None:
    lines = lines_of(body)
    assert all(lines[link.line - 1][link.column - 1] in "[<!" for link in parse(body).links)


@given(st.lists(st.tuples(glue, glue), max_size=20))
def test_all_words_survive(pairs: list[tuple[str, str]]) -> None:
    body = "".join(f"{before}ord{number}x{after} " for number, (before, after) in enumerate(pairs))
    document = parse(body)
    shown = Page(document.html).text
    for number in range(len(pairs)):
        assert f"ord{number}x" in document.text
        assert f"ord{number}x" in shown


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    page = Page(parse(text).html)
    assert "script" not in page.tags
    assert page.open == []


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>a</script>b", "b"),
        ('<p onclick="a" style="b" id="c">d</p>', "<p>d</p>"),
        ('<a href="javascript:a">b</a>', "<a>b</a>"),
        ('<a href="//a.se">b</a><a href="/c">d</a>', "<a>b</a><a>d</a>"),
        ('<h2 id="main">a</h2>', '<h2 id="text-main">a</h2>'),
        ('<span class="refused menu">a</span>', '<span class="refused">a</span>'),
        ('<img src="a"><iframe></iframe><form><input>a</form><svg><a></svg>', "a"),
        ('<div role="banner" tabindex="5">a</div>', "<div>a</div>"),
        ("<!-- a -->b", "b"),
    ],
)
def test_the_second_wall_holds_alone(html: str, left: str) -> None:
    assert sanitise(html) == left
