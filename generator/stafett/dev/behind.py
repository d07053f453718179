"""The whole build, in a process of its own behind what is shown: links checked, search index made, cache warm."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from stafett.config import Settings
from stafett.problems import Place, Problem, Severity

COMMAND = (sys.executable, "-c", "from stafett.cli import main; main()", "build")
GENTLE = 10
"""How far (nice) the build stands back for the editor's own programs."""
PATIENCE = 5.0
"""Seconds that a build is given to end when asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a whole build found; `fault` where it could not be made at all."""

    problems: tuple[Problem, ...] = ()
    fault: str = ""


class WholeBuild:
    """One at a time, and the newest wish once more after it: `report` is told the verdict and for which number it holds."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], report: Callable[[int, Verdict], None]
    ) -> None:
        self._command, self._environment, self._report = command, environment, report
        self._wish = threading.Condition()
        self._wanted = self._begun = 0
        self._is_closed = False
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def want(self, number: int) -> None:
        with self._wish:
            self._wanted = number
            self._wish.notify_all()

    @property
    def is_at_work(self) -> bool:
        return self._process is not None

    def stop(self) -> None:
        with self._wish:
            self._is_closed = True
            self._wish.notify_all()
            if self._process is not None:
                end(self._process)
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        while self._wait_for_wish():
            with self._wish:
                if self._is_closed:
                    return
                self._begun = self._wanted
                process = self._process = self._begin()
            output, errors = process.communicate()
            with self._wish:
                self._process = None
                if self._is_closed:
                    return
            self._report(self._begun, verdict_of(process.returncode, output, errors))

    def _wait_for_wish(self) -> bool:
        with self._wish:
            self._wish.wait_for(lambda: self._is_closed or self._wanted > self._begun)
            return not self._is_closed

    def _begin(self) -> subprocess.Popen[str]:
        # A group of its own: Ctrl-C reaches it through `stop` alone, and its workers end with it.
        process = subprocess.Popen(  # noqa: S603 - this program's own command
            self._command,
            env=dict(self._environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PGRP, process.pid, GENTLE)
        return process


def end(process: "subprocess.Popen[str]") -> None:
    """The process and those that it began."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGTERM)
        else:
            process.terminate()
    except ProcessLookupError:  # it was done already
        return
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def command_for(settings: Settings, output: Path, language: str) -> list[str]:
    """The command that a person would give, into a folder of its own."""
    given = ["--site", str(settings.site), "--output", str(output), "--jobs", str(settings.jobs), "--format", "json"]
    given += ["--lang", language]
    given += ["--base-url", settings.base_url] if settings.base_url else []
    given += ["--drafts"] if settings.with_drafts else []
    return [*COMMAND, *given]


def verdict_of(status: int, output: str, errors: str) -> Verdict:
    try:
        problems = tuple(map(problem_of, json.loads(output)["problems"]))
    except (ValueError, LookupError, TypeError):
        last = errors.strip().splitlines()[-1:] or [f"the whole build ended with status {status}"]
        return Verdict(fault=last[0].removeprefix("stafett: "))
    return Verdict(problems)


def problem_of(data: Mapping[str, object]) -> Problem:
    place = Place(str(data["path"]), int(str(data["line"] or 0)), int(str(data["column"] or 0)))
    values = data["values"]
    known = {str(key): str(value) for key, value in values.items()} if isinstance(values, dict) else {}
    return Problem(str(data["code"]), place, known, Severity(str(data["severity"])))
