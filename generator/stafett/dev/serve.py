"""`stafett serve`: what is watched, shown and told, put together, and taken apart again."""

import os
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stafett.config import Settings, theme_places
from stafett.i18n import Words

from .answers import Answers
from .behind import WholeBuild, command_for
from .changes import Changes
from .headers import FILE, read_headers
from .overlay import Overlay, editor_address
from .server import Server, open_server
from .session import Session, Voice
from .showing import Showing
from .snapshot import Snapshot
from .watch import Watcher
from .workshop import Clock

LOOK_EVERY = 2.0
"""Seconds between looks at all files, for changes that the system did not tell of; more where a look takes long."""
LOOK_SHARE = 20
"""A look may take one part in so many of the time."""
PREVIEW = "preview"
"""The whole build's folder in the cache: what is published, and waits in output/, is left alone."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """`port` 0 is any; `editor` a name or an address, "" for no links."""

    port: int = 8000
    opens_browser: bool = False
    editor: str = "vscode"


def serve(settings: Settings, now: Clock, wishes: Wishes, words: Words, voice: Voice) -> None:
    """Show the site until KeyboardInterrupt."""
    preview = Preview(settings, now, wishes, words, voice)
    try:
        preview.start()
        preview.watch()
    finally:
        preview.stop()


class Preview:
    """A site shown while it is written; `settings.site` is absolute."""

    def __init__(
        self,
        settings: Settings,
        now: Clock,
        wishes: Wishes,
        words: Words,
        voice: Voice,
        open_browser: Callable[[str], object] = webbrowser.open,
    ) -> None:
        editor = editor_address(wishes.editor) if wishes.editor else ""
        self._wishes, self._voice, self._open_browser = wishes, voice, open_browser
        self._showing = Showing()
        self._session = Session(settings, now, self._showing, voice, words.gettext)
        self._answers = Answers(
            self._showing, Overlay(settings.site, editor, words), settings.cache / PREVIEW, self._session.fail
        )
        self._headers = read_headers(settings.site)
        folders = [folder for folder in (settings.site / "content", *theme_places(settings.site)) if folder.is_dir()]
        self._snapshot = Snapshot([*folders, settings.site / "themes", settings.site / FILE])
        self._changes = Changes()
        self._watcher = Watcher(folders, self._changes.tell)
        command = command_for(settings, settings.cache / PREVIEW, words.language)
        self._whole = WholeBuild(command, {**os.environ, "PYTHONUTF8": "1"}, self._session.judge)
        self._session.want_whole = self._whole.want
        self._server: Server | None = None

    @property
    def url(self) -> str:
        if self._server is None:
            raise RuntimeError("not started")
        shelf = self._showing.state.shelf
        base = shelf.latest.addresses.base_path if shelf else "/"
        return f"http://localhost:{self._server.server_port}{base}"

    def start(self) -> None:
        """Make the site, with all cores and before there are threads; then show it, and begin to watch."""
        self._session.survey(frozenset())
        self._server = open_server(self._answers, self._headers, self._wishes.port)
        self._server.start()
        is_told = self._watcher.start()
        threading.Thread(target=self._session.work, daemon=True).start()
        self._whole.start()
        self._voice.serving(self.url, is_told=is_told)
        if self._wishes.opens_browser:
            self._open_browser(self.url)

    def watch(self) -> None:
        """Pass on what changes, until `stop`."""
        pause = LOOK_EVERY
        while (rumours := self._changes.wait(pause)) is not None:
            started = time.monotonic()
            changed = self._snapshot.changed(rumours) if rumours else self._snapshot.changed_anywhere()
            if not rumours:
                pause = max(LOOK_EVERY, LOOK_SHARE * (time.monotonic() - started))
            if changed:
                self._notice(changed)

    def stop(self) -> None:
        self._changes.close()
        self._session.changes.close()
        self._showing.close()
        self._watcher.stop()
        self._whole.stop()
        if self._server is not None:
            self._server.stop()

    def _notice(self, changed: frozenset[Path]) -> None:
        try:
            self._session.notice(changed)
        except Exception as fault:  # noqa: BLE001 - the loop goes on; the survey that follows tells more
            self._session.fail(fault)
