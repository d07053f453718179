"""Help and wrong use are told in the reader's language, click's own words as well as ours."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stafett import usage
from stafett.cli import main
from stafett.i18n import Words, load_words

CATALOGUE = Path(usage.__file__).parent / "locale/sv/LC_MESSAGES/usage.po"
WRONG = [
    ["bygg"],
    ["bild"],
    ["check", "--foo"],
    ["check", "--form", "json"],
    ["check", "--s"],
    ["check", "ett"],
    ["check", "ett", "två"],
    ["check", "--strict=ja"],
    ["check", "--site"],
    ["check", "--site", "finns-inte"],
    ["check", "--site", __file__],
    ["build", "--format", "pdf"],
    ["build", "--jobs", "många"],
    ["build", "--jobs", "0"],
    ["search"],
    ["inbox"],
    ["inbox", "finns-inte.csv"],
    ["inbox", str(Path(__file__).parent)],
    [],
]
HELP = [["--help"], *([name, "--help"] for name in main.commands)]


@pytest.fixture
def untold(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked for and had no words in Swedish."""
    missing: list[str] = []
    told, told_of_many = Words.gettext, Words.ngettext

    def gettext(words: Words, message: str) -> str:
        missing.extend([message] * ((None, message) not in words.entries))
        return told(words, message)

    def ngettext(words: Words, one: str, many: str, number: int) -> str:
        missing.extend([one] * ((None, one) not in words.entries))
        return told_of_many(words, one, many, number)

    monkeypatch.setattr(Words, "gettext", gettext)
    monkeypatch.setattr(Words, "ngettext", ngettext)
    return missing


@pytest.mark.parametrize("arguments", [*WRONG, *HELP], ids=" ".join)
def test_all_that_is_told_has_words_in_swedish(arguments: list[str], untold: list[str]) -> None:
    told = CliRunner(env={"LC_ALL": "sv_SE.UTF-8"}).invoke(main, arguments)
    assert "Så här: main" in told.output or told.output.startswith("Fel: ")
    assert {message for message in untold if message.upper() != message} == set()


@pytest.mark.parametrize("arguments", [*WRONG, *HELP], ids=" ".join)
def test_elsewhere_it_is_told_in_english_also_after_swedish(arguments: list[str]) -> None:
    CliRunner(env={"LC_ALL": "sv_SE.UTF-8"}).invoke(main, arguments)
    told = CliRunner(env={"LC_ALL": "C.UTF-8"}).invoke(main, arguments)
    assert "Usage: main" in told.output or told.output.startswith("Error: ")


@pytest.mark.parametrize("arguments", [["--lang", "sv", "--foo"], ["--foo", "--lang=sv"], ["--lang", "sv", "--help"]])
def test_the_language_asked_for_goes_before_that_of_the_environment(arguments: list[str]) -> None:
    told = CliRunner(env={"LC_ALL": "en_GB.UTF-8"}).invoke(main, ["check", *arguments])
    assert told.output.startswith("Så här: main check [TILLVAL]\n")


def texts_of(command: click.Command) -> Iterator[str]:
    for option in command.params:
        if isinstance(option, click.Option):
            yield option.help or ""
            yield option.show_default if isinstance(option.show_default, str) else ""


def test_no_words_are_left_over() -> None:
    ours = {text for command in (main, *main.commands.values()) for text in texts_of(command)} | {
        " ".join((command.help or "").split()) for command in (main, *main.commands.values())
    }
    sources = Path(click.__file__).parent.glob("*.py")
    clicks = "".join(source.read_text("utf-8") for source in sources)
    left = {
        message
        for _, message in load_words("sv", [CATALOGUE]).entries
        if " ".join(message.split()) not in ours and message not in clicks
    }
    assert left == set()


def test_a_swedish_environment_reads_no_words_to_tell_the_version() -> None:
    script = "import sys; from stafett.cli import main; main(['--version'], standalone_mode=False); print('babel' in sys.modules)"
    command, swedish = [sys.executable, "-c", script], {"LC_ALL": "sv_SE.UTF-8"}
    done = subprocess.run(command, env=swedish, capture_output=True, check=False, text=True)
    assert done.stdout.splitlines()[1:] == ["False"], done.stderr
