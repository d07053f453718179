"""What a command tells: colours and progress on a terminal, plain lines elsewhere. Results go to stdout, progress to stderr."""

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import rich.console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from stafett.config import Settings
from stafett.i18n import Words, load_words
from stafett.problems import Problem, Severity
from stafett.report import github_report, json_report, line_at, text_report
from stafett.result import BuildResult

if TYPE_CHECKING:  # slow to load, and not every command needs them
    from stafett.check import Checked
    from stafett.search.ask import Explained, Reply

LOCALE = Path(__file__).parent / "locale"


def words_in(language: str) -> Words:
    """What commands say, and what faults are."""
    return load_words(language, [LOCALE / language / "LC_MESSAGES" / file for file in ("cli.po", "faults.po")])


class Console:
    """One command's voice in one language; `form` is text, json or github."""

    def __init__(self, language: str, form: str = "text") -> None:
        self.language = language
        self.form = form
        self.words = words_in(language)
        self.out = rich.console.Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
        self.err = rich.console.Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
        self.started = time.monotonic()
        self.tasks: dict[str, TaskID] = {}
        # Refreshed by hand: worker processes are forked from this one, and it must have no thread then.
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.progress = Progress(
            *columns, console=self.err, auto_refresh=False, transient=True, disable=not self.err.is_terminal
        )

    def step(self, name: str, done: int, total: int) -> None:
        """How far a step of the build has come: a bar on a terminal, else a line when it begins."""
        label = self.words.pgettext("step", name)
        if not self.err.is_terminal:
            if done == 0:
                self.err.print(f"{label} …")
            return
        if name not in self.tasks:
            self.tasks[name] = self.progress.add_task(label, total=total or None)
        if done % 20 == 0 or done == total:
            self.progress.update(self.tasks[name], completed=done)
            self.progress.refresh()

    def checked(self, checked: "Checked", settings: Settings) -> None:
        """Every mistake, and how many there were."""
        self.problems(checked.problems, settings)
        if self.form == "text" and not checked.problems:
            entries = (("need", checked.needs), ("solution", checked.solutions), ("event", checked.events))
            counts = ", ".join(self.counted(kind, len(found)) for kind, found in entries)
            self.out.print(self.words.gettext("All well: %(counts)s.") % {"counts": counts}, style="green")

    def built(self, result: BuildResult, settings: Settings) -> None:
        """What was written and where to look at it, or the mistakes that stopped the build."""
        self.problems(result.problems, settings)
        if result.summary is None:
            self.err.print(self.words.gettext("Nothing was built: what was published before stays as it was."))
            return
        if self.form == "json":
            return
        summary = result.summary
        values = {
            "pages": self.counted("page", result.pages),
            "seconds": self.decimal(time.monotonic() - self.started, 1),
            "output": settings.output,
            "written": summary.written,
            "unchanged": summary.unchanged,
            "removed": summary.removed,
        }
        self.out.print(self.words.gettext(BUILT) % values, style="green")
        self.out.print(self.words.gettext(LOOK) % values)

    def effort(self, result: BuildResult) -> None:
        """How much of the build was not there already; in JSON a line of its own on stderr."""
        counts = {**asdict(result.effort), "written": result.summary.written if result.summary else 0}
        if self.form == "json":
            self.err.print(json.dumps(counts))
        else:
            self.out.print(self.words.gettext(EFFORT) % counts)

    def cleaned(self, removed: Sequence[Path]) -> None:
        for folder in removed:
            self.out.print(self.words.gettext("Removed %(folder)s") % {"folder": folder})
        if not removed:
            self.out.print(self.words.gettext("There was nothing to remove."))

    def preview(self, settings: Settings) -> "PreviewVoice":
        return PreviewVoice(self, settings)

    def found(self, reply: "Reply", *, explains: bool) -> None:
        """Hits, best first: title, address and a passage; what the words were analysed to, where somebody asks."""
        if self.form == "json":
            self.out.print(json.dumps(reply.as_json(), ensure_ascii=False, indent=2))
            return
        for word in reply.words if explains else ():
            self.out.print(f"{word.word}: {self.analysis(word)}", style="dim")
        for number, hit in enumerate(reply.hits, start=1):
            self.out.print(f"{number}. {hit.title}", style="bold")
            self.out.print(f"   {hit.url}  {self.decimal(hit.score, 2)}\n   {hit.passage}\n")
        self.out.print(self.counted("hit", reply.total))

    def analysis(self, word: "Explained") -> str:
        """What a word was looked for as."""
        if word.is_stop_word:
            return self.words.gettext("too common to search for")
        parts = f" ({' + '.join(word.parts)})" if word.parts else ""
        return f"{' '.join(word.terms)}{parts} → {' '.join(word.asked) or '–'}"

    def problems(self, problems: Sequence[Problem], settings: Settings) -> None:
        """To stdout in the form asked for; people also get the counts, the errors in red and the warnings in yellow."""
        if self.form == "json":
            self.out.print(json_report(problems, self.language), end="")
        elif self.form == "github":
            self.out.print(github_report(problems, self.language), end="")
        elif problems:
            line_of = partial(line_at, settings.site)
            for problem in problems:
                colour = "red" if problem.severity is Severity.ERROR else "yellow"
                head, *rest = text_report([problem], self.language, line_of).rstrip("\n").split("\n")
                self.out.print(head, style=colour)
                self.out.print("\n".join(rest) + "\n")
            self.summarise(problems, settings)

    def summarise(self, problems: Sequence[Problem], settings: Settings) -> None:
        counts = Counter(problem.severity for problem in problems)
        told = [self.counted(kind.value, counts[kind]) for kind in (Severity.ERROR, Severity.WARNING) if counts[kind]]
        self.out.print(", ".join(told))
        if settings.is_strict and not counts[Severity.ERROR]:
            self.out.print(self.words.gettext("Warnings count as errors here (--strict)."))

    def decimal(self, number: float, digits: int) -> str:
        text = f"{number:.{digits}f}"
        return text.replace(".", ",") if self.language == "sv" else text

    def counted(self, kind: str, number: int) -> str:
        return self.words.ngettext(f"%(num)d {kind}", f"%(num)d {kind}s", number) % {"num": number}


