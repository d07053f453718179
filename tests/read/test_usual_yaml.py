"""What is read without the whole YAML parser is read as the parser would, and usual front matter is read so."""

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stafett.read.usual_yaml import read_usual
from stafett.read.yaml_data import parse_any, parse_mapping

USUAL = """\
title: Vem hämtar? (Å, "nu"#1)
summary: "Allt: 'en' rad, #2"
areas: [neurology, "å b", https://a.se/?b=c]
kinds: []
origin: {kind: patient, date: 2026-01-20, note: Vad då?, phone: +46 1, cpv: [1-2, 3-4]}
goals:
- {measure: "Tid, i dag", baseline: -5}
- Ett
screening:
  by: Rådet
  economic: {score: 3, reason: Varför inte}
  legal:
fit:
  a-b:
    clinical: {answer: met}
log:
  - {date: 2026-01-20, stage: identified}
"""
SIGNS = [
    *"aåÅ1 .,:;#?!-+'\"[]{}&*|>%@`\\~\t\xa0\x85\ufeff\u2028\U0001f600",
    ": ",
    " #",
    ", ",
    "e\u0301",
    "--",
    "? ",
    " - ",
    "\n",
]
texts = st.lists(st.sampled_from(["ord", "Å b", "a"]) | st.sampled_from(SIGNS), max_size=4).map("".join)
plain = st.sampled_from(
    ["ord", "Två ord", "2026-01-20", "https://a.se/b?c#d", "+46 1", "-5", "vad?", "a, b", "a:b", "c#d"]
)
scalars = st.one_of(plain, plain.map('"{}"'.format), texts, texts.map('"{}"'.format), texts.map("'{}'".format))
keys = st.sampled_from(["a", "b", "c-d", "e_f"]) | st.sampled_from(["1", "å", "-", "?", "a b", '"a"', "", "<<"])
pairs = st.builds("{}: {}".format, keys, scalars)
commas = st.sampled_from([", ", ", ", ","])
lists = st.builds(lambda items, comma: f"[{comma.join(items)}]", st.lists(scalars, max_size=3), commas)
mappings = st.builds(lambda items, comma: f"{{{comma.join(items)}}}", st.lists(pairs, max_size=3), commas)
values = st.one_of(scalars, lists, mappings, st.sampled_from(["", "[a, [b]]", "{a: {b: c}}", "|", ">-", "&a b", "!t"]))
indents = st.sampled_from(["", "", "  ", "    ", " "])
lines = st.one_of(
    st.builds("{}{}: {}".format, indents, keys, values),
    st.builds("{}{}:".format, indents, keys),
    st.builds("{}- {}".format, indents, values),
    st.builds("{}{}".format, indents, texts),
    st.sampled_from(["", "# a", "---", "...", "  - a: b"]),
)
ends = st.sampled_from(["", "", "", " ", " # a"])
fronts = st.lists(st.builds("{}{}\n".format, lines, ends), max_size=7).map("".join)


def below(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Keys and lists, with lines that stand deeper, or seem to."""
    nested = st.tuples(tidy_keys.map("{}:".format), inner, indents).map(
        lambda part: [part[0], *(part[2] + line for line in part[1])]
    )
    return st.lists(nested | inner, max_size=3).map(lambda parts: [line for part in parts for line in part])


tidy = plain | plain.map('"{}"'.format)
tidy_values = st.one_of(
    tidy,
    st.lists(tidy, max_size=3).map(lambda found: f"[{', '.join(found)}]"),
    st.dictionaries(st.sampled_from("abc"), tidy, min_size=1, max_size=3).map(
        lambda found: f"{{{', '.join(f'{key}: {value}' for key, value in found.items())}}}"
    ),
)
tidy_keys = st.sampled_from([f"key-{number}" for number in range(40)])
tidy_lines = st.builds("{}: {}".format, tidy_keys, tidy_values | values)
tidy_lists = st.lists(tidy_values.map("- {}".format), min_size=1, max_size=3)
tidy_fronts = st.recursive(st.lists(tidy_lines, max_size=3) | tidy_lists, below, max_leaves=8).map("\n".join)


@given(fronts | tidy_fronts)
@example(USUAL)
@example("a:\n\n")
def test_front_matter_is_read_as_by_the_parser(front: str) -> None:
    assert parse_mapping(front) == parse_any(front)


@given(values, st.sampled_from(["a: {}", "a:\n  - {}", "{}", "a: {}\n\n", "a: {}\nb: c"]))
def test_a_value_is_read_as_by_the_parser(value: str, around: str) -> None:
    front = around.format(value)
    assert parse_mapping(front) == parse_any(front)


def test_usual_front_matter_does_not_need_the_parser() -> None:
    with patch("stafett.read.yaml_data.EventReader", side_effect=AssertionError):
        found = parse_mapping(USUAL)
    assert [*found] == ["title", "summary", "areas", "kinds", "origin", "goals", "screening", "fit", "log"]  # type: ignore[misc]
    assert found["screening"] == {"by": "Rådet", "economic": {"score": "3", "reason": "Varför inte"}, "legal": None}  # type: ignore[index]


@pytest.mark.parametrize(
    "front",
    [
        "",
        "# a",
        "a: b\n  c",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "a: [b, [c]]",
        "a: 'b'",
        'a: "\\u00e5"',
        "a: e\u0301",
        "a: b # c",
        "a: |\n  b",
        "- a",
        "a:\n  - b: c",
        "a: &b c",
        "a:\n  b:\n    c:\n      d:\n        e: f",
    ],
)
def test_unusual_front_matter_is_left_to_the_parser(front: str) -> None:
    assert read_usual(front) is None
