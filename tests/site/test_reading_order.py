"""How pages are read: in one order in sight, for the keyboard and for a screen reader, and within a phone's width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]
PARTS = {
    "behov/{announced}/": (
        "h1",
        ".lead",
        ".page-head .button",
        ".way",
        ".story",
        "#facts",
        "#contact",
        "#preconditions",
    ),
    "losningar/{solution}/": ("h1", ".lead", ".notice", ".story", "#facts", "#contact", "#needs", "#fit"),
    "evenemang/{event}/": ("h1", ".lead", "#when", ".prose", "#born"),
}
TOPS = "parts => parts.map(part => document.querySelector(`main ${part}`).getBoundingClientRect().top)"
FOLLOW = """parts => parts.map(part => document.querySelector(`main ${part}`)).every((part, number, all) =>
    !number || all[number - 1].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING)"""


@pytest.mark.parametrize("path", PARTS)
def test_on_a_phone_the_story_comes_before_facts_and_in_sight_as_in_the_page(
    path: str, visit: Visit, examples: dict[str, str]
) -> None:
    page = visit(path.format(**examples), width=320)
    tops = page.evaluate(TOPS, PARTS[path])
    assert tops == sorted(tops)
    assert page.evaluate(FOLLOW, PARTS[path])


def test_on_a_wide_window_facts_stand_to_the_right_of_the_story(visit: Visit, examples: dict[str, str]) -> None:
    page = visit("behov/{announced}/".format(**examples), width=1280)
    story, facts = (page.locator(part).bounding_box() for part in (".story", "main .aside"))
    assert story
    assert facts
    assert story["x"] + story["width"] < facts["x"]
    assert story["y"] == facts["y"]


@pytest.mark.parametrize(
    "path",
    ["behov/klimatsmartare-inhalatorer/", "behov/farre-fall-pa-sarskilt-boende/", "datakvalitet/", "att-se-over/"],
)
def test_on_a_phone_no_table_of_ours_is_beyond_the_edge_and_all_are_still_tables(path: str, visit: Visit) -> None:
    page = visit(path, width=360)
    tables = page.locator("main .stack:visible").evaluate_all(
        "tables => tables.map(table => [table.scrollWidth - table.parentElement.clientWidth, table.rows.length])"
    )
    assert max(over for over, _ in tables) <= 0
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("row") >= sum(rows for _, rows in tables)
    assert roles.count("columnheader") >= 2 * len(tables)


@pytest.mark.parametrize(
    "path",
    [
        "prioriteringar/",
        "behov/farre-fall-pa-sarskilt-boende/",
        "losningar/lungkollen/",
        "vagledning/tekniskt/",
        "en/guidance/economic/",
        "statistik/",
        "datakvalitet/",
    ],
)
def test_on_the_smallest_phone_no_table_of_ours_scrolls_sideways(path: str, visit: Visit) -> None:
    page = visit(path, width=320)
    page.evaluate("document.querySelectorAll('main details').forEach(details => { details.open = true; })")
    over = page.locator("main .table-scroll:not(.prose *)").evaluate_all(
        "boxes => boxes.map(box => [box.scrollWidth - box.clientWidth, box.textContent.slice(0, 60)])"
    )
    assert over
    assert max(over)[0] <= 0, max(over)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/priorities/", ".rank:has(.only-in) .lenses td:last-child"),
        ("en/needs/vagen-in-for-digitala-losningar/", ".answer:has(.only-in) .key-baseline dd"),
        ("en/guidance/economic/", ".sharing-table th:has(.only-in) .sharing-rule"),
    ],
)
def test_words_of_an_entry_in_another_language_say_so(path: str, words: str, visit: Visit) -> None:
    found = visit(path).locator(words)
    assert found.count()
    assert {one.get_attribute("lang") for one in found.all()} == {"sv"}
