"""From saved files to what is shown, beside what goes wrong on the way."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from previewing import PATIENCE, Listener, eventually
from tiny import NOW, settings_for

from stafett.console import words_in
from stafett.dev.behind import Verdict
from stafett.dev.changes import Paths
from stafett.dev.session import Session
from stafett.dev.showing import Showing
from stafett.dev.workshop import Survey, Workshop
from stafett.problems import Place, Problem

PAGE = "behov/andas/index.html"
BROKEN = Problem("broken-link", Place("content/needs/andas.md"), {"target": "/x/"})


class Gate:
    """Holds a survey up until it is opened, and counts those that began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun: list[Paths] = []
        self.is_open = threading.Event()
        whole = Workshop.survey

        def survey(workshop: Workshop, changed: Paths) -> Survey:
            made = whole(workshop, changed)
            self.begun.append(changed)
            assert self.is_open.wait(PATIENCE)
            return made

        monkeypatch.setattr(Workshop, "survey", survey)


@pytest.fixture
def showing() -> Showing:
    return Showing()


@pytest.fixture
def session(site: Path, showing: Showing, listener: Listener) -> Iterator[Session]:
    """One that has shown the site, and works on in a thread of its own."""
    made = Session(settings_for(site), lambda: NOW, showing, listener, words_in("sv").gettext)
    made.survey(frozenset())
    thread = threading.Thread(target=made.work)
    thread.start()
    yield made
    made.changes.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def save(site: Path, word: str, name: str = "andas") -> Paths:
    file = site / f"content/needs/{name}.md"
    file.write_text(file.read_text("utf-8") + f"\n{word}\n", "utf-8")
    return frozenset({file})


def shows(showing: Showing, word: str, page: str = PAGE) -> bool:
    shelf = showing.state.shelf
    return shelf is not None and word.encode() in (shelf.data(page) or b"")


def test_a_save_is_shown_before_its_survey(
    session: Session, site: Path, showing: Showing, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    session.notice(save(site, "första"))
    assert shows(showing, "första")
    gate.is_open.set()


def test_saves_during_a_survey_are_neither_lost_nor_shown_as_they_were(
    session: Session, site: Path, showing: Showing, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    session.notice(save(site, "första"))
    eventually(lambda: gate.begun)
    session.notice(save(site, "andra"))
    number = len(listener.shown_problems)
    gate.is_open.set()
    eventually(lambda: len(listener.shown_problems) > number)
    assert shows(showing, "andra")
    eventually(lambda: len(gate.begun) == 2)
    eventually(lambda: len(listener.shown_problems) > number + 1)
    assert shows(showing, "andra")


def test_many_saves_during_a_survey_make_one_more(
    session: Session, site: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    number = len(listener.shown_problems)
    session.notice(save(site, "första"))
    eventually(lambda: gate.begun)
    for word in ("ett", "två", "tre"):
        session.notice(save(site, word))
        session.notice(save(site, word, "sova"))
    gate.is_open.set()
    eventually(lambda: len(listener.shown_problems) == number + 2)
    assert [sorted(path.stem for path in paths) for paths in gate.begun] == [["andas"], ["andas", "sova"]]


def test_a_mistake_is_told_and_what_was_shown_stays(session: Session, site: Path, showing: Showing) -> None:
    file = site / "content/needs/andas.md"
    right = file.read_text("utf-8")
    file.write_text(right.replace("stage: identified", "stage: identifed", 1), "utf-8")
    session.notice(frozenset({file}))
    assert [problem.code for problem in showing.state.problems] == ["unknown-code"]
    assert shows(showing, "Texten om behovet.")
    file.write_text(right + "\nRättad.\n", "utf-8")
    session.notice(frozenset({file}))
    eventually(lambda: not showing.state.problems)
    assert shows(showing, "Rättad.")


def own_theme(site: Path, template: str) -> Paths:
    """A child theme of the site's own; the paths that it consists of."""
    theme = site / "themes/egen"
    (theme / "templates").mkdir(parents=True, exist_ok=True)
    (theme / "theme.yml").write_text("name: egen\nparent: standard\n", "utf-8")
    (theme / "templates/not_found.html").write_text(template, "utf-8")
    settings = site / "content/site.yml"
    if "theme:" not in (text := settings.read_text("utf-8")):
        settings.write_text(text + "theme: egen\n", "utf-8")
    return frozenset({settings, theme / "theme.yml", theme / "templates/not_found.html"})


def test_a_broken_template_is_told_though_nobody_looks_at_its_page(
    session: Session, site: Path, showing: Showing, listener: Listener
) -> None:
    session.notice(own_theme(site, "{% broken %}"))
    eventually(lambda: listener.faults)
    assert "not_found.html" in showing.state.fault
    assert shows(showing, "Texten om behovet.")
    session.notice(own_theme(site, "<p>Mended</p>"))
    eventually(lambda: not showing.state.fault and shows(showing, "Mended", "404.html"))


def test_a_theme_that_cannot_be_found_is_told_and_the_next_save_mends_it(
    session: Session, site: Path, showing: Showing, listener: Listener
) -> None:
    settings = site / "content/site.yml"
    right = settings.read_text("utf-8")
    settings.write_text(right + "theme: finns-inte\n", "utf-8")
    session.notice(frozenset({settings}))
    eventually(lambda: showing.state.fault)
    assert "temat finns-inte har ingen theme.yml" in listener.faults[0] == showing.state.fault
    settings.write_text(right, "utf-8")
    session.notice(frozenset({settings}))
    eventually(lambda: not showing.state.fault)


def test_what_the_whole_build_finds_is_shown_until_the_next_survey(
    session: Session, site: Path, showing: Showing, listener: Listener
) -> None:
    asked: list[int] = []
    session.want_whole = asked.append
    session.notice(save(site, "första"))
    eventually(lambda: asked)
    session.judge(asked[0] - 1, Verdict((BROKEN,)))
    assert not showing.state.problems
    session.judge(asked[0], Verdict((BROKEN,)))
    assert showing.state.problems == (BROKEN,)
    assert listener.behind == ["broken-link"]
    session.judge(asked[0], Verdict(fault="the disk is full"))
    assert listener.faults == ["the disk is full"]
    session.notice(save(site, "andra"))
    eventually(lambda: not showing.state.problems)
