"""Forms in a real browser without a script: what is posted becomes a draft in the catalogue."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

from playwright.sync_api import Page, Route, expect
from tiny import NOW

from stafett.editor import Choices, take_in
from stafett.editor.outcome import Report

ROOT = Path(__file__).parents[2]

Visit = Callable[..., Page]


def sent_by(page: Page, button: str) -> dict[str, str]:
    """Press the button as a visitor, and give what the browser posts; the thanks page is shown as the host does."""
    posted: list[dict[str, str]] = []

    def receive(route: Route) -> None:
        if route.request.method == "POST":
            posted.append(dict(parse_qsl(route.request.post_data or "", keep_blank_values=True)))
        route.fulfill(response=route.fetch(method="GET", post_data=None))

    page.route("**/tack/", receive)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack")
    [found] = posted
    return found


def taken_in(folder: Path, sent: dict[str, str]) -> Report:
    """As Netlify exports what was posted, into a copy of the example catalogue."""
    shutil.copytree(ROOT / "content", folder / "content")
    file = folder / "export.json"
    entry = {"form_name": sent["form-name"], "created_at": "2026-11-21T10:00:00.000Z", "data": sent}
    file.write_text(json.dumps([entry]), "utf-8")
    return take_in(folder, file, Choices(NOW))


def test_an_answer_becomes_a_draft(visit: Visit, examples: dict[str, str], tmp_path: Path) -> None:
    page = visit(f"behov/{examples['announced']}/", script=False)
    page.get_by_role("link", name="Svara på behovet", exact=True).first.click()
    page.get_by_label("Namn").fill("Provsvaret")
    page.get_by_label("I korthet").fill("En lösning som bara finns i ett prov.")
    page.get_by_label("Teknisk mognad").select_option("6")
    page.get_by_role("group", name="Kliniskt: hur långt är det uppfyllt?").get_by_label("Delvis").check()
    page.get_by_role("textbox", name="Organisation").fill("Provbolaget & Söner")
    page.get_by_label("Slag av organisation").select_option("company")
    page.get_by_label("Roll eller funktion").fill("Kundtjänst")
    page.get_by_label("E-post").fill("prov@provbolaget.example")
    report = taken_in(tmp_path, sent_by(page, "Skicka svaret"))
    assert [each.draft.path for each in report.taken] == ["content/solutions/provsvaret.md"]
    assert report.organisations == ["provbolaget-soner"]


def test_a_need_that_is_told_becomes_a_draft(visit: Visit, tmp_path: Path) -> None:
    page = visit(script=False)
    page.get_by_role("main").get_by_role("link", name="Berätta om ett behov").click()
    page.get_by_label("Med några få ord").fill("Kortare väntan på hörapparat")
    page.get_by_label("I korthet").fill("Den som hör dåligt väntar i sju månader.")
    page.get_by_label("Problemet i dag").fill("Mamma väntade i sju månader och slutade svara i telefon.")
    page.get_by_label("Område").select_option(index=1)
    page.get_by_label("Vems behov det är").select_option(index=1)
    page.get_by_label("Närstående").check()
    report = taken_in(tmp_path, sent_by(page, "Skicka"))
    assert [each.draft.path for each in report.taken] == ["content/needs/kortare-vantan-pa-horapparat.md"]


def test_feedback_becomes_an_entry_in_the_solutions_file(visit: Visit, tmp_path: Path) -> None:
    page = visit("losningar/sarbilden/", script=False)
    page.get_by_role("link", name="Lämna återkoppling").click()
    page.get_by_label("Patient").check()
    page.get_by_label("Berätta").fill("Jag slipper resa.")
    page.get_by_label("4", exact=True).check()
    report = taken_in(tmp_path, sent_by(page, "Skicka återkopplingen"))
    assert [each.draft.path for each in report.taken] == ["content/solutions/sarbilden.md"]


def test_what_must_be_filled_in_is_asked_for_before_anything_is_sent(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['announced']}/svara/", script=False)
    page.get_by_role("button", name="Skicka svaret").click()
    assert page.url.endswith("/svara/")
    expect(page.locator(":focus")).to_have_attribute("name", "title")


def test_letters_are_counted_when_few_are_left_and_none_are_cut(visit: Visit) -> None:
    page = visit("beratta-om-ett-behov/")
    field, told = page.get_by_label("I korthet"), page.locator("[data-counts=field-summary]")
    field.fill("x" * 200)
    expect(told).to_be_empty()
    field.fill("x" * 290)
    expect(told).to_have_text("Tecken kvar: 10")
    field.fill("x" * 310)
    expect(told).to_have_text("Tecken för mycket: 10")
    expect(field).to_have_value("x" * 310)


def test_the_trap_cannot_be_reached(visit: Visit, examples: dict[str, str]) -> None:
    page = visit(f"behov/{examples['announced']}/svara/")
    trap = page.locator("[name=website]")
    assert trap.count() == 1
    expect(trap).to_be_hidden()


def test_a_calendar_file_is_served_from_the_calendars_page(visit: Visit) -> None:
    page = visit("evenemang/")
    page.get_by_role("link", name="Se allt månad för månad").click()
    address = page.get_by_role("link", name="Hämta kalendern").get_attribute("href")
    answer = page.request.get(page.url.split("/evenemang/")[0] + str(address))
    assert answer.body().startswith(b"BEGIN:VCALENDAR\r\n")
