"""axe-core finds nothing on any kind of page, in either language and either theme, on a phone and on a desk."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

PAGES = {
    "home": ("", "en/"),
    "needs": ("behov/", "en/needs/"),
    "need followed up": ("behov/{followed_up}/", "en/needs/{followed_up}/"),
    "need announced": ("behov/{announced}/", "en/needs/{announced}/"),
    "need merged": ("behov/{merged}/", "en/stages/merged/"),
    "solutions": ("losningar/", "en/solutions/"),
    "solution": ("losningar/{solution}/", "en/solutions/{solution}/"),
    "events": ("evenemang/", "en/events/"),
    "answer": ("behov/{announced}/svara/", "en/needs/{announced}/answer/"),
    "tell": ("beratta-om-ett-behov/", "en/tell-about-a-need/"),
    "feedback": ("losningar/sarbilden/aterkoppla/", "en/solutions/sarbilden/feedback/"),
    "thanks": ("tack/", "en/thanks/"),
    "calendar": ("evenemang/kalender/", "en/events/calendar/2025/"),
    "event": ("evenemang/{event}/", "en/events/{event}/"),
    "vocabulary": ("omraden/", "en/areas/"),
    "value": ("omraden/metabolic-health/", "en/areas/metabolic-health/"),
    "organisations": ("organisationer/", "en/organisations/"),
    "organisation": ("organisationer/{organisation}/", "en/organisations/{organisation}/"),
    "stages": ("steg/", "en/stages/"),
    "stage": ("steg/utlyst/", "en/stages/announced/"),
    "rounds": ("varv/", "en/rounds/"),
    "guidance": ("vagledning/", "en/guidance/"),
    "guidance of a side": ("vagledning/ekonomiskt/", "en/guidance/economic/"),
    "page": ("sa-gar-det-till/", "en/sa-gar-det-till/"),
    "statement": ("tillganglighet/", "en/tillganglighet/"),
    "priorities": ("prioriteringar/", "en/priorities/"),
    "priorities by other weights": ("prioriteringar/?climate=90", "en/priorities/?economic=1&legal=1"),
    "statistics": ("statistik/", "en/statistics/"),
    "data quality": ("datakvalitet/", "en/data-quality/"),
    "to look after": ("att-se-over/", "en/to-look-after/"),
    "search": ("sok/", "en/search/"),
    "not found": ("finns-inte/", "en/nothing-here/"),
}
"""Kind of page to its address in Swedish and in English; a name in braces is filled in from the built site."""
STATUS = {"not found": 404}
LOOKS = {"light phone": (390, False), "dark desk": (1280, True)}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(kind: str, look: str, visit: Callable[..., Page], examples: dict[str, str]) -> None:
    width, dark = LOOKS[look]
    for path in PAGES[kind]:
        page = visit(path.format(**examples), width=width, dark=dark, expect_status=STATUS.get(kind, 200))
        results = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def test_pages_have_no_horizontal_scroll_at_320_pixels(visit: Callable[..., Page], examples: dict[str, str]) -> None:
    for kind, paths in PAGES.items():
        page = visit(paths[0].format(**examples), width=320, expect_status=STATUS.get(kind, 200))
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} pixels too wide"


def test_no_page_has_inline_script_or_style(built: Path) -> None:
    """The Content-Security-Policy would stop them: a page must not ask."""
    for page in built.rglob("*.html"):
        html = page.read_text("utf-8")
        assert " style=" not in html, page
        assert "<style" not in html, page
        assert "<script>" not in html, page
        assert "javascript:" not in html, page
