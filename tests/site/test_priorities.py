"""The ranking as a reader moves the weights, against the definition itself."""

import csv
import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
LENSES = ("economic", "political", "technological", "legal", "climate")
PUBLISHED = (25, 15, 20, 15, 25)
FIRST_PAGE = 12


@pytest.fixture(scope="module")
def needs(built: Path) -> dict[str, list[int]]:
    """Each ranked need's scores by id, in the published order."""
    [file] = (built / "static/data").glob("ranking.sv.*.json")
    rows: list[list[Any]] = json.loads(file.read_bytes())["needs"]
    return {row[0]: [int(digit) for digit in row[2]] for row in rows}


def expected(needs: dict[str, list[int]], weights: Sequence[int]) -> list[tuple[int, str]]:
    """Places and ids: one more than how many are strictly above, and equals in the published order."""
    value = {key: sum(map(int.__mul__, weights, scores)) for key, scores in needs.items()}
    places = {key: 1 + sum(other > value[key] for other in value.values()) for key in needs}
    return [(places[key], key) for key in sorted(needs, key=places.__getitem__)]


def shown(page: Page) -> list[tuple[int, str]]:
    return [
        (int(place), link.rstrip("/").rsplit("/", 1)[1])
        for place, link in page.evaluate(
            """[...document.querySelectorAll("[data-ranking-list] > li")].map((row) => [
            row.querySelector("[data-part=place]").textContent, row.querySelector("h3 a").pathname])"""
        )
    ]


def expect_shown(page: Page, wanted: list[tuple[int, str]]) -> None:
    """Scores are fetched when a weight first moves, so the list may follow a moment after."""
    for _ in range(100):
        if shown(page) == wanted:
            return
        page.wait_for_timeout(50)
    assert shown(page) == wanted


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def address(weights: Sequence[int]) -> str:
    return "prioriteringar/?" + "&".join(f"{lens}={weight}" for lens, weight in zip(LENSES, weights, strict=True))


def test_any_weights_give_the_order_that_counting_gives(visit: Visit, needs: dict[str, list[int]]) -> None:
    chance = random.Random(11)
    page = visit("prioriteringar/")
    expect_shown(page, expected(needs, PUBLISHED)[:FIRST_PAGE])
    for _ in range(6):
        weights = [chance.randrange(101) for _ in LENSES]
        page.goto(page.url.split("prioriteringar/")[0] + address(weights))
        expect(status(page)).not_to_be_empty()
        while page.get_by_role("button", name="Visa fler").is_visible():
            page.get_by_role("button", name="Visa fler").click()
        expect_shown(page, expected(needs, weights))


def test_the_published_ranking_needs_no_script(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit("prioriteringar/", script=False)
    expect_shown(page, expected(needs, PUBLISHED)[:FIRST_PAGE])
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.locator(".weights-published")).to_be_visible()
    page.locator(".rank details").first.locator("summary").click()
    expect(page.locator(".rank details").first).to_contain_text("Jäv")
    page.get_by_role("link", name="Nästa sida").click()
    expect_shown(page, expected(needs, PUBLISHED)[FIRST_PAGE : 2 * FIRST_PAGE])


def test_a_slider_moves_needs_and_says_what_moved(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit("prioriteringar/")
    page.get_by_role("slider", name="Teknik").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("spinbutton", name="Teknik, vikten i siffror")).to_have_value("100")
    expect_shown(page, expected(needs, (25, 15, 100, 15, 25))[:FIRST_PAGE])
    expect(status(page)).to_contain_text("Stiger mest:")
    before = {key: place for place, key in expected(needs, PUBLISHED)}
    for row, (place, key) in zip(page.locator(".rank").all(), shown(page), strict=True):
        steps = before[key] - place
        told = f"upp {steps}" if steps > 0 else f"ned {-steps}" if steps else ""
        assert row.locator(".rank-move").inner_text() == told


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_how_far_a_need_has_moved_keeps_clear_of_its_title(width: int, visit: Visit) -> None:
    page = visit("prioriteringar/?climate=90", width=width)
    expect(status(page)).not_to_be_empty()
    moves = page.locator(".rank-move:not(:empty)")
    expect(moves.first).to_be_visible()
    for place in page.locator(".rank-place:has(.rank-move:not(:empty))").all():
        assert place.evaluate("place => place.scrollWidth <= place.clientWidth")


