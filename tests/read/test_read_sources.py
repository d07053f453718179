"""Files of content, as editors' programs save them."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stafett.errors import UsageError
from stafett.problems import Place
from stafett.read import Kind, Source, is_id, locate, read_sources, suggest_id

SITE = "languages: [sv, en]\n"
PAGE = "---\ntitle: Om oss å\n---\n\nText å.\n"


def lay_out(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in {"site.yml": SITE, "organisations.yml": "", **files}.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def read_page(root: Path, text: str | bytes) -> Source:
    sources, problems = read_sources(lay_out(root, {"pages/om.md": text}))
    assert problems == []
    return next(source for source in sources if source.kind is Kind.PAGE)


def test_a_file_is_divided_into_data_and_body(tmp_path: Path) -> None:
    page = read_page(tmp_path, PAGE)
    assert page == Source(
        path="content/pages/om.md",
        kind=Kind.PAGE,
        id="om",
        language="sv",
        data={"title": "Om oss å"},
        body="\nText å.\n",
        body_line=4,
        front="title: Om oss å\n",
        front_line=2,
    )


@pytest.mark.parametrize(
    "text",
    [
        PAGE.encode("utf-8-sig"),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("\n", "\r").encode(),
        PAGE.replace("å", "a\u030a").encode(),
        PAGE.replace("---\n", "---  \n").encode(),
    ],
    ids=["byte order mark", "Windows line ends", "old line ends", "decomposed letters", "spaces after the dashes"],
)
def test_however_it_is_saved_it_says_the_same(text: bytes, tmp_path: Path) -> None:
    page = read_page(tmp_path, text)
    assert (page.data, page.body, page.body_line) == ({"title": "Om oss å"}, "\nText å.\n", 4)


@pytest.mark.parametrize("text", ["---\n---", "---\n---\n", "---\n\n---\n\n"])
def test_fields_and_body_may_be_empty(text: str, tmp_path: Path) -> None:
    page = read_page(tmp_path, text)
    assert (page.data, page.body.strip()) == ({}, "")
    assert locate(page, ("title",)) == Place("content/pages/om.md", 2, 1)


def test_dashes_in_the_body_are_text(tmp_path: Path) -> None:
    assert read_page(tmp_path, "---\na: b\n---\nx\n---\ny\n").body == "x\n---\ny\n"


def test_sources_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    lay_out(tmp_path, dict.fromkeys(["needs/b.md", "needs/a.en.md", "needs/a.md", "events/c.md"], PAGE))
    sources, _ = read_sources(tmp_path)
    assert [(source.id, source.language) for source in sources] == [
        ("c", "sv"), ("a", "en"), ("a", "sv"), ("b", "sv"), ("", ""), ("", ""),
    ]  # fmt: skip


def test_the_sites_first_language_is_that_of_files_without_one(tmp_path: Path) -> None:
    sources, problems = read_sources(
        lay_out(tmp_path, {"site.yml": "languages: [en, sv]", "pages/a.md": PAGE, "pages/a.sv.md": PAGE})
    )
    assert problems == []
    assert [source.language for source in sources if source.id] == ["en", "sv"]


def test_hidden_files_are_let_be(tmp_path: Path) -> None:
    _, problems = read_sources(lay_out(tmp_path, {".DS_Store": "x", "needs/.a.md.swp": "x", ".git/x.md": "x"}))
    assert problems == []


def test_without_content_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_sources(tmp_path)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, {"pages/om.md": PAGE})

    def refuse(file: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", file)

    monkeypatch.setattr("builtins.open", refuse)
    _, problems = read_sources(tmp_path)
    assert {(problem.code, problem.values["reason"]) for problem in problems} == {("unreadable", "Permission denied")}


def test_a_name_in_another_encoding_can_be_shown(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    (tmp_path / "content/pages").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "content/pages") + b"/\xe5.md")).write_text(PAGE, "utf-8")
    _, problems = read_sources(tmp_path)
    assert [str(problem.place) for problem in problems] == ["content/pages/\ufffd.md"]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"---\n{text}\n---\n{text}".encode()))
def test_any_bytes_are_a_source_or_a_problem(tmp_path: Path, data: bytes) -> None:
    sources, problems = read_sources(lay_out(tmp_path, {"pages/om.md": data}))
    assert len(sources) + len(problems) == 3


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Tidigare upptäckt av ohälsa", "tidigare-upptackt-av-ohalsa"),
        ("Ærø & Łódź – Straße", "aero-lodz-strasse"),
        ("--a__b--", "a-b"),
        ("…", ""),
        ("x" * 120, "x" * 100),
        ("ord " * 40, "-".join(["ord"] * 25)),
    ],
)
def test_a_slug_is_suggested_from_a_title(text: str, slug: str) -> None:
    assert suggest_id(text) == slug


@given(st.text())
def test_a_suggested_slug_is_an_id(text: str) -> None:
    assert suggest_id(text) == "" or is_id(suggest_id(text))
