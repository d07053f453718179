"""Search after a body was edited, held to a whole build."""

from pathlib import Path

import pytest
from tiny import build_tiny, need, settings_for

from stafett.cache import open_cache
from stafett.kept import edit_search

BEFORE, AFTER = "Texten om behovet.", "Boken om behovet."
NEEDS = {f"needs/behov-{number}.md": need(f"Behov {number}") for number in range(9)}


def search_files(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    found = [*(output / "static/search/sv").iterdir(), *output.glob("sok/*/*.txt")]
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in found}


@pytest.mark.parametrize("base_url", ["", "https://behov.example/under/"])
def test_edited_bodies_change_the_files_that_a_whole_build_changes(tmp_path: Path, base_url: str) -> None:
    needs = dict(NEEDS)
    build_tiny(tmp_path, needs, base_url=base_url)
    files = search_files(tmp_path)
    for number, texts in enumerate([{4: AFTER, 5: AFTER}, {4: BEFORE}], start=1):
        with open_cache(settings_for(tmp_path).cache) as cache:
            changed = edit_search(cache, "sv", {f"need:behov-{entry}": text for entry, text in texts.items()})
            cache.save()
        assert changed
        files = {path: data for path, data in {**files, **changed}.items() if data is not None}
        needs.update({f"needs/behov-{entry}.md": need(f"Behov {entry}", body=text) for entry, text in texts.items()})
        build_tiny(tmp_path / str(number), needs, base_url=base_url)
        assert files == search_files(tmp_path / str(number))


def test_without_a_build_before_there_is_nothing_to_go_on_from(tmp_path: Path) -> None:
    with open_cache(settings_for(tmp_path).cache) as cache:
        assert edit_search(cache, "sv", {"need:behov-4": AFTER}) is None
    build_tiny(tmp_path, NEEDS)
    with open_cache(settings_for(tmp_path).cache) as cache:
        assert edit_search(cache, "sv", {"need:okand": AFTER}) is None
