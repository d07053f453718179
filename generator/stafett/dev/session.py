"""From saved files to what is shown: a glance at once, a survey of everything after it, a whole build behind."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from stafett.config import Settings
from stafett.errors import Translate, words_of
from stafett.problems import Problem

from .behind import Verdict
from .changes import FEW, Changes, Gathering, Paths
from .shelf import Shelf, lay_out
from .showing import Showing
from .workshop import Clock, Survey, Workshop


class Voice(Protocol):
    """Tells the person at the terminal."""

    def serving(self, url: str, *, is_told: bool) -> None:
        """Where the site is; `is_told` says whether the system tells of changes, or they must be looked for."""

    def shown(self, problems: Sequence[Problem], seconds: float) -> None: ...

    def found_behind(self, problems: Sequence[Problem]) -> None:
        """What the whole build found wrong and nothing before it."""

    def fault(self, text: str) -> None: ...


class Session:
    """`want_whole` asks for a whole build of what has the number given."""

    def __init__(
        self,
        settings: Settings,
        now: Clock,
        showing: Showing,
        voice: Voice,
        translate: Translate = str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings, self._showing, self._voice = settings, showing, voice
        self._translate, self._clock = translate, clock
        self._workshop = Workshop(settings, now)
        self._survey: Survey | None = None
        self._lock = threading.Lock()
        self._unsurveyed: set[Path] = set()
        self._number = 0
        self.changes = Changes(Gathering(quiet=0, quiet_after_many=0))
        self.want_whole: Callable[[int], None] = lambda _number: None

    def notice(self, changed: Paths) -> None:
        """Show what can be shown at once, and ask for a survey."""
        with self._lock:
            self._unsurveyed |= changed
            if len(changed) <= FEW:
                self._glance(changed)
        self.changes.tell(changed)

    def survey(self, changed: Paths) -> None:
        """Read, check and plan the site with what `changed`, and show it."""
        with self._lock:
            self._unsurveyed -= changed
        started = self._clock()
        try:
            survey = self._workshop.survey(changed)
        except Exception as fault:  # noqa: BLE001 - a broken theme, or a mistake of ours: what was shown stays, and the next save may mend it
            self.fail(fault)
            return
        shelf = lay_out(survey.renderer) if survey.renderer else None
        if shelf and (before := self._showing.state.shelf):
            shelf.make_again(before)
        with self._lock:
            self._show(survey, shelf or self._showing.state.shelf)
        self._voice.shown(survey.problems, self._clock() - started)
        if survey.renderer is not None:
            self.want_whole(self._number)

    def work(self) -> None:
        """Survey after survey, until the changes are closed."""
        self._practise()
        self.try_templates()
        while (changed := self.changes.wait()) is not None:
            self.survey(changed)
            self.try_templates()

    def try_templates(self) -> None:
        """Make a page of each kind, to tell of a broken template that nobody is looking at; a newer change comes first."""
        state = self._showing.state
        for make in state.shelf.samples() if state.shelf and not state.problems else ():
            if self.changes.has_news:
                return
            try:
                make()
            except Exception as fault:  # noqa: BLE001 - whatever a template or a view does wrong
                self.fail(fault)
                return

    def judge(self, number: int, verdict: Verdict) -> None:
        """Take in what a whole build found, unless something newer has been shown since it was asked for."""
        errors = [problem for problem in verdict.problems if self._settings.stops_at([problem])]
        with self._lock:
            if number != self._number:
                return
            if errors:
                self._showing.change(problems=tuple(errors))
        if errors:
            self._voice.found_behind(errors)
        if verdict.fault:
            self._voice.fault(verdict.fault)

    def fail(self, fault: Exception) -> None:
        """Tell a fault once, over what is shown."""
        told = words_of(fault, self._translate)
        if self._showing.state.fault != told:
            self._showing.change(fault=told)
            self._voice.fault(told)

    def _practise(self) -> None:
        """Look at a file once, so that the first save need not wait for what only worker processes have made ready."""
        shelf = self._showing.state.shelf
        for name in [*self._survey.groups][:1] if self._survey else ():
            self._look(shelf, self._settings.site / name)

    def _show(self, survey: Survey, shelf: Shelf | None) -> None:
        self._survey = survey
        problems = tuple(problem for problem in survey.problems if self._settings.stops_at([problem]))
        self._number = self._showing.change(shelf=self._with_news(shelf), problems=problems, fault="").number

    def _with_news(self, shelf: Shelf | None) -> Shelf | None:
        """With what was saved while the survey was made, and shown already."""
        for file in self._unsurveyed if len(self._unsurveyed) <= FEW else ():
            shelf, _ = self._look(shelf, file)
        return shelf

    def _glance(self, files: Iterable[Path]) -> None:
        state = self._showing.state
        shelf, problems = state.shelf, state.problems
        for file in files:
            shelf, found = self._look(shelf, file)
            problems += tuple(problem for problem in found if problem not in problems)
        if shelf is not state.shelf or problems != state.problems:
            self._showing.change(shelf=shelf, problems=problems)

    def _look(self, shelf: Shelf | None, file: Path) -> tuple[Shelf | None, tuple[Problem, ...]]:
        if self._survey is None or shelf is None:
            return shelf, ()
        glance = self._workshop.glance(self._survey, shelf.latest, file)
        return (shelf.with_pages(glance.renderer) if glance.renderer else shelf), glance.problems
