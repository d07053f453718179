"""The pages with forms: where they stand, what they ask, and how the site's configuration chooses who gets it."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from announced import announced, solution
from tiny import BASE, build_tiny, page

from stafett.editor.forms import FORMS, TRAP
from stafett.editor.sifting import MOST_SIGNS

ENGLISH = "---\ntitle: Breathe easier\nsummary: Short.\n---\n\nText.\n"
IN_USE = """
    log:
      - {date: 2026-04-01, stage: pilot}
      - {date: 2026-06-01, stage: implemented}
    """
FILES = {
    "needs/andas.md": announced(),
    "needs/sova.md": announced("Sova", ""),
    "needs/sova.en.md": ENGLISH,
    "solutions/hjalpen.md": solution(answers="[andas, sova]", more=IN_USE),
}
FORM_PAGES = {"answer": "behov/andas/svara", "need": "beratta-om-ett-behov", "feedback": "losningar/hjalpen/aterkoppla"}


def site_with(answer_form: str) -> dict[str, str]:
    return {**FILES, "site.yml": BASE["site.yml"].rstrip() + f"\n        answer_form: {answer_form}\n"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site with an `answer_form`, built once for each."""

    @cache
    def build(answer_form: str) -> Path:
        folder = tmp_path_factory.mktemp("forms")
        assert build_tiny(folder, site_with(answer_form)).is_built
        return folder

    return build


