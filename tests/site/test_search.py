"""The search page of a built site: few requests, and the pieces that other pages have, too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from gate import Gate
from playwright.sync_api import BrowserContext, Page, Request, expect

Visit = Callable[..., Page]
MOST_REQUESTS = 8
WIDTHS = (390, 1280)


def search(page: Page, query: str) -> None:
    page.get_by_role("combobox").first.fill(query)
    page.wait_for_function(
        "query => document.querySelector('[data-search-state=done]')?.dataset.query === query", arg=query
    )


def requests_of(context: BrowserContext) -> list[str]:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    return asked


@pytest.mark.parametrize(("path", "query"), [("sok/", "vård"), ("en/search/", "care")])
def test_the_first_result_costs_few_requests(path: str, query: str, visit: Visit) -> None:
    """All that is asked for until its text comes, on a visit with nothing in the cache."""
    page = visit(path)
    asked = requests_of(page.context)
    page.reload()
    texts = Gate(page, "**/*.txt")
    with page.expect_request("**/*.txt"):
        page.get_by_role("combobox").first.fill(query)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    until_then = list(asked)
    texts.open()
    expect(page.locator("[data-need] a").first).to_be_visible()
    assert len(until_then) <= MOST_REQUESTS, until_then


def test_what_is_seldom_wanted_is_fetched_when_it_is(visit: Visit) -> None:
    page = visit("sok/")
    asked = requests_of(page.context)
    search(page, "vård ")
    assert not [url for url in asked if url.endswith(".js")]
    page.get_by_text("Avgränsa sökningen").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()
    page.get_by_role("button", name="Spara sökningen").click()
    expect(page.get_by_text("Sparade sökningar", exact=True)).to_be_visible()
    assert sorted(Path(url).name.split(".")[0] for url in asked if url.endswith(".js")) == [
        "columns",
        "facets",
        "saved-list",
    ]


def test_a_choice_of_scheme_holds_without_any_script_file(visit: Visit) -> None:
    page = visit("sok/")
    page.get_by_role("button", name="Mörkt utseende").click()
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_slash_leads_to_the_field_of_the_search_page(visit: Visit) -> None:
    for width in WIDTHS:
        page = visit("sok/", width=width)
        page.keyboard.press("/")
        expect(page.get_by_role("combobox").first).to_be_focused()


def test_a_correction_is_told_to_who_does_not_see_it(visit: Visit) -> None:
    page = visit("sok/")
    search(page, "atsma")
    expect(page.locator("main [aria-live=polite]")).to_contain_text("Visar träffar för astma")
