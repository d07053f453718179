"""Any fault is told in one line, in Swedish and in English."""

import ast
import errno
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stafett import errors
from stafett.errors import NOT_UTF8, REASONS, StafettError, UsageError, WriteError, words_of
from stafett.i18n import load_words

PACKAGE = Path(errors.__file__).parent
TREE = {StafettError.__name__, *(kind.__name__ for kind in StafettError.__subclasses__())}
FULL = OSError(errno.ENOSPC, "No space left on device", "output/index.html")
SWEDISH, ENGLISH = (
    load_words(language, [PACKAGE / f"locale/{language}/LC_MESSAGES/faults.po"]) for language in ("sv", "en")
)


@pytest.mark.parametrize(
    ("fault", "english", "swedish"),
    [
        (UsageError("%(folder)s is a file; give a folder", folder="x"), "x is a file; give a folder", "x är en fil; "),
        (FULL, "output/index.html: the disk is full", "output/index.html: disken är full"),
        (
            WriteError("cannot write %(file)s: %(fault)s", file="x", fault=FULL),
            "cannot write x: the disk",
            "x går inte",
        ),
        (OSError("9 bytes were put aside and 8 are there"), "9 bytes were put aside", "9 bytes were put aside"),
        (UsageError("Allt är 100 % klart"), "Allt är 100 % klart", "Allt är 100 % klart"),
        (MemoryError(), "not enough memory", "minnet räcker inte"),
        (ValueError("no such thing"), "ValueError: no such thing", "ValueError: no such thing"),
    ],
)
def test_a_fault_is_told_as_people_can_use_it(fault: Exception, english: str, swedish: str) -> None:
    assert words_of(fault).startswith(english)
    assert words_of(fault, ENGLISH.gettext) == words_of(fault)
    assert words_of(fault, SWEDISH.gettext).startswith(swedish)


def test_a_fault_of_another_process_is_told_the_same() -> None:
    fault = WriteError("cannot write %(file)s: %(fault)s", file="x", fault=FULL)
    assert words_of(pickle.loads(pickle.dumps(fault)), SWEDISH.gettext) == words_of(fault, SWEDISH.gettext)


def first_arguments() -> Iterator[tuple[str, ast.expr]]:
    """Where a fault of ours is made, and of what."""
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TREE:
                yield module.name, node.args[0]


def test_every_message_has_words_in_both_languages_and_no_words_are_left_over() -> None:
    messages = {argument.value for _, argument in first_arguments() if isinstance(argument, ast.Constant)}
    for words in (SWEDISH, ENGLISH):
        assert {message for _, message in words.entries} == messages | {*REASONS.values(), NOT_UTF8}


def test_only_what_is_told_in_the_readers_language_already_is_no_message() -> None:
    assert {name for name, argument in first_arguments() if not isinstance(argument, ast.Constant)} == {"cli.py"}


@pytest.mark.parametrize("message", [message for _, message in ENGLISH.entries])
def test_both_languages_fill_in_the_same_blanks(message: str) -> None:
    blanks = [sorted(re.findall(r"%\(\w+\).", words.gettext(message))) for words in (SWEDISH, ENGLISH)]
    assert blanks[0] == blanks[1] == sorted(re.findall(r"%\(\w+\).", message))
