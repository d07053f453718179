"""What all tests share."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

import stafett.pipeline
from stafett.render import Theme, load_theme

# No test is decided by the clock; and what CI says of a commit it says again: the hunt for new cases is for our own machines.
hypothesis.settings.register_profile("stafett", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("stafett")

STANDARD = Path(__file__).parents[1] / "themes/standard"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a worker: Playwright can be started but once in a thread."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(autouse=True, scope="session")
def standard_theme_compiled_once() -> Iterator[None]:
    """The standard theme's templates take longer to compile than a tiny site to build; no test changes them in place."""
    standard = load_theme("standard", [STANDARD.parent])

    def remember(name: str, places: Sequence[Path]) -> Theme:
        found = load_theme(name, places)
        return standard if [theme.folder for theme in found.chain] == [STANDARD] else found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stafett.pipeline, "load_theme", remember)
        yield
