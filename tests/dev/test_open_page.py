"""What an editor sees in the browser while writing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from previewing import PATIENCE

from stafett.dev.serve import Preview, Wishes

WAIT = PATIENCE * 1000
HOST = Path(__file__).parents[2] / "netlify.toml"


@pytest.fixture
def page(browser: Browser, start: Callable[..., Preview], site: Path) -> Iterator[Page]:
    """The page of a need, under the host's policy; what the browser complains of fails the test."""
    (site / "netlify.toml").write_bytes(HOST.read_bytes())
    (site / "themes/egen/static/css").mkdir(parents=True)
    (site / "themes/egen/theme.yml").write_text(
        "name: egen\nparent: standard\nassets: {css/main.css: [css/egen.css]}\n", "utf-8"
    )
    (site / "themes/egen/static/css/egen.css").write_text("h1 { letter-spacing: 3px }\n", "utf-8")
    write(site / "content/site.yml", lambda text: text + "theme: egen\n")
    context = browser.new_context(locale="sv-SE")
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.goto(f"{start().url}behov/andas/")
    opened.evaluate("window.isTheSame = true")
    yield opened
    context.close()
    assert complaints == []


def write(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("utf-8")), "utf-8")


def test_a_save_reloads_the_page_that_it_changes(page: Page, site: Path) -> None:
    write(site / "content/needs/andas.md", lambda text: text + "\nNytt stycke.\n")
    expect(page.locator("main")).to_contain_text("Nytt stycke.", timeout=WAIT)
    assert page.evaluate("window.isTheSame") is None


def test_a_style_is_changed_without_a_reload_and_another_page_leaves_this_one_alone(page: Page, site: Path) -> None:
    expect(page.locator("h1")).to_have_css("letter-spacing", "3px")
    write(site / "content/needs/sova.md", lambda text: text + "\nNytt stycke.\n")
    for width in (5, 7):
        (site / "themes/egen/static/css/egen.css").write_text(f"h1 {{ letter-spacing: {width}px }}\n", "utf-8")
        page.wait_for_timeout(50)
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px", timeout=WAIT)
    expect(page.locator("link[data-leaving]")).to_have_count(0, timeout=WAIT)
    assert page.evaluate("window.isTheSame") is True


def test_a_mistake_lies_over_the_page_until_it_is_mended(page: Page, site: Path) -> None:
    file = site / "content/needs/andas.md"
    right = file.read_text("utf-8")
    file.write_text(right.replace("stage: identified\n", "stage: <b>fel</b>\n", 1), "utf-8")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("1 fel", timeout=WAIT)
    expect(alert).to_contain_text("content/needs/andas.md:5:8")
    expect(alert.locator("pre")).to_contain_text("stage: <b>fel</b>")
    assert alert.locator("b").count() == 0
    link = alert.get_by_role("link", name="Öppna i redigeraren")
    expect(link).to_have_attribute("href", f"vscode://file{file}:5:8")
    expect(page.locator("main")).to_contain_text("Texten om behovet.")
    assert page.evaluate("window.isTheSame") is True
    file.write_text(right, "utf-8")
    expect(alert).to_have_count(0, timeout=WAIT)
    assert page.evaluate("window.isTheSame") is True


def test_a_hidden_mistake_stays_hidden_and_another_one_is_shown(page: Page, site: Path) -> None:
    write(site / "content/needs/andas.md", lambda text: text.replace("stage: identified\n", "stage: fel\n", 1))
    alert = page.get_by_role("alert")
    alert.get_by_role("button", name="Dölj").click(timeout=WAIT)
    expect(alert).to_have_count(0)
    write(site / "content/needs/sova.md", lambda text: text.replace("stage: identified\n", "stage: galet\n", 1))
    expect(alert).to_contain_text("2 fel", timeout=WAIT)


def test_a_broken_template_is_told_over_the_page_as_it_was(page: Page, site: Path) -> None:
    template = site / "themes/egen/templates/need.html"
    template.parent.mkdir()
    template.write_text('{% extends "base.html" %}{% block main %}{{ view.nothing }}{% endblock %}', "utf-8")
    expect(page.get_by_role("alert")).to_contain_text("need.html", timeout=WAIT)
    expect(page.locator("main")).to_contain_text("Texten om behovet.")
    template.write_text('{% extends "base.html" %}{% block main %}<p>Egen mall</p>{% endblock %}', "utf-8")
    expect(page.locator("main")).to_have_text("Egen mall", timeout=WAIT)
    expect(page.get_by_role("alert")).to_have_count(0, timeout=WAIT)


def test_a_page_says_when_the_preview_has_ended_until_it_is_started_again(
    browser: Browser, start: Callable[..., Preview], site: Path
) -> None:
    first = start()
    page = browser.new_context(locale="sv-SE").new_page()
    page.goto(f"{first.url}behov/andas/")
    alert = page.get_by_role("alert")
    write(site / "content/needs/sova.md", lambda text: text.replace("stage: identified\n", "stage: fel\n", 1))
    expect(alert).to_contain_text("1 fel", timeout=WAIT)
    first.stop()
    expect(alert).to_contain_text("Förhandsvisningen har avslutats", timeout=WAIT)
    expect(alert).to_have_css("position", "fixed")
    write(site / "content/needs/sova.md", lambda text: text.replace("stage: fel\n", "stage: identified\n", 1))
    start(Wishes(port=urlsplit(first.url).port or 0))
    expect(alert).to_have_count(0, timeout=WAIT)
    page.context.close()
