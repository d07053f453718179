"""What is kept comes back whole or not at all."""

from pathlib import Path

import pytest

from stafett.cache import FILE, LARGE, Cache


def kept(folder: Path, version: str = "1") -> dict[str, bytes]:
    with Cache(folder, version) as cache:
        return cache.load("pages")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Cache(tmp_path / "cache", "1") as cache:
        cache.put("pages", {"a": b"1" * 5000, "b": b"2" * 5000})
        cache.put("terms", {"a": b"3"})
        cache.save()
    return tmp_path / "cache"


def test_what_was_put_and_saved_is_there_by_room_and_key(folder: Path) -> None:
    assert kept(folder) == {"a": b"1" * 5000, "b": b"2" * 5000}
    with Cache(folder, "1") as cache:
        assert cache.get("terms", "a") == b"3"
        assert cache.get("terms", "b") is None


@pytest.mark.parametrize("size", [LARGE - 1, LARGE, LARGE + 1])
def test_a_large_value_is_there_whole_and_takes_the_place_of_the_one_before(folder: Path, size: int) -> None:
    for sign in (b"5", b"6"):
        with Cache(folder, "1") as cache:
            cache.put("pages", {"a": memoryview(sign * size), "b": b"7"})
            cache.save()
        assert kept(folder) == {"a": sign * size, "b": b"7"}


def test_what_was_not_saved_is_not_there(folder: Path) -> None:
    with Cache(folder, "1") as cache:
        cache.put("pages", {"c": b"4"})
        cache.drop("pages", ["a"])
    assert [*kept(folder)] == ["a", "b"]


def test_another_version_finds_nothing(folder: Path) -> None:
    assert kept(folder, "2") == {}


def test_a_value_with_other_bytes_is_not_there(folder: Path) -> None:
    file = folder / FILE
    file.write_bytes(file.read_bytes().replace(b"1111", b"1211"))
    assert "a" not in kept(folder)


@pytest.mark.parametrize("data", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_begun_anew(folder: Path, data: bytes) -> None:
    (folder / FILE).write_bytes(data)
    assert kept(folder) == {}
    with Cache(folder, "1") as cache:
        cache.put("pages", {"a": b"5"})
        cache.save()
    assert kept(folder) == {"a": b"5"}


def test_a_cache_that_another_build_holds_is_as_if_it_were_empty(folder: Path) -> None:
    with Cache(folder, "1") as first, Cache(folder, "1") as second:
        assert first.load("pages")
        assert second.load("pages") == {}
        second.put("pages", {"c": b"6"})
        second.save()
    assert [*kept(folder)] == ["a", "b"]


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept(tmp_path / "file/cache") == {}
