"""What is read without the whole grammar is read as the grammar would, and usual bodies are read so."""

from unittest.mock import patch

import pytest
from bodies import FRAGMENTS
from hypothesis import example, given
from hypothesis import strategies as st

from stafett.markdown import Document, parse
from stafett.markdown.usual import read_usual
from stafett.markdown.usual_text import read_usual_text

USUAL = """\
## Problemet i dag

**Varje natt** söker någon i *tre* pärmar, och hittar [sällan](need:x#y).
”Det är för sent”, säger de; 4 av 10 (enligt [en studie](https://a.se/b_c)) ger upp:
- Pärmen är inte där
- [Länken](page:om) är *bruten*

1. Först
2. Sedan

| Mått | Läge |
|---|--:|
| Tid | 8 % |

### Till sist
2024 blir det bättre.
"""
SIGNS = [
    *"é .,!()2_”[]*<`\\",
    "\xa0",
    "\x85",
    ". ",
    " (",
    "](",
    "**",
    "~~",
    "![i](x)",
    "&amp;",
    "**b c**",
    "[a b](page:y#z)",
]
WORDS = [*["ord", "**b**", "*i*", "[a](need:x)", "[b](https://c.se)", "*c*.", "(**d**)"]]
STARTS = ["", "    ", "\t", "- ", "* ", "-  ", "1. ", "2. ", "1) ", "# ", "## ", "### ", "[^n]: ", "[q]: "]
MARKS = ["+", "12", "1.", "#", "#######", ">", "---", "===", "|", "a|", "[", "(", "*", "**", "***", "_", "```"]
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from([*WORDS, *SIGNS])), min_size=1, max_size=6).map(
    "".join
)
starts = st.one_of(st.sampled_from(["", "- ", "1. ", "## "]), st.sampled_from([*STARTS, *MARKS]))
ends = st.sampled_from(["", "", "", "", " ", "  ", "\\", "#", " ##", "|", ":", "."])
lines = st.one_of(
    st.builds("{}{}{}".format, starts, texts, ends),
    st.sampled_from(
        ["", "", "", "| a | b |", "|---|---|", "|:-:|--:|", "|| b |", "| a |", "|---|", "- a", "- b", "1. a", "ord"]
    ),
)
bodies = st.lists(lines, max_size=9).map("\n".join)


def read_by_the_grammar(body: str) -> Document:
    with (
        patch("stafett.markdown.read_usual", return_value=None),
        patch("stafett.markdown.grammar.read_usual_text", return_value=None),
        patch("stafett.markdown.grammar.is_marked", return_value=True),
    ):
        return parse(body)


@given(bodies)
@example(USUAL)
@example("# #\n\n- a\n\n1. b\n")
def test_bodies_of_usual_lines_are_read_as_by_the_grammar(body: str) -> None:
    assert parse(body) == read_by_the_grammar(body)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_any_body_is_read_as_by_the_grammar(body: str) -> None:
    assert parse(body) == read_by_the_grammar(body)


@given(texts)
def test_a_line_of_text_is_read_as_by_the_grammar(text: str) -> None:
    assert parse(f"a{text}") == read_by_the_grammar(f"a{text}")


def test_a_usual_body_does_not_need_the_grammar() -> None:
    with patch("stafett.markdown.read_any", side_effect=AssertionError):
        assert parse(USUAL).html.count("<li>") == 4


@pytest.mark.parametrize(
    "body",
    [
        "> a",
        "- a\n  b",
        "- a\n\n- b",
        "a\n===",
        "a\n---",
        "    a",
        "```\na\n```",
        "[a]: b",
        "[^a]: b",
        "a\n2. b",
        "|a|\n|--|\nb",
    ],
)
def test_an_unusual_body_is_left_to_the_grammar(body: str) -> None:
    assert read_usual(body) is None


@pytest.mark.parametrize(
    "text", ["a\nb*c*", "`a`", "a*b*", "**a *b***", "[a]", "![a](b)", '[a](b "c")', "&amp;", "\\*"]
)
def test_other_marks_are_left_to_the_grammar(text: str) -> None:
    assert read_usual_text(text) is None
