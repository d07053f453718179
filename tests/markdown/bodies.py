"""Bodies for the tests: fragments that any Markdown is made of, put together at random."""

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

FRAGMENTS = (
    *("ord", "é", "[a](need:x)", '[b](https://c.se "t")', "<https://d.se>", "<e@f.se>", "![i](x.png)", "[r][q]", "[q]"),
    *(
        "[j](javascript:alert(1))",
        "<script>",
        "</script>",
        '<img src=x onerror="y">',
        "<!--",
        "&lt;",
        "&",
        "&#106;",
        '"',
    ),
    *("*", "**", "_", "`", "``", "~~", "[", "]", "(", ")", "!", "\\", "<", ">", "#", " ", "\xa0", "\t", "\x00", "\x0c"),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "# ",
        "## ",
        "#### ",
        " ##",
        "\n===\n",
        "\n---\n",
        "```",
        "~~~\n",
    ),
    *(
        "|",
        " | ",
        "\\|",
        "| a | b |\n|---|:-:|\n",
        "a | b\n--|--\n",
        "[^n]",
        "\n[^n]: ",
        "\n\n[^m]: ",
        "\n\n[q]: page:om\n",
    ),
)
bodies = st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join)


class Page(HTMLParser):
    """The tags, attributes and text of a page, and whether every tag is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def lines_of(body: str) -> list[str]:
    return re.sub("\r\n?", "\n", body).split("\n")
