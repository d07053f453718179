"""What a command tells: colours and progress on a terminal, plain lines elsewhere. Results go to stdout, progress to stderr."""

import time
from collections.abc import Sequence
from pathlib import Path

import rich.console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from stafett.build import BuildResult
from stafett.check import Checked
from stafett.config import Settings
from stafett.i18n import load_words
from stafett.problems import Problem, Severity

LOCALE = Path(__file__).parent / "locale"


class Console:
    """One command's voice in one language; `form` is text, json or github."""

    def __init__(self, language: str, form: str = "text") -> None:
        self.language = language
        self.form = form
        self.words = load_words(language, [LOCALE / language / "LC_MESSAGES" / "cli.po"])
        self.out = rich.console.Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
        self.err = rich.console.Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
        self.started = time.monotonic()
        self.tasks: dict[str, TaskID] = {}
        # Refreshed by hand: worker processes are forked from this one, and it must have no thread then.
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self.progress = Progress(*columns, console=self.err, auto_refresh=False, transient=True)

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
