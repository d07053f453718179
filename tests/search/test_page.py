"""The search page as somebody uses it, in a browser."""

from pathlib import Path

import pytest
from bare_search_site import Site
from gate import Gate
from playwright.sync_api import Page, Route, expect

CASES = [line.split("\t") for line in (Path(__file__).parent / "queries.tsv").read_text("utf-8").splitlines()[1:]]
DONE = "[data-search-state=done]"


def ask(page: Page, query: str) -> list[str]:
    """Types a query; the ids that come, best first."""
    page.get_by_role("combobox", name="Sök").first.fill(query)
    page.wait_for_function(
        "query => document.querySelector('[data-search-state=done]')?.dataset.query === query", arg=query
    )
    return ids(page)


def ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('[data-need]')].map(e => e.dataset.need)")
    return found


@pytest.mark.parametrize(("query", "first", "why"), CASES, ids=[case[0] for case in CASES])
def test_the_right_need_stands_first(page: Page, query: str, first: str, why: str) -> None:
    assert ask(page, query)[:1] == [first], why


def test_matching_words_are_marked_also_as_parts_and_corrections(page: Page) -> None:
    ask(page, "mottagning")
    assert "mottagningen" in page.locator("[data-need=hjartsvikt] mark").all_inner_texts()
    ask(page, "brevlåda")
    expect(page.locator("[data-need=batteri] p mark")).to_have_text("Funktionsbrevlådan")
    ask(page, "dibaetes")
    expect(page.locator("[data-need=diabetes] a mark")).to_have_text("diabetes")


def test_a_correction_is_told_and_can_be_undone(page: Page) -> None:
    ask(page, "dibaetes")
    notice = page.locator("[data-search-notice]")
    expect(notice).to_contain_text("Visar träffar för diabetes")
    notice.get_by_role("button", name="sök i stället efter dibaetes").click()
    expect(page.get_by_role("status")).to_have_text("Inga träffar")
    assert "exact=1" in page.url


def test_the_state_is_in_the_address_and_the_back_button_leads_back(page: Page) -> None:
    ask(page, "diabetes")
    page.wait_for_timeout(2100)
    ask(page, "batteri")
    assert page.url.endswith("?q=batteri")
    page.go_back()
    expect(page.locator("[data-need=diabetes]")).to_be_visible()
    expect(page.get_by_role("combobox", name="Sök").first).to_have_value("diabetes")


def test_an_address_gives_the_results_that_typing_gives(page: Page, site: Site) -> None:
    typed = ask(page, "vården")
    page.goto(f"{site.url}/sok/?q=v%C3%A5rden")
    page.wait_for_selector(DONE)
    assert ids(page) == typed


def test_suggestions_follow_the_combobox_pattern(page: Page) -> None:
    field = page.get_by_role("combobox", name="Sök").first
    field.press_sequentially("hjärts")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    chosen = options.first
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    text = chosen.inner_text()
    field.press("Enter")
    expect(field).to_have_value(text)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()


def test_facets_count_and_filter_and_keep_the_focus(page: Page) -> None:
    ask(page, "vården")
    page.get_by_text("Filter").click()
    safety = page.get_by_role("checkbox", name="Patientsäkerhet")
    expect(page.locator("[data-value=safety] [data-count]")).to_have_text("2")
    safety.check()
    expect(page.locator("[data-need]")).to_have_count(2)
    expect(safety).to_be_focused()
    assert "areas=safety" in page.url
    expect(page.locator("[data-value=metabolic] [data-count]")).to_have_text("1")
    page.get_by_role("checkbox", name="Metabol hälsa").check()
    expect(page.locator("[data-need]")).to_have_count(3)


def test_results_can_be_sorted_by_priority_and_by_newest(page: Page) -> None:
    ask(page, "vården")
    page.get_by_label("Ordning").select_option("priority")
    expect(page.locator("[data-need]").first).to_have_attribute("data-need", "spraktolk")
    page.get_by_label("Ordning").select_option("newest")
    expect(page.locator("[data-need]").first).to_have_attribute("data-need", "spraktolk")
    assert "sort=newest" in page.url


