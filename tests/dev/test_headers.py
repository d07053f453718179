"""The host's headers, as far as they fit a server on this machine."""

from pathlib import Path

import pytest

from stafett.dev.headers import read_headers, relaxed

POLICIES = [
    (
        "script-src 'self'; style-src 'self'; connect-src 'self'",
        "script-src 'self'; style-src 'self'; connect-src 'self'",
    ),
    (
        "default-src 'none'; style-src 'self'",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'",
    ),
    (
        "default-src https:; script-src 'none'; style-src a.example; connect-src 'none'",
        "default-src https:; script-src 'self'; style-src 'self' a.example; connect-src 'self'",
    ),
    ("img-src 'self'", "img-src 'self'"),
]


@pytest.mark.parametrize(("policy", "expected"), POLICIES)
def test_a_policy_lets_the_script_work_and_nothing_more(policy: str, expected: str) -> None:
    assert relaxed(policy) == expected


def test_headers_are_those_of_the_host_but_for_what_only_it_can_keep() -> None:
    headers = read_headers(Path(__file__).parents[2]).of("/static/css/main.css")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in headers
    assert "script-src 'self' 'sha256-" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("text", ["headers = 1", "[[headers]]\n", "not toml", "[[headers]]\nfor = 1\nvalues = 2"])
def test_a_file_that_says_nothing_readable_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "netlify.toml").write_text(text, "utf-8")
    assert read_headers(tmp_path).of("/") == {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
