"""Problems as text, JSON and GitHub's annotations."""

import json

import pytest

from stafett.problems import Place, Problem, Severity
from stafett.report import github_report, json_report, text_report

MISSPELT = Problem(
    "unknown-key",
    Place("content/needs/sova.md", 3, 1),
    {"key": "sumary", "near": "summary", "known": "title, summary", "field": "sumary"},
)
NO_PAGE = Problem("no-accessibility-page", Place("content/pages"), {}, Severity.WARNING)


def test_text_tells_place_and_line_and_how_to_mend_it() -> None:
    assert text_report([MISSPELT], "sv", lambda place: "sumary: Fler ska sova gott.") == (
        'content/needs/sova.md:3:1: fel [unknown-key] Okänt fält "sumary".\n'
        "    sumary: Fler ska sova gott.\n"
        "    ^\n"
        '    Menade du "summary"?\n'
    )


def test_text_is_told_in_english_to_readers_of_other_languages() -> None:
    assert text_report([MISSPELT], "de", lambda place: "").splitlines()[0] == (
        'content/needs/sova.md:3:1: error [unknown-key] Unknown field "sumary".'
    )


def test_a_problem_with_a_whole_file_has_no_line() -> None:
    assert text_report([NO_PAGE], "sv", lambda place: "").startswith(
        "content/pages: varning [no-accessibility-page] Katalogen har ingen"
    )


def test_problems_stand_apart() -> None:
    assert "\n\n" in text_report([MISSPELT, NO_PAGE], "en", lambda place: "")


@pytest.mark.parametrize(("column", "mark"), [(1, "^"), (3, "  ^"), (500, " " * 51 + "^")])
def test_the_mark_stands_below_its_sign_even_on_a_long_line(column: int, mark: str) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(1000))
    problem = Problem("yaml-tab", Place("content/site.yml", 1, column))
    _, excerpt, shown_mark, _ = text_report([problem], "en", lambda place: line).rstrip("\n").split("\n")
    assert shown_mark == "    " + mark
    assert excerpt[len(shown_mark) - 1] == line[column - 1]
    assert len(excerpt) < 110


def test_text_from_files_cannot_steer_the_terminal() -> None:
    problem = Problem(
        "unknown-key", Place("content/\x1b[2Jx.md", 1, 1), {"key": "a\x1b[31m\u202eb\nc", "near": "", "known": ""}
    )
    report = text_report([problem], "en", lambda place: "\x1b[31mred")
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert "a\ufffd[31m\ufffdb c" in report


def test_a_long_value_is_shown_in_part() -> None:
    problem = Problem("not-a-date", Place("content/x.md"), {"value": "x" * 5000, "near": ""})
    assert len(text_report([problem], "en", lambda place: "")) < 300


def test_braces_in_a_value_are_shown_as_they_are() -> None:
    problem = Problem("not-a-date", Place("content/x.md"), {"value": "{near} {0} %s", "near": ""})
    assert '"{near} {0} %s"' in text_report([problem], "en", lambda place: "")


def test_json_counts_and_lists_problems() -> None:
    report = json.loads(json_report([MISSPELT, NO_PAGE], "en"))
    assert (report["errors"], report["warnings"]) == (1, 1)
    assert report["problems"][0] == {
        "code": "unknown-key",
        "severity": "error",
        "path": "content/needs/sova.md",
        "line": 3,
        "column": 1,
        "what": 'Unknown field "sumary".',
        "mend": 'Did you mean "summary"?',
        "values": {"key": "sumary", "near": "summary", "known": "title, summary", "field": "sumary"},
    }
    assert report["problems"][1]["line"] is report["problems"][1]["column"] is None


def test_github_gets_an_annotation_a_line() -> None:
    assert github_report([MISSPELT, NO_PAGE], "en").splitlines() == [
        '::error file=content/needs/sova.md,line=3,col=1,title=unknown-key::Unknown field "sumary". Did you mean "summary"?',
        (
            "::warning file=content/pages,title=no-accessibility-page::The catalogue has no accessibility statement, "
            "which the law asks of public sites. "
            'Write a page in content/pages/ with "purpose: accessibility" and statement.'
        ),
    ]


def test_github_annotations_are_escaped() -> None:
    problem = Problem("not-a-date", Place("content/a,b:c%.md", 1, 1), {"value": "50%\n::error::", "near": ""})
    (line,) = github_report([problem], "en").splitlines()
    assert line.startswith("::error file=content/a%2Cb%3Ac%25.md,line=1,col=1,title=not-a-date::")
    assert '"50%25 ::error::"' in line


def test_a_sign_that_nobody_sees_is_said_to_be_there() -> None:
    hard = Problem(
        "not-a-whole-number", Place("content/needs/sova.md", 3, 1), {"value": "42\u00a0000", "near": "42000"}
    )
    text = text_report([hard], "sv", lambda place: "")
    assert '"42\ufffd000" är inget heltal.' in text
    assert "Skriv 42000, bara siffror. Där \ufffd står finns ett tecken som inte syns i filen" in text
    assert "\ufffd" not in text_report([MISSPELT], "sv", lambda place: "")
