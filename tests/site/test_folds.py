"""Long pages: their parts are listed at the top, and what few want at once is folded on a phone, nowhere else."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

Visit = Callable[..., Page]
NEED = "behov/{followed_up}/"
SOLUTION = "losningar/{solution}/"
FEWEST = 20
TALLEST = 10_000  # CSS pixels, at a phone's width
CLOSED = ".fold-narrow:not([open])"


@pytest.mark.parametrize(("path", "part"), [(NEED, "goals"), (SOLUTION, "fit")])
def test_on_a_phone_the_list_of_parts_opens_before_the_story(
    path: str, part: str, visit: Visit, examples: dict[str, str]
) -> None:
    page = visit(path.format(**examples), width=390, script=False)
    listed = page.locator(".parts-fold")
    assert listed.bounding_box()["y"] < page.locator("main .story").bounding_box()["y"]  # type: ignore[index]
    expect(page.locator(".on-this-page")).to_be_hidden()
    listed.locator("summary").click()
    listed.locator(f"a[href='#{part}']").click()
    expect(page.locator(f"#{part}")).to_be_in_viewport()


@pytest.mark.parametrize("path", [NEED, SOLUTION])
def test_where_there_is_room_the_list_of_parts_stands_beside_and_nothing_is_folded(
    path: str, visit: Visit, examples: dict[str, str]
) -> None:
    page = visit(path.format(**examples), width=1280, script=False)
    expect(page.locator(".parts-fold")).to_be_hidden()
    expect(page.locator(".on-this-page")).to_be_visible()
    assert page.locator(CLOSED).count()
    assert page.locator(f"{CLOSED} > summary:visible").count() == 0
    for held in page.locator(f"{CLOSED} > :not(summary)").all():
        expect(held).to_be_visible()


def test_on_a_phone_no_need_is_taller_than_some_twelve_screens(visit: Visit, built: Path) -> None:
    page = visit("behov/", width=390, script=False)
    needs = [file.parent.name for file in built.glob("behov/*/index.html") if 'class="wrap need"' in file.read_text()]
    assert len(needs) > FEWEST
    tall = []
    for need in needs:
        page.goto(f"{page.url.split('behov/')[0]}behov/{need}/")
        tall.append((page.evaluate("document.documentElement.scrollHeight"), need))
    assert max(tall) < (TALLEST, ""), sorted(tall)


def test_an_address_that_leads_into_a_fold_opens_it(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(NEED.format(**examples) + "#side-clinical", width=390, script=False)
    expect(page.locator("#side-clinical")).to_be_in_viewport()
    assert page.locator("#preconditions ~ details").get_attribute("open") is not None


def test_paper_shows_what_a_phone_folds(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(NEED.format(**examples), width=390, script=False)
    paper = PdfReader(BytesIO(page.pdf(format="A4", print_background=False)))
    text = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    for part in (".lenses td:last-child", ".preconditions li > span:last-child", ".voice blockquote", ".fit-comment"):
        words = page.locator(part).first.text_content()
        assert words
        assert "".join(words.split())[:30] in text, part
