"""Which https addresses may stand in a field."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stafett.check.schema.texts import PLAIN_ADDRESS, is_safe_address


@given(st.from_regex(PLAIN_ADDRESS, fullmatch=True))
def test_what_is_plain_is_safe_at_a_closer_look(address: str) -> None:
    with patch("stafett.check.schema.texts.PLAIN_ADDRESS", re.compile("(?!)")):
        assert is_safe_address(address)


@pytest.mark.parametrize(
    "address", ["https://a.se", "https://a.se/b?c=d#e", "https://å.se/ö", "https://a.se:8080/", "https://a.se?b"]
)
def test_a_host_by_name_is_safe(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a",
        "https://a.se@b.se/",
        "https://u:p@a.se",
        "https://a.se:0/",
        "https://1.2.3.4/",
        "https://a.se/b c",
        "https://-a.se/",
    ],
)
def test_a_user_an_address_by_numbers_or_a_sign_to_escape_is_not(address: str) -> None:
    assert not is_safe_address(address)
