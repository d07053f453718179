"""Ask a site that is being shown, and hear what it says."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stafett.problems import Problem

PATIENCE = 30.0
"""Seconds: far more than anything takes on a machine that is at rest."""


@dataclass
class Listener:
    """Keeps what a person at the terminal would be told."""

    urls: list[str] = field(default_factory=list)
    shown_problems: list[list[str]] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def serving(self, url: str, *, is_told: bool) -> None:
        self.urls.append(url)

    def shown(self, problems: Sequence[Problem], seconds: float) -> None:
        self.shown_problems.append([problem.code for problem in problems])

    def found_behind(self, problems: Sequence[Problem]) -> None:
        self.behind += [problem.code for problem in problems]

    def fault(self, text: str) -> None:
        self.faults.append(text)


def eventually(is_so: Callable[[], object]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.02)


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    text: str


def ask(url: str, host: str = "", method: str = "GET") -> Reply:
    request = urllib.request.Request(url, headers={"Host": host} if host else {}, method=method)
    opener = urllib.request.build_opener(Straight)
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return Reply(answer.status, dict(answer.headers), answer.read().decode())
    except urllib.error.HTTPError as answer:
        with answer:
            return Reply(answer.code, dict(answer.headers), answer.read().decode())


class Straight(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_args: object) -> None:
        return None
