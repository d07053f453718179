"""The system's word that a file has changed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

Tell = Callable[[Iterable[Path]], None]
NEWS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""What is written, moved or removed; reading is no change."""


class Watcher:
    """Tells of every path below `folders` that the system reports; some reports are false, and some never come."""

    def __init__(self, folders: Sequence[Path], tell: Tell) -> None:
        self._folders = folders
        self._handler = _Handler(tell)
        self._observer = Observer()

    def start(self) -> bool:
        """False where the system will not watch (too many folders, a file system without news): looking must do."""
        try:
            for folder in self._folders:
                self._observer.schedule(self._handler, str(folder), recursive=True, event_filter=NEWS)
            self._observer.start()
        except OSError:
            self._observer.unschedule_all()
            return False
        return True

    def stop(self) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()


class _Handler(FileSystemEventHandler):
    """Passes on where something happened."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = (event.src_path, event.dest_path)
        self._tell([Path(path if isinstance(path, str) else path.decode()) for path in paths if path])
