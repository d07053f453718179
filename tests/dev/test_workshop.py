"""What a save costs, and that what is shown is what a build makes."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from announced import announced
from tiny import NOW, lay_out, need, settings_for

import stafett.pipeline
from stafett.build import build
from stafett.check import Checked
from stafett.config import Settings
from stafett.dev import workshop as module
from stafett.dev.shelf import Shelf
from stafett.dev.shelf import lay_out as lay_on_shelf
from stafett.dev.workshop import Workshop
from stafett.pipeline import find_theme
from stafett.problems import Problem
from stafett.read import Source, read_source
from stafett.render import Theme

ANDAS, SOVA, HOSTA = "content/needs/andas.md", "content/needs/sova.md", "content/needs/hosta.md"
NEEDS = {
    "needs/andas.md": need(),
    "needs/hosta.md": announced("Hosta mindre"),
    "needs/sova.md": need("Sova gott"),
    "needs/sova.en.md": "---\ntitle: Sleep\n---\nText\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "site", NEEDS)


@pytest.fixture
def workshop(site: Path) -> Workshop:
    return Workshop(settings_for(site), lambda: NOW)


def write(site: Path, path: str, change: Callable[[str], str]) -> Path:
    file = site / path
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    return file


def built(site: Path, path: str, now: datetime = NOW) -> bytes:
    assert build(settings_for(site, output=site.parent / "output", now=now)).is_built
    return (site.parent / "output" / path).read_bytes()


def shelf_of(workshop: Workshop, *changed: Path) -> Shelf:
    renderer = workshop.survey(frozenset(changed)).renderer
    assert renderer is not None
    return lay_on_shelf(renderer)


def test_a_survey_after_the_first_starts_no_process(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop(settings_for(site, jobs=2), lambda: NOW)
    workshop.survey(frozenset())

    def start() -> int:
        raise AssertionError("other threads run beside it")

    monkeypatch.setattr(os, "fork", start)
    shelf_of(workshop, write(site, ANDAS, lambda text: text.replace("Andas lättare", "Andas fritt")))


EDITS: list[tuple[str, Callable[[str], str]]] = [
    (ANDAS, lambda text: text + "\nNytt stycke.\n"),
    (ANDAS, lambda text: text.replace("Andas lättare", "Andas fritt")),
    (ANDAS, lambda text: text.replace("Ett kort sammandrag.", "Ett annat.")),
    (ANDAS, lambda text: text + "\nSe [sömnen](need:sova) och [webben](https://example.org/).\n"),
    ("content/needs/sova.en.md", lambda text: text.replace("Text", "Other text")),
    (ANDAS, lambda text: text.replace("origin:", "goals: [{measure: Väntan, unit: dagar}]\norigin:")),
    (ANDAS, lambda text: text.replace("origin:", "contact: {role: Enheten, email: e@region.example}\norigin:")),
    (
        ANDAS,
        lambda text: text.replace(
            "stage: identified\n", "stage: closed\nclosed: {reason: Löst, date: 2026-03-01}\n"
        ).replace("}]", "}, {date: 2026-03-01, stage: closed}]"),
    ),
    (ANDAS, lambda text: text.replace("[asthma]", "[asthma, sleep]")),
    (HOSTA, lambda text: text.replace("answer_by: 2026-12-15", "answer_by: 2026-12-24")),
    (HOSTA, lambda text: text.replace("level: must", "level: should")),
    (HOSTA, lambda text: text.replace("score: 1, reason: Ett", "score: 5, reason: Fem")),
]


@pytest.mark.parametrize(("path", "edit"), EDITS)
def test_what_an_entry_says_is_shown_at_a_glance_as_a_build_makes_it(
    site: Path, workshop: Workshop, path: str, edit: Callable[[str], str]
) -> None:
    survey = workshop.survey(frozenset())
    assert survey.renderer is not None
    shelf = lay_on_shelf(survey.renderer)
    glance = workshop.glance(survey, shelf.latest, write(site, path, edit))
    assert glance.renderer is not None
    page = "en/needs/sova/index.html" if ".en." in path else f"behov/{Path(path).stem}/index.html"
    before, after = shelf.data(page), shelf.with_pages(glance.renderer).data(page)
    assert before != after == built(site, page)


SURVEYED: list[tuple[str, Callable[[str], str]]] = [
    (ANDAS, lambda text: text.replace("[asthma]", "[finns-inte]")),
    (ANDAS, lambda text: text.replace("origin:", "related: [sova]\norigin:")),
    (ANDAS, lambda text: text.replace("origin:", "aliases: [luft]\norigin:")),
    (ANDAS, lambda text: text.replace("origin:", "draft: true\norigin:")),
    (ANDAS, lambda text: text + "\nSe [något](need:finns-inte).\n"),
    (ANDAS, lambda text: text + "\nSe [rubriken](need:sova#rubrik).\n"),
    ("content/needs/sova.en.md", lambda text: text.replace("title", "draft: true\ntitle")),
    ("content/vocabularies/areas.yml", lambda text: text.replace("Astma", "Andnöd")),
    ("content/needs/ny.md", lambda _text: need("Ny")),
]


@pytest.mark.parametrize(("path", "edit"), SURVEYED)
def test_what_a_glance_cannot_judge_waits_for_a_survey(
    site: Path, workshop: Workshop, path: str, edit: Callable[[str], str]
) -> None:
    survey = workshop.survey(frozenset())
    assert survey.renderer is not None
    (site / path).touch()
    glance = workshop.glance(survey, survey.renderer, write(site, path, edit))
    assert (glance.renderer, glance.problems) == (None, ())


def test_a_glance_tells_what_is_wrong_in_the_file_itself(site: Path, workshop: Workshop) -> None:
    survey = workshop.survey(frozenset())
    assert survey.renderer is not None
    file = write(site, ANDAS, lambda text: text.replace("stage: identified\n", "stage: identifed\n"))
    glance = workshop.glance(survey, survey.renderer, file)
    assert glance.renderer is None
    assert [(problem.code, problem.place.path) for problem in glance.problems] == [("unknown-code", ANDAS)]


def test_glances_add_up(site: Path, workshop: Workshop) -> None:
    survey = workshop.survey(frozenset())
    assert survey.renderer is not None
    shelf = lay_on_shelf(survey.renderer)
    for path in (ANDAS, SOVA):
        glance = workshop.glance(survey, shelf.latest, write(site, path, lambda text: text + "\nNytt.\n"))
        assert glance.renderer is not None
        shelf = shelf.with_pages(glance.renderer)
    for page in ("behov/andas/index.html", "behov/sova/index.html"):
        assert shelf.data(page) == built(site, page)


def test_every_page_of_a_survey_is_what_a_build_makes(site: Path, workshop: Workshop) -> None:
    workshop.survey(frozenset())
    file = write(site, "content/vocabularies/areas.yml", lambda text: text.replace("Astma", "Andnöd"))
    shelf = shelf_of(workshop, file)
    assert b"Andn\xc3\xb6d" in built(site, "behov/andas/index.html")
    for page in (job.file for job in shelf.latest.jobs):
        assert shelf.data(page) == (site.parent / "output" / page).read_bytes(), page


def test_a_survey_reads_only_what_changed(site: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def note(root: Path, path: str, languages: Sequence[str]) -> Source | Problem | None:
        read.append(path)
        return read_source(root, path, languages)

    monkeypatch.setattr(stafett.pipeline, "read_source", note)

    def reads(*changed: Path) -> Sequence[str]:
        read.clear()
        workshop.survey(frozenset(changed))
        return [*read]

    assert {ANDAS, SOVA} <= set(reads())
    assert reads() == []
    assert reads(site / "content/vocabularies/areas.yml") == []
    assert reads(write(site, ANDAS, lambda text: text + "\nNytt.\n")) == [ANDAS]
    assert reads(site / "content/needs/sova.en.md") == [SOVA, "content/needs/sova.en.md"]


def test_the_theme_is_compiled_again_only_when_it_was_saved(
    site: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shelf_of(workshop).latest.theme
    assert shelf_of(workshop, site / ANDAS).latest.theme is first
    asked: list[str] = []

    def find(checked: Checked, settings: Settings) -> Theme:
        asked.append(checked.site.theme)
        return find_theme(checked, settings)

    monkeypatch.setattr(module, "find_theme", find)
    shelf_of(workshop, site / "themes/own/templates/home.html")
    assert asked == ["standard"]


def test_a_deleted_and_a_renamed_file_are_as_in_a_build(site: Path, workshop: Workshop) -> None:
    workshop.survey(frozenset())
    old, new = site / ANDAS, site / "content/needs/luft.md"
    old.rename(new)
    shelf = shelf_of(workshop, old, new)
    assert shelf.data("behov/andas/index.html") is None
    assert shelf.data("behov/luft/index.html") == built(site, "behov/luft/index.html")


def test_a_preview_left_on_over_night_shows_the_new_day(site: Path) -> None:
    lay_out(site, {"needs/andas.md": announced(answer_by="2026-11-22T00:00")})
    days = iter([NOW, NOW + timedelta(days=1)])
    workshop = Workshop(settings_for(site), lambda: next(days))
    before, after = (shelf_of(workshop).data("behov/andas/index.html") for _ in range(2))
    assert before != after == built(site, "behov/andas/index.html", NOW + timedelta(days=1))
