"""What a person does on the site: finds a need, changes language, reads by keyboard, on paper and without a script."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

Visit = Callable[..., Page]
A4_MOST_PAGES = 2
MOST_EMS_A_LINE = 42  # some eighty letters
NEED_FOLDERS = ("behov", "en/needs")
FEWEST_NEEDS = 36  # 24 needs, half of them in English, too


def test_a_need_is_found_from_the_home_page_through_a_facet(visit: Visit) -> None:
    page = visit()
    page.get_by_role("link", name="Alla behov").first.click()
    page.locator("details", has_text="Områden").locator("summary").first.click()
    page.locator("details", has_text="Områden").get_by_role("link").first.click()
    heading = page.get_by_role("heading", level=1).inner_text()
    page.locator("main .card a").first.click()
    expect(page.locator("main")).to_contain_text(heading)


def test_the_lists_orders_are_links(visit: Visit) -> None:
    page = visit("behov/")
    first = page.locator("main .card h2, main .card h3").first.inner_text()
    page.get_by_role("link", name="Titel").click()
    assert page.url.endswith("/behov/titel/")
    assert page.locator("main .card h2, main .card h3").first.inner_text() != first


def test_changing_language_leads_to_the_same_need(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['followed_up']}/")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith(f"/en/needs/{examples['followed_up']}/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Svenska").click()
    assert page.url.endswith(f"/behov/{examples['followed_up']}/")


def test_an_untranslated_need_says_so_in_the_other_languages_list(visit: Visit, examples: dict[str, str]) -> None:
    page = visit("en/needs/")
    for number in range(2, 10):
        card = page.locator(".card", has_text="only in Swedish")
        if card.count():
            assert card.first.locator("a[lang=sv], [lang=sv] a").count()
            return
        page.goto(page.url.split("page/")[0] + f"page/{number}/")
    raise AssertionError("no untranslated need among the examples")


@pytest.mark.parametrize(("opener", "panel"), [(".menu-button", "#site-menu"), (".panel-button", "#facet-panel")])
def test_a_panel_gives_the_focus_back_and_closes_when_the_keyboard_leaves_it(
    opener: str, panel: str, visit: Visit
) -> None:
    page = visit("behov/", width=390)
    button, over = page.locator(opener), page.locator(panel)
    button.press("Enter")
    expect(over).to_be_visible()
    page.keyboard.press("Tab")
    assert over.locator(":focus").count()
    page.keyboard.press("Escape")
    expect(over).to_be_hidden()
    expect(button).to_be_focused()
    button.press("Enter")
    over.locator("a:visible, summary").last.focus()
    page.keyboard.press("Tab")
    expect(over).to_be_hidden()
    assert page.locator("main :focus, header :focus").count()


@pytest.mark.parametrize("path", ["", "behov/{announced}/", "losningar/{solution}/", "statistik/", "datakvalitet/"])
def test_a_pages_parts_are_told_by_headings_not_by_a_crowd_of_landmarks(
    path: str, visit: Visit, examples: dict[str, str]
) -> None:
    page = visit(path.format(**examples))
    assert page.locator("main h2").count() > 4
    assert page.get_by_role("region").and_(page.locator(":not(.prose *)")).count() == 0  # a body may have footnotes


@pytest.mark.parametrize(("path", "words"), [("behov/{announced}/", ".prose > p"), ("sok/?q=astma", ".finder-excerpt")])
def test_lines_of_words_are_short_enough_to_read(path: str, words: str, visit: Visit, examples: dict[str, str]) -> None:
    text = visit(path.format(**examples)).locator(words)
    text.first.wait_for()
    ems = text.first.evaluate("text => text.clientWidth / parseFloat(getComputedStyle(text).fontSize)")
    assert ems < MOST_EMS_A_LINE


def test_code_in_a_text_is_told_apart(visit: Visit, examples: dict[str, str]) -> None:
    text = visit("behov/{announced}/".format(**examples)).locator(".prose").first
    found = text.evaluate("""text => {
        const code = text.appendChild(document.createElement("code")), style = getComputedStyle(code);
        return [style.fontFamily, style.backgroundColor !== getComputedStyle(text).backgroundColor];
    }""")
    assert "monospace" in found[0]
    assert found[1]


def test_the_keyboard_reaches_the_content_past_the_header_first(visit: Visit) -> None:
    page = visit("behov/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Hoppa till innehållet"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_focused_element_is_seen_and_none_holds_the_focus(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['announced']}/")
    seen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " return [e.tagName + e.outerHTML.slice(0, 120), r.width, r.height, getComputedStyle(e).outlineStyle]; })()"
        )
        assert box[1] > 0
        assert box[2] > 0
        assert box[3] != "none", box[0]
        seen.append(box[0])
    assert len(set(seen)) >= len(seen) - 1


def test_every_need_prints_on_two_pages_at_most_in_both_languages(visit: Visit, built: Path) -> None:
    files = sorted(file for folder in NEED_FOLDERS for file in built.glob(f"{folder}/*/index.html"))
    needs = [
        file.parent.relative_to(built).as_posix() for file in files if 'class="wrap need"' in file.read_text("utf-8")
    ]
    assert len(needs) > FEWEST_NEEDS
    page = visit(f"{needs[0]}/", script=False)
    site = page.url.removesuffix(f"{needs[0]}/")
    for need in needs:
        page.goto(f"{site}{need}/")
        paper = PdfReader(BytesIO(page.pdf(format="A4", print_background=False)))
        assert len(paper.pages) <= A4_MOST_PAGES, need


def test_paper_holds_the_words_and_the_address_but_not_the_ways(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['announced']}/")
    paper = PdfReader(BytesIO(page.pdf(format="A4", print_background=False)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert page.get_by_role("heading", level=1).inner_text() in text
    assert f"/behov/{examples['announced']}/" in text
    for way in ("Hoppa till innehållet", "På den här sidan", "Behov som liknar det här", "Tillgänglighetsredogörelse"):
        assert way in page.content()
        assert way not in text


def test_the_site_is_read_without_a_script(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['followed_up']}/", script=False)
    assert page.locator("main h2").count() > 4
    page.get_by_role("link", name="Lösningar").first.click()
    assert page.url.endswith("/losningar/")


def test_slash_leads_to_the_search_field_and_enter_to_the_search_page(visit: Visit) -> None:
    page = visit("losningar/")
    page.keyboard.press("/")
    page.keyboard.type("astma")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=astma")


def test_the_reader_chooses_light_or_dark_and_the_choice_lasts(visit: Visit) -> None:
    page = visit("behov/")
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("[data-scheme-toggle]").click()
    after = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert after != before
    page.goto(page.url)
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == after


def test_a_deadline_that_passed_since_the_build_is_marked(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['due']}/")
    assert page.locator("[data-deadline]").count()
    assert page.locator("[data-deadline].is-passed").count() == 0
    page.clock.set_system_time("2030-01-01T12:00:00Z")
    page.reload()
    assert page.locator("[data-deadline].is-passed").count()


def test_an_address_that_is_not_there_is_answered_in_its_language(visit: Visit) -> None:
    page = visit("en/needs/not-there/", expect_status=404)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("main a").count()


def test_old_addresses_lead_on(visit: Visit, built: Path) -> None:
    redirects = [page for page in built.rglob("index.html") if 'http-equiv="refresh"' in page.read_text("utf-8")]
    assert redirects, "the example has no alias"
    old = redirects[0].parent.relative_to(built).as_posix() + "/"
    page = visit(old)
    page.wait_for_url(lambda address: not address.endswith(old))
    assert page.locator("main h1").count() == 1


def test_every_page_has_one_heading_of_level_one_and_a_title_of_its_own(built: Path) -> None:
    titles: dict[str, Path] = {}
    for page in sorted(built.rglob("index.html")):
        html = page.read_text("utf-8")
        if 'http-equiv="refresh"' in html or 'content="noindex"' in html:
            continue
        assert html.count("<h1") == 1, page
        title = html.split("<title>")[1].split("</title>")[0]
        language = "en" if '<html lang="en"' in html else "sv"
        assert titles.setdefault(f"{language} {title}", page) == page, title


def test_a_search_marks_what_was_meant_and_not_a_common_word_with_the_same_stem(visit: Visit) -> None:
    """Swedish *demens* and *dem* (them) have one stem; the pronoun is too common to be searched for."""
    page = visit("sok/?q=demens")
    page.locator("[data-search-state=done] [data-need] mark").first.wait_for()
    marked = {text.casefold() for text in page.locator("[data-need] mark").all_inner_texts()}
    assert marked
    assert "dem" not in marked