def test_more_results_come_on_demand_and_take_the_focus(page: Page) -> None:
    assert len(ask(page, "ärende")) == 10
    page.get_by_role("button", name="Fler").click()
    expect(page.locator("[data-need]")).to_have_count(30)
    expect(page.locator("[data-need] a").nth(10)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("40 träffar")


def test_no_result_is_no_dead_end(page: Page) -> None:
    assert ask(page, "qqqqqq") == []
    expect(page.get_by_text("Berätta om ett behov.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Inga träffar")


def test_a_search_without_hits_is_not_offered_to_be_kept(page: Page) -> None:
    keep = page.get_by_role("button", name="Spara sökningen")
    ask(page, "diabetes")
    expect(keep).to_be_visible()
    ask(page, "qqqqqq")
    expect(keep).to_be_hidden()


def test_the_first_result_is_shown_before_the_texts_of_the_others_are_asked_for(page: Page) -> None:
    texts = Gate(page, "**/*.txt", passing=1)
    page.get_by_role("combobox", name="Sök").first.fill("ärende")
    expect(page.locator("[data-need] a")).to_have_text("Ärende nummer 0")
    expect(page.locator("[data-search-results] > li")).to_have_count(10)
    expect(page.get_by_role("status")).to_have_text("40 träffar")
    assert page.locator("[data-search-results] > li[aria-busy] :visible").count() == 0
    assert page.locator(DONE).count() == 0
    texts.open()
    page.wait_for_selector(DONE)
    expect(page.locator("[data-need]")).to_have_count(10)
    assert page.locator("[data-search-results] > [aria-busy]").count() == 0


def test_where_a_text_fails_the_others_stand_and_it_can_be_tried_again(page: Page) -> None:
    failed: list[str] = []

    def once(route: Route) -> None:
        failed.append(route.request.url)
        route.abort() if len(failed) == 1 else route.continue_()

    page.route("**/*.txt", once)
    page.get_by_role("combobox", name="Sök").first.fill("ärende")
    expect(page.get_by_role("alert")).to_have_text("Sökningen gick inte att läsa in.")
    assert "fyllnad-0" not in ids(page)
    assert page.locator("[data-search-results] > li").count() == len(ids(page)) == 9
    page.get_by_role("button", name="Försök igen").press("Enter")
    expect(page.locator("[data-need=fyllnad-0] a")).to_have_text("Ärende nummer 0")
    expect(page.locator("[data-need]")).to_have_count(10)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_text_that_is_gone_leads_to_the_newer_index(page: Page) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        is_gone = route.request.url.endswith(".txt") and not any(url.endswith("entry.json") for url in asked)
        route.fulfill(status=404) if is_gone else route.continue_()

    page.route("**/*", note)
    assert ask(page, "diabetes")[:1] == ["diabetes"]
    assert sum(url.endswith("entry.json") for url in asked) == 1


def test_an_answer_that_was_overtaken_asks_for_no_more_texts(page: Page) -> None:
    texts = Gate(page, "**/*.txt")
    field = page.get_by_role("combobox", name="Sök").first
    with page.expect_request("**/*.txt"):
        field.fill("ärende")
    with page.expect_request("**/*.txt"):
        field.fill("diabetes")
    texts.open()
    page.wait_for_selector(DONE)
    assert len(texts.asked) == 2


def test_a_passage_keeps_headings_and_cells_apart(page: Page) -> None:
    ask(page, "bråttom")
    expect(page.locator("[data-need=spraktolk] p")).to_contain_text("Vad det gäller · Tolkar finns")


def test_a_file_that_fails_gives_a_message_and_a_retry(page: Page) -> None:
    page.route("**/t-*.bin", lambda route: route.abort())
    page.get_by_role("combobox", name="Sök").first.fill("diabetes")
    expect(page.get_by_role("alert")).to_have_text("Sökningen gick inte att läsa in.")
    expect(page.get_by_role("status")).to_have_text("")
    page.unroute("**/t-*.bin")
    page.get_by_role("button", name="Försök igen").click()
    expect(page.locator("[data-need=diabetes]")).to_be_visible()


def test_a_new_index_between_two_fetches_is_taken_up(page: Page) -> None:
    gone: list[str] = []

    def once_gone(route: Route) -> None:
        gone.append(route.request.url)
        route.fulfill(status=404) if len(gone) == 1 else route.continue_()

    page.route("**/t-*.bin", once_gone)
    assert ask(page, "diabetes")[:1] == ["diabetes"]
    assert len(gone) >= 2


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000,
        "ord " * 2_500,
        "😀🎉",
        "日本語 русский العربية",
        "<script>alert(1)</script>",
        "__proto__ constructor",
        '"',
        "-",
        "\\ ( [ *",
    ],
)
def test_anything_typed_is_plain_words(page: Page, query: str) -> None:
    ask(page, query)


def test_markup_in_a_text_is_shown_as_text(page: Page) -> None:
    ask(page, "alltid bråttom alert")
    expect(page.locator("[data-need=spraktolk] p")).to_contain_text("<script>alert(1)</script>")


def test_needs_in_another_language_are_found_and_marked(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/sok-en/")
    assert ask(page, "diabetes")[:1] == ["diabetes"]
    assert page.locator("[data-need=diabetes]").count() == 1
    assert ask(page, "tolk")[:1] == ["spraktolk"]
    expect(page.locator("[data-need=spraktolk]")).to_contain_text("Endast på svenska")
    expect(page.locator("[data-need=spraktolk] a")).to_have_attribute("href", "/behov/spraktolk/")


def test_a_kept_search_tells_what_is_new(page: Page) -> None:
    ask(page, "diabetes")
    keep = page.get_by_role("button", name="Spara sökningen")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage['stafett.searches.sv']);
      localStorage['stafett.searches.sv'] = JSON.stringify(kept.map(one => ({...one, day: 19000})));
    }""")
    page.get_by_text("Sparade sökningar").click()
    expect(page.locator("[data-search-saved] li")).to_contain_text("1 ny")
    page.get_by_role("button", name="Glöm diabetes").click()
    expect(page.locator("[data-search-saved]")).to_be_hidden()
