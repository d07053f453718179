"""Bodies made to be slow take steps in proportion to their size, and none breaks the parser."""

from collections.abc import Callable
from functools import partial

import pytest
from steps import steps_of

from stafett.markdown import parse

REPEATED = [
    *(
        ">",
        "> ",
        "*",
        "**a ",
        "*a_ ",
        "[",
        "![",
        "[a](",
        "|",
        "|\n",
        "a|b\n",
        "`",
        "` ",
        "`a``b",
        "<",
        "<a ",
        "&",
        "\\",
        "~~a ",
    ),
    *(
        "- ",
        "* a\n",
        "1. ",
        "[^a]: x\n",
        "[^a]:",
        "[^a",
        "[a]: b\n",
        "[a\n",
        "[a][a]",
        "# a\n",
        "a\n===\n",
        "```\n",
        "((",
        "\t",
    ),
]
NESTED = {
    "emphasis in emphasis": lambda size: "*" * (size // 2) + "a" + "*" * (size // 2),
    "images in images": lambda size: "![" * (size // 6) + "a" + "](b)" * (size // 6),
    "notes that refer to the next": lambda size: "".join(f"[^{n}]: a[^{n + 1}]\n\n" for n in range(size // 16)),
    "a wide table": lambda size: "|a" * (size // 8) + "\n" + "|-" * (size // 8) + "\n" + "b\n" * (size // 4),
    "a staircase of lists": lambda size: "".join(" " * (2 * (n % 40)) + "- a\n" for n in range(size // 44)),
    "lines that lean on deep quotes": lambda size: ">" * 40 + " a\n" + "a\n" * (size // 10),
    "links in brackets": lambda size: "[" * (size // 6) + "a" + "](https://b)" * (size // 12),
}


def assert_in_proportion(make: Callable[[int], str]) -> None:
    """Four times the size takes some four times as many steps; what is quadratic takes sixteen times."""
    parse("")  # the parser itself is made once
    small, large = (steps_of(partial(parse, make(size))) for size in (1_000, 4_000))
    assert large < 9 * small


@pytest.mark.parametrize("sign", REPEATED)
def test_a_sign_repeated_is_read_in_proportion_to_its_number(sign: str) -> None:
    assert_in_proportion(lambda size: sign * (size // len(sign)))


@pytest.mark.parametrize("make", NESTED.values(), ids=NESTED.keys())
def test_deep_nesting_is_read_in_proportion_to_its_size(make: Callable[[int], str]) -> None:
    assert_in_proportion(make)


@pytest.mark.parametrize("sign", [">", "*", "[", "|", "`", "- ", "[^a]: "])
def test_a_hundred_kilobytes_of_one_sign_do_no_harm(sign: str) -> None:
    parse(sign * (100_000 // len(sign)))
