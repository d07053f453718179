"""The system's word that a file has changed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

Tell = Callable[[Iterable[Path]], None]


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
                self._observer.schedule(self._handler, str(folder), recursive=True)
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
    """Passes on where something was written, moved or removed; reading is no change."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            return
        if event.is_directory and event.event_type == "modified":
            return
        paths = (event.src_path, event.dest_path)
        self._tell([Path(path if isinstance(path, str) else path.decode()) for path in paths if path])
