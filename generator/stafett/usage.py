"""How commands speak of themselves: help, wrong use and faults, in the reader's language."""

import gettext
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from functools import cache, partial
from inspect import cleandoc
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from stafett.errors import StafettError, words_of

if TYPE_CHECKING:  # slow to load, and asked for only where something is told
    from stafett.i18n import Words

LANGUAGES = ("sv", "en")
FAULT = 2

Told = TypeVar("Told", "Option", "Command")


class Option(click.Option):
    """An option whose help is written in English and shown in the reader's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        told = in_words(self)
        if isinstance(told.show_default, str):
            told.show_default = gettext.gettext(told.show_default)
        return super(Option, told).get_help_record(ctx)


option = partial(click.option, cls=Option)


def show_help(context: click.Context, _: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - so click calls it
    if is_asked and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()


# One for all: click's own would ask for its words in every command, also where nobody asks for help.
HELP = Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_help,
    help="Show this message and exit.",
)


class Command(click.Command):
    """Tells a fault in one line of the language asked for, without a trace."""

    def get_help_option_names(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same everywhere
        return HELP.opts

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002 - the same everywhere
        return HELP

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [gettext.gettext(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super(Command, in_words(self)).format_help_text(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return super(Command, in_words(self)).get_short_help_str(limit)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (StafettError, OSError, MemoryError) as fault:
            if isinstance(fault, BrokenPipeError):  # whoever read has read enough: click ends in silence
                raise
            from stafett.console import words_in

            words = words_in(ctx.params.get("lang") or language_of(os.environ))
            click.secho(f"stafett: {words_of(fault, words.gettext)}", err=True, fg="red")
            ctx.exit(FAULT)


class Commands(Command, click.Group):
    """All commands, in the order in which they are written."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the same everywhere
        return list(self.commands)

    def main(self, args: Sequence[str] | None = None, *others: Any, **named: Any) -> Any:
        say_what_can_be_said(sys.stdout, sys.stderr)
        language = language_asked(sys.argv[1:] if args is None else args) or language_of(os.environ)
        with speaking(language):
            return super().main(args, *others, **named)


def in_words(written: Told) -> Told:
    """The same with its help in the reader's language."""
    told = copy(written)
    told.help = gettext.gettext(cleandoc(written.help or ""))
    return told


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Answers for gettext, by which click looks up its words: it knows compiled catalogues alone, and ours are read as they are."""
    catalogue = Path(__file__).parent / f"locale/{language}/LC_MESSAGES/usage.po"
    if not catalogue.exists():  # English is what all of it is written in
        yield
        return

    @cache
    def words() -> "Words":
        from stafett.i18n import load_words

        return load_words(language, [catalogue])

    def dgettext(domain: str, message: str) -> str:  # noqa: ARG001 - ours whatever the domain
        return words().gettext(message)

    def dngettext(domain: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG001
        return words().ngettext(msgid1, msgid2, n)

    answers = gettext.dgettext, gettext.dngettext
    gettext.dgettext, gettext.dngettext = dgettext, dngettext
    try:
        yield
    finally:
        gettext.dgettext, gettext.dngettext = answers


def say_what_can_be_said(*streams: TextIO) -> None:
    """Where a terminal or a pipe has no sign for a letter, a question mark stands for it: better than no message at all."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def language_asked(arguments: Sequence[str]) -> str:
    """What --lang says, also where the rest of the line is wrong; nothing if it is not there or says something else."""
    for word, following in pairwise([*arguments, ""]):
        language = following if word == "--lang" else word.removeprefix("--lang=")
        if language in LANGUAGES and word.startswith("--lang"):
            return language
    return ""


def language_of(environment: Mapping[str, str]) -> str:
    """Swedish for a Swedish environment, English for every other."""
    found = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "sv" if found.lower().startswith("sv") else "en"
