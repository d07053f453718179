"""Any fault is told in one line."""

import errno

import pytest

from stafett.errors import WriteError, words_of


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (WriteError("the disk is full"), "the disk is full"),
        (PermissionError(errno.EACCES, "Permission denied", "content/needs"), "content/needs: Permission denied"),
        (OSError("9 bytes were put aside and 8 are there"), "9 bytes were put aside and 8 are there"),
        (ValueError("no such thing"), "ValueError: no such thing"),
    ],
)
def test_a_fault_is_told_as_people_can_use_it(fault: Exception, told: str) -> None:
    assert words_of(fault) == told
