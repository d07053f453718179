"""What macros made is given again for the same values, and for no others."""

from collections.abc import Callable

import pytest

from stafett.render import remembered
from stafett.render.remembered import Remembered


def count_calls() -> tuple[list[object], Callable[[object], str]]:
    calls: list[object] = []

    def macro(value: object) -> str:
        calls.append(value)
        return f"<{value}>"

    return calls, macro


def test_a_macro_is_asked_once_for_the_same_value() -> None:
    calls, macro = count_calls()
    once, value = Remembered(), ("a",)
    assert [once(macro, value), once(macro, value)] == ["<('a',)>"] * 2
    assert calls == [value]


def test_values_that_come_and_go_are_never_taken_for_each_other() -> None:
    _, macro = count_calls()
    once = Remembered()
    assert [once(macro, [number]) for number in range(500)] == [f"<[{number}]>" for number in range(500)]


def test_each_macro_has_its_own() -> None:
    once, value = Remembered(), "a"
    assert once(str.upper, value) + once(str.title, "b") + once(str.lower, value) == "ABa"


def test_it_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 10)
    calls, macro = count_calls()
    once, values = Remembered(), [[number] for number in range(11)]
    for value in [*values, values[0]]:
        once(macro, value)
    assert calls == [*values, values[0]]


def test_what_was_forgotten_is_made_anew() -> None:
    calls, macro = count_calls()
    once, value = Remembered(), ("a",)
    once(macro, value)
    once.forget()
    assert once(macro, value) == "<('a',)>"
    assert calls == [value, value]
