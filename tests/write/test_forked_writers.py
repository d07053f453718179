"""Processes of one build write its files side by side."""

import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from trees import Files, empty_folders_in, files_in

from stafett.errors import WriteError
from stafett.write import FileState, Publication, Summary, is_published, mark_of, publish, publishing

BEFORE = {"index.html": b"one", "om": b"file", "behov/a/index.html": b"a", "behov/b/index.html": b"b"}
AFTER = {
    "index.html": b"two",
    "om/index.html": b"folder",
    "om/oss/index.html": b"folder",
    "behov/a/index.html": b"a",
    "behov/b": b"file",
}
_site: list[Publication] = []


def write(file: tuple[str, bytes]) -> FileState:
    return _site[-1].write(*file)


def publish_by_two(output: Path, files: Files) -> Summary:
    with publishing(output) as site:
        site.claim(files)
        _site[:] = [site]
        with ProcessPoolExecutor(2, get_context("fork")) as pool:
            for path, state in zip(files, pool.map(write, files.items()), strict=True):
                site.take(path, state)
        return site.finish()


def test_files_of_several_processes_are_one_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert publish_by_two(output, BEFORE) == Summary(4, 0, 0, 9)
    assert publish_by_two(output, AFTER) == Summary(4, 1, 2, 19)
    assert files_in(output) == AFTER
    assert not empty_folders_in(output)
    assert is_published(output, mark_of(output))
    assert publish(output, AFTER.items()) == Summary(0, 5, 0, 0)


def test_a_build_given_up_after_others_have_written_leaves_nothing(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, BEFORE.items())
    with publishing(output) as site:
        site.claim(AFTER)
        if not os.fork():
            for path, data in AFTER.items():
                site.write(path, data)
            os._exit(0)
        assert os.wait()[1] == 0
    assert files_in(output) == BEFORE
    publish(output, [("behov/a/index.html", b"a")])
    assert files_in(output) == {"behov/a/index.html": b"a"}
    assert not empty_folders_in(output)


def test_a_name_that_cannot_be_published_is_told_before_anything_is_written(tmp_path: Path) -> None:
    with publishing(tmp_path / "output") as site, pytest.raises(WriteError, match="is no name"):
        site.claim(["index.html", "../outside.html"])


def test_a_build_waits_for_what_a_killed_one_left_at_work(tmp_path: Path) -> None:
    output, order = tmp_path / "output", tmp_path / "order"
    killed = os.fork()
    if not killed:
        with publishing(output):
            if not os.fork():
                time.sleep(0.05)
                order.write_text("worker")
                os._exit(0)
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(killed, 0)
    publish(output, BEFORE.items())
    assert order.read_text() == "worker"
