"""What bodies become: HTML and plain text."""

import pickle
from pathlib import Path

import pytest

from stafett.markdown import parse


def read_cases() -> list[tuple[str, str, str]]:
    blocks = Path(__file__).with_name("cases.txt").read_text("utf-8").split("\n=== ")[1:]
    named = [block.partition("\n") for block in blocks]
    return [(name, *case.partition("--->\n")[::2]) for name, _, case in named]


@pytest.mark.parametrize(("name", "body", "html"), read_cases(), ids=lambda value: value if "\n" not in value else "")
def test_a_body_becomes_html(name: str, body: str, html: str) -> None:
    assert parse(body).html.strip() == html.strip(), name


def test_the_text_is_plain_with_a_line_for_each_block() -> None:
    body = "## Om *oss*\n\nEtt **stycke**\nmed [länk](need:x)[^1] & `kod`.\n\n- a\n- b\n\n|c|d|\n|-|-|\n|e|f|\n\n[^1]: not\n"
    assert parse(body).text.split("\n") == ["Om oss", "Ett stycke med länk & kod.", "a", "b", "c", "d", "e", "f", "not"]


def test_a_body_without_words_is_an_empty_document() -> None:
    for body in ("", "\n", " \n\t\n"):
        assert (parse(body).html, parse(body).text) == ("", "")


def test_line_ends_of_other_systems_mean_the_same() -> None:
    body = "## a\n\n- b\n- [c](need:d)\n"
    assert parse(body.replace("\n", "\r\n")) == parse(body.replace("\n", "\r")) == parse(body)


def test_control_characters_are_replaced() -> None:
    assert parse("a\x00b\x07c\x1bd\x7f").html == "<p>a\ufffdb\ufffdc\ufffdd\ufffd</p>\n"


def test_a_document_can_be_sent_between_processes() -> None:
    document = parse("## a\n\n[b](need:c) # d\n")
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize("mark", ["> ", "- ", "> - ", "1. > "])
@pytest.mark.parametrize("depth", [30, 60, 500])
def test_nesting_loses_no_words(mark: str, depth: int) -> None:
    lines = [mark * level + f"ord{level}." for level in range(1, depth)]
    document = parse("\n\n".join(lines))
    assert all(f"ord{level}." in document.text for level in range(1, depth))


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_thirty_levels_are_shown_as_thirty_levels(mark: str) -> None:
    tag = "<blockquote>" if mark == "> " else "<ul>"
    assert parse("".join(mark for _ in range(30)) + "djupt").html.count(tag) == 30


def test_lists_indented_thirty_deep_lose_no_words() -> None:
    document = parse("".join(f"{'  ' * level}- ord{level}.\n" for level in range(30)))
    assert document.html.count("<ul>") == 30
    assert document.text.split() == [f"ord{level}." for level in range(30)]
