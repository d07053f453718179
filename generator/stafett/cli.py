"""The command line: the only module that prints, and exits with 0 all well, 1 mistakes in content, 2 wrong use or a fault."""

import os
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stafett.errors import UsageError
from stafett.usage import LANGUAGES, Commands, Option, language_of, option

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from stafett.parallel import Crew

MISTAKES = 1
CACHE = ".stafett-cache"

site_option = option(
    "--site",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds content/ (and maybe themes/).",
    show_default="this folder",
)
output_option = option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes.",
    show_default="output/ in the site's folder",
)
language_option = option(
    "--lang", type=click.Choice(LANGUAGES), help="The language of what is told.", show_default="the environment's"
)
format_option = option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How mistakes are told: to people, to programs, or as annotations on GitHub.",
    show_default=True,
)
drafts_option = option("--drafts", is_flag=True, help="Publish drafts, too, marked as such.")
strict_option = option("--strict", is_flag=True, help="Take warnings for errors.")


@click.group(cls=Commands, context_settings={"max_content_width": 100})
@click.version_option(version("stafett"), "-V", "--version", prog_name="stafett", cls=Option)
def main() -> None:
    """Compile a public catalogue of needs, written in Markdown, into a static site.

    Exit status: 0 all well, 1 mistakes in the content, 2 wrong use or a broken installation.
    """


@main.command()
@site_option
@output_option
@option("--base-url", metavar="URL", help="The site's address, instead of the one in site.yml.")
@option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many processes share the work.",
    show_default="the machine's cores",
)
@option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask scheduler (tcp://host:port) whose workers make pages and analyse texts: needs stafett[dask].",
)
@option("--stats", is_flag=True, help="Tell how much had to be done anew.")
@drafts_option
@strict_option
@language_option
@format_option
def build(
    site: Path,
    output: Path | None,
    base_url: str | None,
    jobs: int | None,
    scheduler: str | None,
    lang: str | None,
    form: str,
    *,
    stats: bool,
    drafts: bool,
    strict: bool,
) -> None:
    """Build the site.

    What was published before stays as it was until the new site is whole and without a mistake.
    """
    from dataclasses import replace

    from stafett.build import build as build_site
    from stafett.config import Settings
    from stafett.console import Console

    language = lang or language_of(os.environ)
    settings = Settings(
        site=site,
        output=output or site / "output",
        cache=site / CACHE,
        now=build_time(os.environ),
        base_url=site_address(base_url, language) if base_url else "",
        with_drafts=drafts,
        is_strict=strict,
        jobs=jobs or available_cores(),
    )
    console = Console(language, form)
    with crew_for(scheduler) as crew, console.progress:
        result = build_site(replace(settings, crew=crew), console.step)
    console.built(result, settings)
    if stats:
        console.effort(result)
    sys.exit(0 if result.is_built else MISTAKES)


@main.command()
@site_option
@option("--health", is_flag=True, help="Tell what has waited too long, too: deadlines, feedback, needs that rest.")
@drafts_option
@strict_option
@language_option
@format_option
def check(site: Path, lang: str | None, form: str, *, health: bool, drafts: bool, strict: bool) -> None:
    """Tell every mistake in the content, without building."""
    from stafett.config import Settings
    from stafett.console import Console
    from stafett.pipeline import check as check_site
    from stafett.pipeline import look_after

    settings = Settings(
        site=site,
        output=site / "output",
        cache=site / CACHE,
        now=build_time(os.environ),
        with_drafts=drafts,
        is_strict=strict,
        jobs=available_cores(),
    )
    console = Console(lang or language_of(os.environ), form)
    with console.progress:
        result = check_site(settings)
        if health:
            result = look_after(result, settings)
    console.checked(result, settings)
    sys.exit(MISTAKES if settings.stops_at(result.problems) else 0)


