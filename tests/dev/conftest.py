"""A tiny site that is being written, and shown."""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from previewing import PATIENCE, Listener
from tiny import NOW, lay_out, need, settings_for

from stafett.console import words_in
from stafett.dev import serve
from stafett.dev.serve import Preview, Wishes

NEEDS = {"needs/andas.md": need(), "needs/sova.md": need("Sova gott")}
ALL_WELL = [sys.executable, "-c", f"print({json.dumps(json.dumps({'problems': []}))})"]
ANY_PORT = Wishes(port=0)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The worker that has the browser has these, too."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "site", NEEDS)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def start(site: Path, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Preview]]:
    """`start(port=…)` shows the site; no whole build runs behind it, and it says that all is well."""
    monkeypatch.setattr(serve, "command_for", lambda *_: ALL_WELL)
    started: list[tuple[Preview, threading.Thread]] = []

    def begin(wishes: Wishes = ANY_PORT) -> Preview:
        preview = Preview(settings_for(site), lambda: NOW, wishes, words_in("sv"), listener, listener.urls.append)
        preview.start()
        thread = threading.Thread(target=preview.watch)
        thread.start()
        started.append((preview, thread))
        return preview

    yield begin
    for preview, thread in started:
        preview.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()
