"""A saved body costs its own page, where that is surely all; and everything else costs a whole build."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from site_edits import Asked, lay_out_site, rewrite
from tiny import need, settings_for

import stafett.pipeline
from stafett.build import build
from stafett.result import BuildResult, Effort
from stafett.write.exchange import exchange

MANY_WORDS = "\n\n".join(f"Stycke {number} om något." for number in range(2_000))
"""Beside so many, a few more words do not change how long texts are on average, on which the whole index depends."""


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    asked = lay_out_site(tmp_path / "site")
    asked.file("needs/langt.md").write_text(need("Långt", body=MANY_WORDS), "utf-8")
    asked.file("needs/langt.en.md").write_text(f"---\ntitle: Long\nsummary: Long.\n---\n\n{MANY_WORDS}\n", "utf-8")
    rewrite(asked.file("site.yml"), "^theme: barnet$", "theme: standard")
    assert build(settings_for(asked.folder)).is_built
    return asked


@pytest.fixture
def whole_builds(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One for each whole build."""
    found: list[object] = []
    whole = stafett.pipeline.build_anew

    def counted(*given: object) -> object:
        found.append(given)
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(stafett.pipeline, "build_anew", counted)
    return found


def cold(asked: Asked, **settings: object) -> tuple[BuildResult, dict[str, bytes]]:
    other = asked.folder.with_name("cold")
    shutil.rmtree(other, ignore_errors=True)
    for part in ("content", "themes"):
        shutil.copytree(asked.folder / part, other / part)
    return build(settings_for(other, **settings)), files_of(other / "output")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def assert_as_cold(asked: Asked, result: BuildResult, **settings: object) -> None:
    other, files = cold(asked, **settings)
    assert result.problems == other.problems
    assert files_of(asked.folder / "output") == files


