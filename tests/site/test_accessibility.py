"""axe-core finds nothing on any kind of page, in either language and either theme, on a phone and on a desk."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page
from site_server import read_headers

PAGES = {
    "home": ("", "en/"),
    "needs": ("behov/", "en/needs/"),
    "need followed up": ("behov/{followed_up}/", "en/needs/{followed_up}/"),
    "need announced": ("behov/{announced}/", "en/needs/{announced}/"),
    "need merged": ("behov/{merged}/", "en/stages/merged/"),
    "need that ended": ("behov/{closed}/", "en/needs/{parked}/"),
    "solutions": ("losningar/", "en/solutions/"),
    "solution": ("losningar/{solution}/", "en/solutions/{solution}/"),
    "events": ("evenemang/", "en/events/"),
    "answer": ("behov/{announced}/svara/", "en/needs/{announced}/answer/"),
    "tell": ("beratta-om-ett-behov/", "en/tell-about-a-need/"),
    "feedback": ("losningar/sarbilden/aterkoppla/", "en/solutions/sarbilden/feedback/"),
    "thanks": ("tack/", "en/thanks/"),
    "calendar": ("evenemang/kalender/", "en/events/calendar/2025/"),
    "event": ("evenemang/{event}/", "en/events/{event}/"),
    "contest": ("evenemang/{contest}/", "en/events/{contest}/"),
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
    "search with hits": ("sok/?q=astma", "en/search/?q=dementia"),
    "search without a hit": ("sok/?q=qzxwv", "en/search/?q=qzxwv"),
    "not found": ("finns-inte/", "en/nothing-here/"),
}
"""Kind of page to its address in Swedish and in English; a name in braces is filled in from the built site."""
STATUS = {"not found": 404}
SETTLED = {"search with hits": "[data-search-state=done] .card-title a", "search without a hit": "[data-search-empty]"}
"""What a page shows when its script is done."""
LOOKS = {"light phone": (390, False), "dark desk": (1280, True)}


UNSEEN_FOCUS = """() => {
  const unseen = [];
  for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    e.focus({focusVisible: true});
    if (document.activeElement !== e) continue;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 || box.width < 1 || box.height < 1)
      unseen.push(e.outerHTML.slice(0, 160));
  }
  return unseen;
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e);
  return style.scrollBehavior === 'smooth' || style.animationName !== 'none'
    || style.transitionDuration.split(', ').some(time => parseFloat(time) > 0);
}).map(e => e.outerHTML.slice(0, 160))"""

FADED = "Promise.all(document.getAnimations().map(animation => animation.finished))"
"""What fades is read by nobody, nor held against what contrast must be."""

Open = Callable[..., Page]


@pytest.fixture
def open_kind(visit: Open, examples: dict[str, str]) -> Open:
    """Open a page of a kind (language 0 Swedish, 1 English) and wait for what its script shows."""

    def open_page(kind: str, language: int = 0, **look: Any) -> Page:
        page = visit(PAGES[kind][language].format(**examples), expect_status=STATUS.get(kind, 200), **look)
        if kind in SETTLED:
            page.locator(SETTLED[kind]).first.wait_for()
            page.evaluate(FADED)
        return page

    return open_page


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(kind: str, look: str, open_kind: Open) -> None:
    width, dark = LOOKS[look]
    for language in range(2):
        page = open_kind(kind, language, width=width, dark=dark)
        results = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def test_at_320_pixels_no_page_scrolls_sideways_and_every_focus_is_seen(open_kind: Open) -> None:
    for kind in PAGES:
        page = open_kind(kind, width=320)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} pixels too wide"
        assert page.evaluate(UNSEEN_FOCUS) == [], page.url


def test_nothing_moves_for_who_asks_for_less_motion(open_kind: Open) -> None:
    for kind in ("home", "need followed up", "priorities", "search with hits", "answer"):
        page = open_kind(kind)
        assert page.evaluate(MOVING) == [], page.url


def test_no_page_has_inline_style_or_a_script_that_the_policy_does_not_know(built: Path) -> None:
    """The Content-Security-Policy would stop them: a page must not ask."""
    headers: dict[str, str] = dict(read_headers())["/*"]
    policy = headers["Content-Security-Policy"]
    for page in built.rglob("*.html"):
        html = page.read_text("utf-8")
        assert " style=" not in html, page
        assert "<style" not in html, page
        for script in re.findall("<script>(.*?)</script>", html, re.DOTALL):
            assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in policy, page
        assert "javascript:" not in html, page
