"""What is put aside comes back as it was, from any process, and stays in memory where there is no room elsewhere."""

import os
import pickle
from pathlib import Path

import pytest

from stafett.kept.spool import Spool, Spooled


def test_what_is_put_aside_comes_back_as_it_was(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    texts = [b"en", b"", "två å".encode() * 1000]
    held = [spool.put(text) for text in texts]
    assert all(isinstance(one, Spooled) for one in held)
    assert [one.read() for one in reversed(held) if isinstance(one, Spooled)] == texts[::-1]


def test_it_leaves_no_name_and_no_open_file(tmp_path: Path) -> None:
    before = len([*Path("/proc/self/fd").iterdir()])
    held = Spool(tmp_path).put(b"en")
    assert [*tmp_path.iterdir()] == []
    assert isinstance(held, Spooled)
    assert held.read() == b"en"
    del held
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def test_another_process_is_sent_the_bytes_themselves(tmp_path: Path) -> None:
    assert pickle.loads(pickle.dumps(Spool(tmp_path).put(b"en"))) == b"en"


def test_without_a_folder_all_stays_in_memory(tmp_path: Path) -> None:
    assert Spool(tmp_path / "nowhere").put(b"en") == b"en"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), None])
def test_what_finds_no_room_stays_in_memory(
    error: OSError | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = Spool(tmp_path)
    before = spool.put(b"en")

    def refuse(_file: int, data: bytes, _start: int) -> int:
        if error:
            raise error
        return len(data) - 1

    monkeypatch.setattr(os, "pwrite", refuse)
    assert spool.put(b"annan") == b"annan"
    assert isinstance(before, Spooled)
    assert before.read() == b"en"
    monkeypatch.undo()
    after = spool.put(b"tredje")
    assert isinstance(after, Spooled)
    assert after.read() == b"tredje"
    assert before.read() == b"en"


def test_bytes_that_are_gone_are_told(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with pytest.raises(OSError, match="4 bytes were put aside and 0 are there"):
        spool.read(0, 4)
