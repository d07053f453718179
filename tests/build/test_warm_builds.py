"""A build after an edit, beside one from nothing: the same bytes, and no more work than the edit asks for."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_edits import EDITS, Asked, lay_out_site, make
from tiny import settings_for

from stafett.build import build
from stafett.result import BuildResult, Effort


def build_warm(asked: Asked, jobs: int = 1) -> BuildResult:
    return build(settings_for(asked.folder, **{**asked.settings, "jobs": jobs}))


def build_cold(asked: Asked) -> tuple[BuildResult, dict[str, bytes]]:
    """The same site from nothing, in another folder."""
    other = asked.folder.with_name(f"{asked.folder.name}-cold")
    shutil.rmtree(other, ignore_errors=True)
    for part in ("content", "themes"):
        shutil.copytree(asked.folder / part, other / part)
    return build(settings_for(other, **asked.settings)), files_of(other / "output")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def differing(asked: Asked, cold: Mapping[str, bytes]) -> list[str]:
    """The files in which the site differs from the one from nothing."""
    warm = files_of(asked.folder / "output")
    return [path for path in sorted(warm.keys() | cold.keys()) if warm.get(path) != cold.get(path)]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    asked = lay_out_site(tmp_path / "site")
    assert build_warm(asked).is_built
    return asked


GROUPS = 6
EDITS_A_LOOK = 3
"""What a build forgot it does not learn by a later edit, so not every build is held against one from nothing."""


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_build_after_each_kind_of_edit_is_what_a_build_from_nothing_is(
    group: int, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [*EDITS][group::GROUPS]
    for number, name in enumerate(names, start=1):
        asked = make(asked, name, number + 1, monkeypatch)
        assert build_warm(asked, jobs=1 + number % 2).is_built, name
        if number % EDITS_A_LOOK == 0 or number == len(names):
            assert differing(asked, build_cold(asked)[1]) == [], names[:number]


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    names=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(1, 99)), min_size=3, max_size=5),
    jobs=st.sampled_from((1, 2)),
)
def test_any_sequence_of_edits_leads_where_a_build_from_nothing_does(
    names: list[tuple[str, int]], jobs: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        asked = lay_out_site(tmp_path_factory.mktemp("walk") / "site")
        result = build_warm(asked, jobs)
        assert result.is_built
        for name, number in names:
            asked = make(asked, name, number, patch)
            result = build_warm(asked, jobs)
        cold, files = build_cold(asked)
        assert result.problems == cold.problems
        assert not result.is_built or differing(asked, files) == []


def test_nothing_is_done_where_nothing_has_changed(asked: Asked) -> None:
    before, again = build_warm(asked), build_warm(asked)
    assert again.effort == Effort(checked=0, rendered=0, analysed=0)
    assert again.summary is not None
    assert (again.summary.written, again.summary.removed) == (0, 0)
    assert again == before


def test_a_body_costs_its_own_page_alone(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    make(asked, "body", 1, monkeypatch)
    assert build_warm(asked).effort == Effort(checked=1, rendered=1, analysed=1)


def test_a_title_costs_the_pages_that_show_it(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    make(asked, "title", 7, monkeypatch)
    result = build_warm(asked)
    showing = [path for path, data in files_of(asked.folder / "output").items() if b"Sova gott 7" in data]
    pages = [path for path in showing if path.endswith(".html")]
    assert 0 < len(pages) <= result.effort.rendered < result.pages / 2


def test_a_template_costs_the_pages_that_it_is_part_of(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    make(asked, "template", 2, monkeypatch)
    result = build_warm(asked)
    assert 0 < result.effort.rendered < result.pages
    assert (result.effort.checked, result.effort.analysed) == (0, 0)


def test_the_cache_does_not_grow_with_what_is_gone(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> int:
        import sqlite3

        with sqlite3.connect(asked.folder / "cache/steps.sqlite") as connection:
            return int(connection.execute("SELECT count(*) FROM kept").fetchone()[0])

    before = rows()
    for number in range(1, 7):
        make(asked, "renamed" if number > 1 else "nothing", number, monkeypatch)
        make(asked, "title", number, monkeypatch)
        build_warm(asked)
    (asked.folder / "content/needs/namn-6.md").unlink()
    build_warm(asked)
    assert rows() == before