BODIES = {
    "a need": ("needs/sova.md", "\nOrd om natten.\n"),
    "a need that another links to": ("needs/andas.md", "\n## En rubrik till\n\nOrd.\n"),
    "a translation": ("needs/andas.en.md", "\nA word with a [link](https://example.org/).\n"),
    "a link to an entry that was linked to before": ("needs/sova.md", "\nMer om [den](need:andas#problemet-i-dag).\n"),
    "a footnote": ("needs/utlyst.md", "\nEn sak.[^1]\n\n[^1]: En not.\n"),
    "a heading of the same page": ("needs/sova.md", "\nSe [natten](#natten).\n"),
    "a heading that skips a level": ("needs/sova.md", "\n#### Djup rubrik\n"),
    "a page": ("pages/om.md", "\nMera text.\n"),
    "two headings alike": ("needs/sova.md", "\n## Natten\n\nIgen.\n"),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_body_alone_is_put_in_its_place(case: str, asked: Asked, whole_builds: list[object]) -> None:
    name, text = BODIES[case]
    asked.append(name, text)
    result = build(settings_for(asked.folder))
    analysed = 0 if name.startswith("pages/") else 1
    assert (whole_builds, result.effort) == ([], Effort(checked=1, rendered=1, analysed=analysed))
    assert_as_cold(asked, result)


ELSEWHERE = {
    "an event": ("events/motet.md", "^start: .*$", "start: 2026-11-25T12:00Z"),
    "a time for answers": ("needs/utlyst.md", "answer_by: [^}]*", "answer_by: 2026-12-01T15:00Z"),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_the_same_moment_in_another_zone_is_another_text(case: str, asked: Asked) -> None:
    rewrite(asked.file(ELSEWHERE[case][0]), *ELSEWHERE[case][1:])
    assert_as_cold(asked, build(settings_for(asked.folder)))


WHOLE = {
    "a link to another entry": ("needs/sova.md", "\nSe [talet](need:tala).\n"),
    "the first body of an event": ("events/motet.md", "\nOrd.\n"),
    "headings of a page with contents": ("pages/om.md", "\n## Ett\n\n## Två\n\n## Tre\n\n## Fyra\n"),
    "a comment beside the entries": ("organisations.yml", "\n# En anmärkning\n"),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_others_may_see_is_built_as_a_whole(case: str, asked: Asked, whole_builds: list[object]) -> None:
    name, text = WHOLE[case]
    asked.append(name, text)
    result = build(settings_for(asked.folder))
    assert len(whole_builds) == 1
    assert_as_cold(asked, result)


MISTAKES = {
    "a link that leads nowhere": ("needs/sova.md", "\nSe [det](need:finns-inte).\n", "unknown-reference"),
    "a heading that is not there": ("needs/sova.md", "\nSe [det](#morgonen).\n", "unknown-fragment"),
    "a heading of the first level": ("needs/sova.md", "\n# Rubrik\n", "heading-one"),
    "a picture": ("needs/sova.md", "\n![bild](https://example.org/x.png)\n", "image"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told_and_changes_nothing(case: str, asked: Asked) -> None:
    name, text, code = MISTAKES[case]
    before, said = files_of(asked.folder / "output"), asked.file(name).read_text("utf-8")
    asked.append(name, text)
    result = build(settings_for(asked.folder))
    assert not result.is_built
    assert [problem.code for problem in result.problems] == [code]
    assert files_of(asked.folder / "output") == before
    asked.file(name).write_text(said + "\nNu rätt.\n", "utf-8")
    assert_as_cold(asked, build(settings_for(asked.folder)))


def test_a_heading_that_another_body_leads_to_does_not_go_unseen(asked: Asked) -> None:
    rewrite(asked.file("needs/andas.md"), "^## Problemet i dag$", "## Problemet")
    assert [problem.code for problem in build(settings_for(asked.folder)).problems] == ["unknown-fragment"]


def test_a_body_saved_while_another_file_had_a_mistake_is_not_forgotten(asked: Asked) -> None:
    sound = asked.file("needs/tala.md").read_text("utf-8")
    asked.append("needs/sova.md", "\nOrd om natten.\n")
    asked.file("needs/tala.md").write_text(sound.replace("title:", "titel:"), "utf-8")
    assert not build(settings_for(asked.folder)).is_built
    asked.file("needs/tala.md").write_text(sound, "utf-8")
    assert_as_cold(asked, build(settings_for(asked.folder)))


def test_a_body_taken_back_after_a_build_that_was_killed_is_not_taken_for_published(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = asked.file("needs/sova.md").read_text("utf-8")
    asked.append("needs/sova.md", "\nOrd om natten.\n")
    with monkeypatch.context() as patch:
        patch.setattr("stafett.write.output.exchange", exchange_and_end)
        with pytest.raises(KeyboardInterrupt):
            build(settings_for(asked.folder))
    asked.file("needs/sova.md").write_text(said, "utf-8")
    asked.append("needs/tala.md", "\nAnnat.\n")
    assert_as_cold(asked, build(settings_for(asked.folder)))


def exchange_and_end(*folders: Path) -> None:
    exchange(*folders)
    raise KeyboardInterrupt


def test_the_folder_that_one_stands_in_is_a_site_like_any_other(
    asked: Asked, whole_builds: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(asked.folder)
    assert build(settings_for(Path())).is_built
    asked.append("needs/andas.en.md", "\nA word.\n")
    assert_as_cold(asked, build(settings_for(Path())))
    assert len(whole_builds) == 2  # of the site by its other name, and the cold one


def test_several_bodies_one_after_the_other_and_at_once(asked: Asked, whole_builds: list[object]) -> None:
    for number in range(3):
        asked.append("needs/sova.md", f"\nOrd {number}.\n")
        asked.append(f"needs/{('tala', 'utlyst', 'andas')[number]}.md", f"\nMera {number}.\n")
        result = build(settings_for(asked.folder))
    assert whole_builds == []
    assert_as_cold(asked, result)
    rewrite(asked.file("needs/sova.md"), "^title: .*$", "title: Sova mycket gott")
    assert_as_cold(asked, build(settings_for(asked.folder)))
    assert len(whole_builds) == 3  # two of them cold


def test_another_file_is_not_lost_among_many_bodies(asked: Asked, whole_builds: list[object]) -> None:
    names = [f"pages/sida-{number}.md" for number in range(24)]
    for name in names:
        asked.file(name).write_text(f"---\ntitle: Sida {name}\n---\n\nText.\n", "utf-8")
    assert build(settings_for(asked.folder)).is_built
    for name in names:
        asked.append(name, "\nOrd.\n")
    rewrite(asked.file("vocabularies/areas.yml"), "sv: Astma", "sv: Andnöd")
    assert_as_cold(asked, build(settings_for(asked.folder)))
    assert len(whole_builds) == 3  # with the new pages, with the edits, and the cold one


def test_a_warning_comes_and_goes_with_its_body(asked: Asked, whole_builds: list[object]) -> None:
    asked.append("needs/sova.md", "\n#### Djup rubrik\n")
    assert [problem.code for problem in build(settings_for(asked.folder)).problems] == ["heading-skips"]
    rewrite(asked.file("needs/sova.md"), "^#### Djup rubrik$", "### Djup rubrik")
    assert build(settings_for(asked.folder)).problems == ()
    assert whole_builds == []
    rewrite(asked.file("needs/sova.md"), "^### Djup rubrik$", "#### Djup rubrik")
    assert not build(settings_for(asked.folder, is_strict=True)).is_built


def test_a_theme_that_does_more_with_a_body_gets_whole_builds(asked: Asked, whole_builds: list[object]) -> None:
    rewrite(asked.file("site.yml"), "^theme: standard$", "theme: barnet")
    template = asked.folder / "themes/barnet/templates/page.html"
    template.write_text(
        '{% extends "base.html" %}{% block main %}<p>{{ view.body.html|length }}</p>{% endblock %}\n', "utf-8"
    )
    build(settings_for(asked.folder))
    asked.append("pages/om.md", "\nMera text.\n")
    assert_as_cold(asked, build(settings_for(asked.folder)))
    assert len(whole_builds) == 3  # the template's, the body's, and the cold one


def page_changed(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"Sova gott", b"Sova illa"))


def page_gone(page: Path) -> None:
    page.unlink()


def site_gone(page: Path) -> None:
    shutil.rmtree(page.parents[2])


@pytest.mark.parametrize("harm", [page_changed, page_gone, site_gone])
def test_a_page_that_is_not_as_it_was_published_is_made_anew(asked: Asked, harm: Callable[[Path], None]) -> None:
    harm(asked.folder / "output/behov/sova/index.html")
    asked.append("needs/sova.md", "\nOrd om natten.\n")
    assert_as_cold(asked, build(settings_for(asked.folder)))


def test_a_need_like_another_keeps_its_warning(asked: Asked) -> None:
    text = need("Barn med astma får vänta på besked om sin andning hemma", body="Text.")
    for name in ("ett", "tva"):
        asked.file(f"needs/{name}.md").write_text(text, "utf-8")
    assert build(settings_for(asked.folder)).is_built
    asked.append("needs/tva.md", "\nOrd.\n")
    assert_as_cold(asked, build(settings_for(asked.folder)))
