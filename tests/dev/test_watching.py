"""The system's word of changes, and what is done without it."""

from collections.abc import Callable
from pathlib import Path
from queue import Queue

import pytest
from previewing import PATIENCE, Listener, ask, eventually
from tiny import need
from watchdog.observers.api import BaseObserver

from stafett.dev import serve
from stafett.dev.serve import Preview
from stafett.dev.watch import Watcher

Start = Callable[..., Preview]
STORM = 150


def test_what_is_written_moved_and_removed_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "content/needs"
    folder.mkdir(parents=True)
    told = Queue[Path]()

    def tell(paths: object) -> None:
        assert isinstance(paths, list)
        for path in paths:
            told.put(path)

    def is_told(path: Path) -> bool:
        while told.get(timeout=PATIENCE) != path:
            pass
        return True

    watcher = Watcher([tmp_path / "content"], tell)
    assert watcher.start()
    (folder / "a.md").write_text("a", "utf-8")
    assert is_told(folder / "a.md")
    (folder / "a.md").rename(folder / "b.md")
    assert is_told(folder / "b.md")
    (folder / "b.md").unlink()
    assert is_told(folder / "b.md")
    watcher.stop()


def test_a_system_that_will_not_watch_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "schedule", refuse)
    watcher = Watcher([tmp_path], lambda _paths: None)
    assert not watcher.start()
    watcher.stop()


class Deaf:
    """A watcher to whom the system tells nothing."""

    def __init__(self, *_args: object) -> None:
        pass

    def start(self) -> bool:
        return False

    def stop(self) -> None:
        pass


def test_changes_that_the_system_does_not_tell_of_are_found(
    start: Start, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "Watcher", Deaf)
    monkeypatch.setattr(serve, "LOOK_EVERY", 0.05)
    url = start().url
    (site / "content/needs/ny.md").write_text(need("Nytt behov"), "utf-8")
    eventually(lambda: ask(f"{url}behov/ny/").status == 200)
    (site / "content/needs/ny.md").unlink()
    eventually(lambda: ask(f"{url}behov/ny/").status == 404)


def test_a_storm_is_a_few_surveys_and_ends_with_every_file_shown(start: Start, site: Path, listener: Listener) -> None:
    url = start().url
    for number in range(STORM):
        (site / f"content/needs/ny-{number}.md").write_text(need(f"Nytt behov {number}"), "utf-8")
    eventually(lambda: ask(f"{url}behov/ny-{STORM - 1}/").status == 200)
    assert all(ask(f"{url}behov/ny-{number}/").status == 200 for number in range(0, STORM, 10))
    assert len(listener.shown_problems) < STORM / 10