BUILT = (
    "Built %(pages)s in %(seconds)s s into %(output)s "
    "(%(written)d files written, %(unchanged)d unchanged, %(removed)d removed)."
)
EFFORT = "Anew: %(checked)d entries checked, %(rendered)d pages rendered, %(analysed)d texts analysed, %(written)d files written."
SERVING = "Look at the site at %(url)s (Ctrl-C ends). Every saved change is shown at once."
UNTOLD = "The system does not tell of changes here, so all files are looked at every other second."


class PreviewVoice:
    """What `stafett serve` tells: where to look, and after each change whether all is well."""

    def __init__(self, console: Console, settings: Settings) -> None:
        self._console, self._settings = console, settings
        self._told: Sequence[Problem] = ()

    def serving(self, url: str, *, is_told: bool) -> None:
        self._say(SERVING, "green", url=url)
        if not is_told:
            self._say(UNTOLD, "yellow")

    def shown(self, problems: Sequence[Problem], seconds: float) -> None:
        """A problem that stays is told once; the count of them every time."""
        console = self._console
        if problems and problems != self._told:
            console.problems(problems, self._settings)
        self._told = problems
        if self._settings.stops_at(problems):
            self._say("%(time)s  Not shown: there are mistakes. What was shown before stays.", "red")
        else:
            self._say("%(time)s  Shown, %(seconds)s s", "green", seconds=console.decimal(seconds, 2))

    def found_behind(self, problems: Sequence[Problem]) -> None:
        self._console.problems(problems, self._settings)

    def fault(self, text: str) -> None:
        self._console.err.print(f"stafett: {text}", style="red")

    def _say(self, message: str, style: str, **values: str) -> None:
        values["time"] = time.strftime("%H:%M:%S")
        self._console.out.print(self._console.words.gettext(message) % values, style=style)


LOOK = "Look at it: python3 -m http.server --directory %(output)s, then http://localhost:8000"