def test_the_address_carries_the_weights_and_the_back_button_returns(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit("prioriteringar/")
    field = page.get_by_role("spinbutton", name="Klimat, vikten i siffror")
    field.fill("70")
    field.press("Tab")
    expect(page).to_have_url(page.url.split("?")[0] + "?economic=25&political=15&technological=20&legal=15&climate=70")
    page.get_by_role("button", name="Lika vikt").click()
    expect_shown(page, expected(needs, (1, 1, 1, 1, 1))[:FIRST_PAGE])
    page.go_back()
    expect(field).to_have_value("70")
    expect_shown(page, expected(needs, (25, 15, 20, 15, 70))[:FIRST_PAGE])
    page.go_back()
    expect(page).not_to_have_url("?")
    expect_shown(page, expected(needs, PUBLISHED)[:FIRST_PAGE])
    expect(page.locator(".rank-move").first).to_be_empty()


def test_the_published_weights_are_a_press_away(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit(address((0, 0, 100, 0, 0)))
    page.get_by_role("button", name="Katalogens vikter").click()
    expect(status(page)).to_have_text("Nu visas katalogens rangordning.")
    expect_shown(page, expected(needs, PUBLISHED)[:FIRST_PAGE])
    assert "?" not in page.url


def test_no_weight_at_all_is_told_and_changes_nothing(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit(address((0, 0, 0, 0, 9)))
    field = page.get_by_role("spinbutton", name="Klimat, vikten i siffror")
    field.fill("0")
    field.press("Tab")
    expect(status(page)).to_have_text("Minst ett perspektiv måste väga något.")
    expect_shown(page, expected(needs, (0, 0, 0, 0, 9))[:FIRST_PAGE])


@pytest.mark.parametrize("search", ["?economic=-4", "?climate=mycket", "?legal=1000", "?political=", "?economic=0"])
def test_an_address_with_weights_that_cannot_be_is_the_published_ranking(
    search: str, visit: Visit, needs: dict[str, list[int]]
) -> None:
    expect_shown(visit(f"prioriteringar/{search}"), expected(needs, PUBLISHED)[:FIRST_PAGE])


def test_a_need_leads_to_its_place_in_the_ranking(visit: Visit, needs: dict[str, list[int]]) -> None:
    places = expected(needs, PUBLISHED)
    for place, key in (places[0], places[FIRST_PAGE + 1]):
        page = visit(f"behov/{key}/")
        page.get_by_role("link", name=f"Plats {place} av {len(needs)} i rangordningen").click()
        expect(page.locator(f"#rank-{key}")).to_be_in_viewport()


def test_what_would_change_a_place_does_so_on_the_page(visit: Visit, needs: dict[str, list[int]]) -> None:
    page = visit("prioriteringar/")
    row = page.locator(".rank", has_text="får vikten").first
    place, key = next((place, key) for place, key in shown(page) if key == row.get_attribute("data-need"))
    row.locator("summary").click()
    [sentence] = [text for text in row.locator("details li").all_inner_texts() if "får vikten" in text]
    lens, weight = sentence.split(" om ")[1].split(" får vikten ")
    number = page.get_by_role("spinbutton", name=f"{lens}, vikten i siffror")
    number.fill(weight.split(" ", maxsplit=1)[0])
    number.press("Tab")
    expect(status(page)).to_contain_text("främsta")
    [moved] = [found for found, other in shown(page) if other == key] or [99]
    assert (place <= 10) != (moved <= 10)


def test_the_table_holds_the_whole_ranking(built: Path, needs: dict[str, list[int]]) -> None:
    with (built / "prioriteringar/prioriteringar.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert [(int(row["Plats"]), row["Id"]) for row in rows] == expected(needs, PUBLISHED)
    assert all(row["Skäl, Klimat"] and row["Jäv och intressekonflikter"] for row in rows)


def test_on_a_phone_the_ranking_comes_first_and_stays_in_sight_while_weights_move(
    visit: Visit, needs: dict[str, list[int]]
) -> None:
    page = visit("prioriteringar/", width=390)
    expect(page.get_by_role("slider")).to_have_count(0)
    page.locator(".rank").nth(3).scroll_into_view_if_needed()
    page.get_by_role("button", name="Så tungt väger perspektiven").click()
    page.get_by_role("slider", name="Teknik").focus()
    page.keyboard.press("End")
    expect_shown(page, expected(needs, (25, 15, 100, 15, 25))[:FIRST_PAGE])
    sheet = page.locator(".weights-panel").bounding_box()
    assert sheet
    assert sheet["y"] > 900 / 3
    assert sheet["x"] + sheet["width"] <= 390
    page.keyboard.press("Escape")
    expect(page.locator(".weights-panel")).to_be_hidden()
    expect(status(page)).to_contain_text("Stiger mest:")


def test_without_a_script_a_phone_shows_the_published_weights_on_demand(visit: Visit) -> None:
    page = visit("prioriteringar/", width=390, script=False)
    expect(page.locator(".weights-published")).to_be_hidden()
    page.get_by_role("button", name="Så tungt väger perspektiven").click()
    expect(page.locator(".weights-published")).to_be_visible()


def test_a_need_that_the_weights_bring_onto_the_page_has_its_votes_beside_it(visit: Visit) -> None:
    page = visit("prioriteringar/?climate=90")
    expect(status(page)).not_to_be_empty()
    new = page.locator(".rank:not([data-need])")
    expect(new.first.locator(".votes")).to_have_text(
        re.compile(r"\d+ från patienter och närstående, \d+ från vårdpersonal")
    )