class Form(HTMLParser):
    """The attributes of a page's post form, and those of its fields by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.form: dict[str, str] = {}
        self.fields: dict[str, dict[str, str]] = {}
        self.labels: set[str] = set()
        self.is_inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag == "form" and found.get("method") == "post":
            self.form, self.is_inside = found, True
        elif self.is_inside and tag in ("input", "select", "textarea") and "name" in found:
            self.fields[found["name"]] = found
        elif tag == "label":
            self.labels.add(found["for"])

    def handle_endtag(self, tag: str) -> None:
        self.is_inside = self.is_inside and tag != "form"


@pytest.mark.parametrize("name", FORM_PAGES)
def test_a_form_asks_for_what_the_inbox_reads(built: Callable[[str], Path], name: str) -> None:
    folder = built("netlify")
    form = Form(page(folder, FORM_PAGES[name]))
    assert form.form["name"] == name
    assert form.fields["form-name"]["value"] == name
    assert set(form.fields) == {*FORMS[name], "form-name", "language", TRAP}


@pytest.mark.parametrize("name", FORM_PAGES)
def test_netlify_finds_each_form_in_the_page_as_it_is(built: Callable[[str], Path], name: str) -> None:
    folder = built("netlify")
    form = Form(page(folder, FORM_PAGES[name])).form
    assert form["data-netlify"] == "true"
    assert form["data-netlify-honeypot"] == TRAP
    assert form["action"] == "/tack/"
    assert (folder / "output/tack/index.html").is_file()


@pytest.mark.parametrize("name", FORM_PAGES)
def test_every_field_that_people_see_has_a_label(built: Callable[[str], Path], name: str) -> None:
    folder = built("netlify")
    form = Form(page(folder, FORM_PAGES[name]))
    seen = [field for field in form.fields.values() if field.get("type") != "hidden"]
    assert {field["id"] for field in seen} <= form.labels


@pytest.mark.parametrize("name", FORM_PAGES)
def test_the_browser_cuts_no_long_text_and_refuses_no_way_of_writing(built: Callable[[str], Path], name: str) -> None:
    html = page(built("netlify"), FORM_PAGES[name])
    assert set(re.findall(r'<textarea[^>]* maxlength="(\d+)"', html)) == {str(MOST_SIGNS)}
    assert "pattern=" not in html
    assert 'type="url"' not in html


def test_who_knows_no_owner_can_tell_about_a_need_all_the_same(built: Callable[[str], Path]) -> None:
    owners = page(built("netlify"), FORM_PAGES["need"]).split('name="organisation"', 1)[1].split("</select>", 1)[0]
    assert '<option value="-">Någon annan, eller vet inte</option>' in owners


@pytest.mark.parametrize("answer_form", ["netlify", "none"])
@pytest.mark.parametrize("name", FORM_PAGES)
def test_the_notice_leads_to_what_becomes_of_personal_data(tmp_path: Path, name: str, answer_form: str) -> None:
    privacy = "---\ntitle: Integritet\npurpose: privacy\n---\n\nText.\n"
    build_tiny(tmp_path, {**site_with(answer_form), "pages/integritet.md": privacy})
    notice = page(tmp_path, FORM_PAGES[name]).split('aria-label="Innan du skickar"', 1)[1].split("</aside>", 1)[0]
    assert '<a href="/integritet/">Integritet</a>' in notice


def test_a_form_can_be_posted_to_another_address(built: Callable[[str], Path]) -> None:
    folder = built("https://svar.example/ta-emot")
    form = Form(page(folder, FORM_PAGES["answer"]))
    assert form.form["action"] == "https://svar.example/ta-emot"
    assert "data-netlify" not in form.form
    assert form.fields["thanks"]["value"] == "https://behov.example/tack/"


@pytest.mark.parametrize("name", FORM_PAGES)
def test_without_a_form_a_letter_asks_for_the_same(built: Callable[[str], Path], name: str) -> None:
    folder = built("none")
    html = page(folder, FORM_PAGES[name])
    assert not Form(html).form
    [link] = re.findall(r'href="(mailto:[^"]+\?[^"]+)"', html)
    asked = parse_qs(urlsplit(link.replace("&amp;", "&")).query, strict_parsing=True)
    [body] = asked["body"]
    assert "\r\n" in body
    assert body.replace("\r\n", "\n").strip() in html.replace("&#39;", "'")


def test_the_letter_goes_to_the_one_who_owns_the_need(built: Callable[[str], Path]) -> None:
    folder = built("none")
    assert "mailto:innovation@region.example?" in page(folder, FORM_PAGES["answer"])
    assert "mailto:webb@behov.example?" in page(folder, FORM_PAGES["need"])


def test_only_needs_that_take_answers_have_a_page_for_them(tmp_path: Path) -> None:
    files = {**FILES, "needs/sen.md": announced("För sent", "2026-11-20T16:00")}
    build_tiny(tmp_path, files)
    assert 'href="/behov/andas/svara/"' in page(tmp_path, "behov/andas")
    assert "svara/" not in page(tmp_path, "behov/sen")
    led_on = page(tmp_path, "behov/sen/svara")
    assert 'http-equiv="refresh"' in led_on
    assert 'href="/behov/sen/"' in led_on


def test_the_page_is_there_in_the_languages_that_the_need_has(built: Callable[[str], Path]) -> None:
    folder = built("none")
    assert "Breathe easier" in page(folder, "en/needs/sova/answer")
    assert 'hreflang="sv" href="https://behov.example/behov/sova/svara/"' in page(folder, "en/needs/sova/answer")
    assert not (folder / "output/en/needs/andas").exists()


def test_feedback_is_asked_for_on_solutions_in_use_alone(tmp_path: Path) -> None:
    more = "log: [{date: 2026-04-01, stage: pilot}]"
    build_tiny(tmp_path, {**FILES, "solutions/provas.md": solution("Provas", stage="pilot", more=more)})
    assert 'href="/losningar/hjalpen/aterkoppla/"' in page(tmp_path, "losningar/hjalpen")
    assert not (tmp_path / "output/losningar/provas/aterkoppla").exists()


def test_the_example_site_may_post_its_forms_under_its_own_policy() -> None:
    root = Path(__file__).parents[2]
    [chosen] = re.findall(r"(?m)^answer_form: (\S+)", (root / "content/site.yml").read_text("utf-8"))
    headers = tomllib.loads((root / "netlify.toml").read_text("utf-8"))["headers"][0]["values"]
    [allowed] = re.findall(r"form-action ([^;]+)", headers["Content-Security-Policy"])
    origin = "'self'" if not chosen.startswith("https") else "/".join(chosen.split("/")[:3])
    assert origin in allowed.split()
