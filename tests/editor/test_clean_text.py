"""Text from strangers means itself, whatever it looks like, in Markdown and in YAML."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stafett.editor.clean_text import as_markdown, clean, one_line, shortened
from stafett.editor.yaml_text import flow, yaml_text
from stafett.markdown import parse
from stafett.read.yaml_data import parse_mapping

HOSTILE = (
    "# Rubrik",
    "- punkt\n+ punkt\n1. ett\n2) två",
    "***\n---\n===",
    "Setext\n===",
    "Setext\n---",
    "    kod med indrag",
    "```\nkod\n```",
    "~~~\nkod",
    "> citat",
    "<script>alert(1)</script> <b>fet</b> <!-- x -->",
    "[länk](javascript:alert(1)) ![bild](x.png) [x][y]\n\n[y]: https://evil.example",
    "<https://evil.example> https://evil.example www.evil.example a@b.example",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "[^1]\n\n[^1]: not",
    "&lt;b&gt; &#60; &amp;copy; \\* \\\\",
    "*betoning* _så_ __här__ ~~struket~~ `kod`",
    "rad\\\nrad",
    "rad  \nrad",
    "1986\\. ett år",
    "term\n: betydelse",
    "$x$ $$y$$ {#id .klass} ==mark==",
)
TEXTS = st.text(st.sampled_from("#-+*=_~`>|<&![](){}:.;\\/\"' \n\tabcÅ1290^$@\u2028\u202e\x00\x85\ufeff"), max_size=60)


@given(TEXTS | st.text(max_size=60))
@settings(max_examples=400, deadline=None)
@example("\n".join(HOSTILE))
def test_markdown_shows_just_the_text(text: str) -> None:
    cleaned = clean(text)
    shown = parse(as_markdown(cleaned)).html
    assert set(re.findall(r"</?\w+", shown)) <= {"<p", "</p"}
    assert words(html.unescape(re.sub(r"<[^>]+>", " ", shown))) == words(cleaned)


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_just_each_of_these(text: str) -> None:
    document = parse(as_markdown(clean(text)))
    assert not document.headings
    assert not document.links


@given(st.dictionaries(st.sampled_from(["title", "text", "no"]), TEXTS | st.text(max_size=60), min_size=1))
@settings(max_examples=400, deadline=None)
@example({"title": "no", "text": "null", "no": "~"})
@example({"title": "- a", "text": "a: b # c", "no": "{a}, [b]"})
@example({"title": "1.10", "text": "!!python/object", "no": "&a *a"})
def test_yaml_gives_back_just_the_text(data: dict[str, str]) -> None:
    cleaned = {key: clean(value) for key, value in data.items()}
    expected = {key: value for key, value in cleaned.items() if value}
    assert parse_mapping(yaml_text(cleaned)) == expected
    if expected:
        assert parse_mapping(yaml_text({"list": [cleaned]})) == {"list": [expected]}
        assert parse_mapping(f"item: {flow(cleaned)}\n") == {"item": expected}


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert clean("a\u202eb\u200bc\x00d\ud800e\x1b[31m") == "abcde[31m"
    assert clean("ett\r\ntvå\rtre\u2028fyra") == "ett\ntvå\ntre\nfyra"
    assert clean("A\u030angstro\u0308m") == "Ångström"


def test_text_is_cut_at_a_word() -> None:
    assert shortened("ett två tre", 20) == "ett två tre"
    assert shortened("ett två, tre", 10) == "ett två…"
    assert one_line(" ett\n  två ") == "ett två"
