"""How templates show a value, held to what markupsafe makes of it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from stafett.render.escaping import shown


@given(st.text(st.sampled_from("&<>\"'aå–🩺") | st.characters(codec="utf-8")))
def test_a_text_is_shown_as_markupsafe_escapes_it(text: str) -> None:
    assert str(shown(text)) == str(escape(text))


@pytest.mark.parametrize("value", [0, -3, 2.5, True, None, Decimal("1.50"), date(2026, 11, 22), ("<", 1)])
def test_what_is_no_text_is_shown_as_markupsafe_escapes_it(value: object) -> None:
    assert str(shown(value)) == str(escape(value))


def test_html_is_shown_as_it_is() -> None:
    assert shown(Markup("<b>&amp;</b>")) == "<b>&amp;</b>"
