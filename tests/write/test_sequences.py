"""Any sequence of builds, failures and accidents, against a plain dict."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from trees import Files, empty_folders_in, files_in, twin_of

from stafett.write import publish

parts = st.sampled_from(["a", "b", "c", "index.html"])
paths = st.lists(parts, min_size=1, max_size=3).map("/".join)


def is_possible(files: Files) -> bool:
    """No path is a file and a folder at once."""
    return not any(other.startswith(f"{path}/") for path in files for other in files)


sites = st.dictionaries(paths, st.binary(max_size=3), max_size=6).filter(is_possible)
steps = st.lists(st.tuples(sites, st.integers(0, 9)), max_size=6)


def broken_off(files: Files, after: int) -> Iterator[tuple[str, bytes]]:
    yield from list(files.items())[:after]
    raise KeyError(after)


@given(steps)
def test_the_folder_always_holds_the_last_site_that_was_whole(steps: list[tuple[Files, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        current: Files = {}
        for files, after in steps:
            if after < 3:
                with suppress(KeyError):
                    publish(output, broken_off(files, after))
            else:
                summary = publish(output, files.items())
                same = sum(current.get(path) == data for path, data in files.items())
                assert (summary.written, summary.unchanged) == (len(files) - same, same)
                assert summary.removed == len(current.keys() - files.keys())
                current = files
            if output.exists():
                assert files_in(output) == current
                assert empty_folders_in(output) == []
        publish(output, current.items())
        assert files_in(twin_of(output)) == current
