"""YAML as plain data, its places found again, and what no text may do to the reader."""

import json
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stafett.read import Kind, Source, locate
from stafett.read.text import Flaw
from stafett.read.yaml_data import MOST_LEVELS, parse_mapping


def source_of(front: str, data: dict[str, Any]) -> Source:
    return Source("content/x.md", Kind.PAGE, "x", "sv", data, "", 9, front, 2)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("# bara en kommentar\n", {}),
        ("---\na: b\n", {"a": "b"}),
        (
            "a: NO\nb: 1.10\nc: 2026-01-20\nd: ~\ne: yes\nf: 0o7\n",
            {"a": "NO", "b": "1.10", "c": "2026-01-20", "d": "~", "e": "yes", "f": "0o7"},
        ),
        ("a:\nb: ''\nc: \"\"\n", {"a": None, "b": "", "c": ""}),
        ("a: [x, , y]\n", None),
        ("a:\n  -\n  - x\n", {"a": [None, "x"]}),
        ("a: {b: , c}\n", {"a": {"b": None, "c": None}}),
        ("a: |\n  en rad\n  en till\n", {"a": "en rad\nen till\n"}),
        ("a: >\n  en rad\n  en till\n", {"a": "en rad en till\n"}),
        ("a: e\u0301\n", {"a": "é"}),
        ('a: "\\u00e5"\n', {"a": "å"}),
        ("<<: x\n", {"<<": "x"}),
        ("[a]: b\n", None),
    ],
)
def test_scalars_are_text(text: str, data: dict[str, Any] | None) -> None:
    found = parse_mapping(text)
    assert isinstance(found, Flaw) if data is None else found == data


def nested(levels: int, opening: str, closing: str) -> str:
    return "a: " + opening * (levels - 1) + closing * (levels - 1)


def test_twenty_levels_may_be_nested_and_no_more() -> None:
    assert not isinstance(parse_mapping(nested(MOST_LEVELS, "[", "]")), Flaw)
    found = parse_mapping(nested(MOST_LEVELS + 1, "[", "]"))
    assert found == Flaw("too-deep", 1, 23)


DEEP = 60_000
HOSTILE = {
    "brackets": "[" * DEEP,
    "brackets in a field": "a: " + "[" * DEEP,
    "braces": "a: " + "{" * DEEP,
    "braces with keys": "a: " + "{a: " * (DEEP // 4),
    "braces with lists for keys": "a: " + "{? [" * (DEEP // 4),
    "dashes": "- " * (DEEP // 2),
    "dashes in a field": "a:\n  " + "- " * (DEEP // 2),
    "question marks": "? " * (DEEP // 2),
    "ever deeper keys": "\n".join(" " * level + "a:" for level in range(340)),
    "brackets below fields": "\n".join("  " * level + "a:" for level in range(19)) + " " + "[" * DEEP,
    "brackets after many lists": "a: [" + "[]," * 19_000 + "[" * 3_000,
    "tags": "a: " + "!" * DEEP,
    "anchors": "a: " + "&a " * (DEEP // 3),
    "quotes": "a: " + '"' * DEEP,
    "one long key": "a" * DEEP + ": b",
    "colons": ":" * DEEP,
    "keys without values": "a:\n" * (DEEP // 3),
    "many keys": "\n".join(f"k{number}:" for number in range(9_000)),
    "commas": "a: [" + "," * DEEP,
    "aliases": "a: &a [x]\n" + "".join(f"k{number}: *a\n" for number in range(5_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_brings_the_reader_down(name: str) -> None:
    """Without bounds before it, libyaml would crash on some of these, and never come back from others."""
    assert isinstance(parse_mapping(HOSTILE[name]), dict | Flaw)


PIECES = st.sampled_from(
    [*" \n[]{},'\"#|>?\t%@`\\åa~\u00a0\ufeff\U0001f600", "b:", ": ", "  ", "\n  ", "- ", "&x", "*x", "!t", "---", "..."]
)

READ = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85")
"""What `decode` lets through: no line breaks but one."""


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(READ, max_size=60))
def test_any_text_is_data_or_a_flaw_within_it(text: str) -> None:
    found = parse_mapping(text)
    if isinstance(found, Flaw):
        assert found.line <= text.count("\n") + 2
    else:
        json.dumps(found)


LEAVES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=12
).filter(lambda text: not any(0x7F <= ord(sign) < 0xA0 or ord(sign) in (0xFEFF, 0xFFFE, 0xFFFF) for sign in text))
KEYS = st.text("abcåä_ -", min_size=1, max_size=6)
INNER = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    max_leaves=8,
)
DATA = st.dictionaries(KEYS, INNER, min_size=1, max_size=4)


@settings(deadline=None)
@given(DATA, st.sampled_from([None, False, True]))
def test_what_another_program_writes_is_read_as_it_was(data: dict[str, Any], style: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=style, sort_keys=False)
    assert parse_mapping(text) == nfc(yaml.load(text, yaml.BaseLoader))


def nfc(data: Any) -> Any:
    if isinstance(data, dict):
        return {nfc(key): nfc(value) for key, value in data.items()}
    if isinstance(data, list):
        return [nfc(item) for item in data]
    return unicodedata.normalize("NFC", data)


@settings(deadline=None)
@given(DATA)
def test_every_value_is_found_again_where_it_stands(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    lines = text.split("\n")
    for path, value in leaves(data, ()):
        place = locate(source_of(text, data), path)
        assert lines[place.line - 2][place.column - 1 :].rstrip(",") == json.dumps(value, ensure_ascii=False)


def leaves(data: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Any]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else None
    if steps is None:
        return [(path, data)]
    return [leaf for step, inner in steps for leaf in leaves(inner, (*path, step))]


def test_a_key_and_what_is_missing_have_places_too() -> None:
    front = "a: x\nb:\n  c: y\n  d: [u, v]\n  e:\n"
    source = source_of(front, {})
    found = {
        path: (locate(source, path).line, locate(source, path).column)
        for path in [("a",), ("b", "c"), ("b", "d", 1), ("b", "d", 2), ("b", "f"), ("b", "e"), ("f",), ("f", "g")]
    }
    assert found == {
        ("a",): (2, 4),
        ("b", "c"): (4, 6),
        ("b", "d", 1): (5, 10),
        ("b", "d", 2): (5, 3),
        ("b", "f"): (3, 1),
        ("b", "e"): (6, 3),
        ("f",): (2, 1),
        ("f", "g"): (2, 1),
    }
    assert (locate(source, ("b", "c"), key=True).line, locate(source, ("b", "c"), key=True).column) == (4, 3)
