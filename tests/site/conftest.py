"""The example catalogue, built once and driven in a real browser under the host's headers."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from site_server import SiteServer

from stafett.build import build
from stafett.config import Settings

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the browser and the built site."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example catalogue as a folder of files."""
    output = tmp_path_factory.mktemp("example") / "output"
    result = build(Settings(site=ROOT, output=output, cache=output.parent / "cache", now=NOW, is_strict=True))
    assert result.is_built, result.problems
    return output


@pytest.fixture(scope="session")
def examples() -> dict[str, str]:
    """Entries of the example catalogue that show what a test needs, by what they show: translated ones where there are."""
    found: dict[str, str] = {}
    for folder in ("needs", "solutions", "events"):
        files = sorted(
            (ROOT / "content" / folder).glob("*.md"), key=lambda file: (not translation(file).exists(), file.name)
        )
        for file in files:
            if file.stem.endswith(".en"):
                continue
            text = file.read_text("utf-8")
            stage = text.split("\nstage: ")[1].split("\n")[0].strip() if folder == "needs" else folder.removesuffix("s")
            found.setdefault(stage, file.stem)
            if "\nkind: contest" in text:
                found.setdefault("contest", file.stem)
            if stage == "announced" and f"answer_by: {NOW.year + 1}" in text:
                found.setdefault("due", file.stem)
    organisations = (ROOT / "content/organisations.yml").read_text("utf-8").splitlines()
    found["organisation"] = next(line.rstrip(":") for line in organisations if line and not line.startswith((" ", "#")))
    return found


def translation(file: Path) -> Path:
    return file.with_name(f"{file.stem}.en.md")


@pytest.fixture(scope="session")
def url(built: Path) -> Iterator[str]:
    with SiteServer(built) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, url: str) -> Iterator[Visit]:
    """`visit("behov/", dark=…, width=…, script=…)` opens a page; whatever the browser complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []
    complaints_allowed: list[str] = []

    def open_page(
        path: str = "", *, width: int = 1280, dark: bool = False, script: bool = True, expect_status: int = 200
    ) -> Page:
        context = browser.new_context(
            locale="sv-SE",
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: None if request.url.startswith(url) else complaints.append(f"third party: {request.url}"),
        )
        if expect_status != 200:
            complaints_allowed.append(f"status of {expect_status}")
        answer = page.goto(url + path)
        assert answer is not None
        assert answer.status == expect_status, page.url
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [text for text in complaints if not any(allowed in text for allowed in complaints_allowed)]
