"""The search page's markup in each of its states, as axe sees it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect


def type_in(page: Page, text: str) -> None:
    page.get_by_role("combobox", name="Sök").first.press_sequentially(text)


def with_results(page: Page) -> None:
    type_in(page, "vården ")
    expect(page.locator("[data-need]").first).to_be_visible()


def with_suggestions(page: Page) -> None:
    type_in(page, "hjärts")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def with_a_correction(page: Page) -> None:
    type_in(page, "dibaetes ")
    expect(page.get_by_role("button", name="sök i stället")).to_be_visible()


def with_facets(page: Page) -> None:
    with_results(page)
    page.get_by_text("Filter").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()


def without_results(page: Page) -> None:
    type_in(page, "qqqqqq ")
    expect(page.get_by_text("Berätta om ett behov.")).to_be_visible()


def with_a_failure(page: Page) -> None:
    page.route("**/t-*.bin", lambda route: route.abort())
    type_in(page, "vården ")
    expect(page.get_by_role("alert")).to_be_visible()


STATES = [
    lambda page: None,
    with_results,
    with_suggestions,
    with_a_correction,
    with_facets,
    without_results,
    with_a_failure,
]


@pytest.mark.parametrize("bring_about", STATES, ids=["idle", *(state.__name__ for state in STATES[1:])])
def test_no_state_has_what_axe_finds(page: Page, bring_about: Callable[[Page], None]) -> None:
    bring_about(page)
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