@main.command()
@site_option
@option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    help="The next free one if it is taken.",
    show_default=True,
)
@option("--open", "opens_browser", is_flag=True, help="Open the site in the browser.")
@option(
    "--editor",
    envvar="STAFETT_EDITOR",
    default="vscode",
    metavar="NAME|ADDRESS",
    help="What links to a mistake open: vscode, vscodium, cursor, zed, idea, textmate, an address with {path}, {line} and "
    '{column}, or "" for no links. Also STAFETT_EDITOR.',
    show_default=True,
)
@drafts_option
@language_option
def serve(site: Path, port: int, lang: str | None, editor: str, *, opens_browser: bool, drafts: bool) -> None:
    """Show the site on this machine while you write.

    Every change to content/, themes or site.yml is shown as soon as it is saved. Nothing in output/ is touched. Ctrl-C ends it.
    """
    import signal
    from contextlib import suppress
    from functools import partial

    from stafett.config import Settings
    from stafett.console import Console
    from stafett.dev.serve import Wishes
    from stafett.dev.serve import serve as serve_site

    site = site.resolve()
    settings = Settings(
        site=site,
        output=site / "output",
        cache=site / CACHE,
        now=build_time(os.environ),
        with_drafts=drafts,
        jobs=available_cores(),
    )
    console = Console(lang or language_of(os.environ))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        now = partial(build_time, os.environ)
        serve_site(settings, now, Wishes(port, opens_browser, editor), console.words, console.preview(settings))


@main.command()
@click.argument("words", nargs=-1, required=True)
@site_option
@option("--language", metavar="CODE", default="", help="Whose texts to search.", show_default="the site's first")
@option(
    "--limit", metavar="N", type=click.IntRange(1, 1000), default=10, help="How many hits to show.", show_default=True
)
@option("--explain", is_flag=True, help="Tell what each word was analysed to.")
@option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@language_option
def search(
    words: tuple[str, ...], site: Path, language: str, limit: int, lang: str | None, *, explain: bool, as_json: bool
) -> None:
    """Search the catalogue from the command line.

    The same analysis as on the site, asked of an index that is brought up to date first.
    """
    from stafett.config import Settings
    from stafett.console import Console
    from stafett.find import find

    cores = available_cores()
    settings = Settings(site=site, output=site / "output", cache=site / CACHE, now=build_time(os.environ), jobs=cores)
    reply = find(settings, " ".join(words), language, limit)
    Console(lang or language_of(os.environ), "json" if as_json else "text").found(reply, explains=explain)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@site_option
@option(
    "--form",
    type=click.Choice(["answer", "need", "feedback"]),
    help="Which form a table is of.",
    show_default="as its columns tell",
)
@option("--owner", metavar="KEY", default="", help="The organisation that owns needs that name none in the catalogue.")
@option("--accept", metavar="NUMBER", multiple=True, help="Take in this one that was set aside. May be repeated.")
@option("--dry-run", is_flag=True, help="Tell what would be done, and write nothing.")
@language_option
def inbox(
    file: Path, site: Path, form: str | None, owner: str, accept: tuple[str, ...], lang: str | None, *, dry_run: bool
) -> None:
    """Turn what people sent by the forms into drafts in content/.

    FILE is Netlify's export of a form (CSV or JSON), or a JSON of our own: see docs/inbox.md.
    """
    from stafett.editor import Choices, ExportError, take_in, tell, tell_refused

    language = lang or language_of(os.environ)
    choices = Choices(build_time(os.environ), form or "", owner, frozenset(accept), dry_run)
    try:
        report = take_in(site, file, choices)
    except ExportError as refused:
        raise UsageError(tell_refused(file, refused, language)) from None
    click.echo(tell(report, language, is_rehearsal=dry_run), nl=False)


@main.command()
@site_option
@output_option
@language_option
def clean(site: Path, output: Path | None, lang: str | None) -> None:
    """Remove the built site and the cache; content is never touched."""
    from stafett.console import Console
    from stafett.write import clean as clean_output

    console = Console(lang or language_of(os.environ))
    console.cleaned(clean_output(output or site / "output", site / CACHE))


def crew_for(scheduler: str | None) -> "AbstractContextManager[Crew | None]":
    if not scheduler:
        return nullcontext()
    from stafett.cluster import crew_at

    return crew_at(scheduler)


def site_address(url: str, language: str) -> str:
    """What stands after --base-url, held to what site.yml may say: every page and feed is full of it."""
    from stafett.check import base_url_problem
    from stafett.report import describe

    if problem := base_url_problem(url):
        message = describe(problem, language)
        raise UsageError(f"--base-url: {message.what} {message.mend}")
    return url


def build_time(environment: "os._Environ[str] | dict[str, str]") -> datetime:
    """Now, or the time that SOURCE_DATE_EPOCH (seconds since 1970) sets, so that a build can be repeated."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError("SOURCE_DATE_EPOCH is not a number of seconds: %(epoch)s", epoch=epoch) from None


def available_cores() -> int:
    """The cores that this process may use, which on a shared machine are fewer than it has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
