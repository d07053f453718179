"""One piece of work in a process beside the build."""

import errno
import multiprocessing
import os
from typing import Any

import pytest

from stafett import parallel
from stafett.aside import process_aside
from stafett.errors import WorkerError

forks = pytest.mark.skipif(not parallel.FORKS, reason="asks what a fork does")


def process_of(shared: int) -> tuple[int, int]:
    return os.getpid(), shared


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_piece_of_work_is_done_aside(jobs: int) -> None:
    with process_aside(jobs) as aside:
        process, shared = aside(process_of, 5)()
    assert shared == 5
    assert (process == os.getpid()) == (jobs == 1 or not parallel.FORKS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_work_aside_raises_comes_when_it_is_asked_for(jobs: int) -> None:
    with process_aside(jobs) as aside:
        fetch = aside(int, "none")
        with pytest.raises(ValueError, match="invalid literal"):
            fetch()


@forks
def test_the_process_ends_with_or_without_work() -> None:
    before = multiprocessing.active_children()
    with process_aside(2):
        assert len(multiprocessing.active_children()) == len(before) + 1
    with process_aside(2) as aside:
        aside(list, range(1_000_000))
    assert multiprocessing.active_children() == before


def end(_: Any) -> None:
    os._exit(9)


@forks
def test_a_process_that_is_gone_is_told() -> None:
    with process_aside(2) as aside:
        fetch = aside(end, None)
        with pytest.raises(WorkerError, match="ended before its work was done"):
            fetch()
        with pytest.raises(WorkerError, match="ended before its work was done"):
            aside(list, range(1_000_000))


@forks
def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(WorkerError, match="--jobs 1 does without"), process_aside(2):
        pass
