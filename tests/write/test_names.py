"""Which paths a site may have."""

import pytest

from stafett.errors import WriteError
from stafett.write.names import Names

UNFIT = [
    *(
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/./b",
        "a\\b",
        "a\x00b",
        "a\nb",
        "a:b",
        "a?b",
        'a"b',
        "a|b",
    ),
    *(
        "CON",
        "con/index.html",
        "behov/nul/index.html",
        "aux.html",
        "Lpt1.css",
        "COM².txt",
        "a./b",
        "a ",
        "a.",
        "\ud800",
    ),
    *("å" * 128, "a" * 256, ".gitkeep"),
]
CLASHES = [
    ("a/index.html", "a/index.html"),
    ("a/index.html", "A/index.html"),
    ("a/x", "A/y"),
    ("a/b/x", "a/B/y"),
    ("Å.css", "å.css"),
    ("å.css", "a\u030a.css"),
    ("straße", "STRASSE"),
    ("a", "a/b"),
    ("a/b", "a"),
    ("a", "A/b"),
]


@pytest.mark.parametrize("path", UNFIT)
def test_a_path_that_some_system_cannot_hold_is_refused(path: str) -> None:
    with pytest.raises(WriteError):
        Names().take(path)


@pytest.mark.parametrize(("first", "second"), CLASHES)
def test_a_path_that_some_system_takes_for_another_is_refused(first: str, second: str) -> None:
    names = Names()
    names.take(first)
    with pytest.raises(WriteError):
        names.take(second)


def test_other_paths_are_taken_with_their_folders() -> None:
    names = Names()
    for path in (
        "index.html",
        "behov/a/index.html",
        "behov/b/index.html",
        "static/å.css",
        "console/x",
        "a" * 255,
        "..a",
    ):
        names.take(path)
    assert names.folders == {"", "behov", "behov/a", "behov/b", "static", "console"}
