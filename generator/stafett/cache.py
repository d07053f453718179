"""What costly steps made, kept between builds: data alone, in one SQLite file. Losing it costs time and nothing else.

A value that is not as it was put, a file that cannot be read or that another version wrote, or one that another build holds at
this moment: all of them are as if nothing had ever been kept.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import stafett
from stafett.installation import tool_version

FILE = "steps.sqlite"
SEAL = 8
"""Bytes before each value that tell whether it is whole."""
TABLE = "CREATE TABLE IF NOT EXISTS kept (room TEXT, key TEXT, value BLOB, PRIMARY KEY (room, key))"
PAGE = 16_384
"""Bytes of the file that are read and written together: most values are a few thousand."""

LARGE = 1_000_000
"""Bytes: values of as many or more are written without a copy."""
BATCH = 500


class Cache:
    """Values by room and key. What a build puts and drops counts once it calls `save`."""

    def __init__(self, folder: Path, version: str) -> None:
        self.folder = folder
        self._file = folder / FILE
        self._connection: sqlite3.Connection | None = None
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._open(version)

    def _open(self, version: str) -> None:
        """Begin anew where the file is broken or of another version."""
        for _ in range(2):
            try:
                connection = sqlite3.connect(self._file, timeout=0, isolation_level=None)
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(f"PRAGMA page_size = {PAGE}")
                connection.execute("PRAGMA user_version").fetchone()
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(TABLE)
                found = connection.execute("SELECT value FROM kept WHERE room = '' AND key = 'version'").fetchone()
                if found is None or found[0] != version.encode():
                    connection.execute("DELETE FROM kept")
                    connection.execute("INSERT INTO kept VALUES ('', 'version', ?)", (version.encode(),))
                self._connection = connection
            except sqlite3.OperationalError:
                return  # another build holds it, or the folder cannot be written
            except sqlite3.DatabaseError:
                self._file.unlink(missing_ok=True)
            else:
                return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def load(self, room: str) -> dict[str, bytes]:
        """All of a room that is whole."""
        rows = self._rows("SELECT key, value FROM kept WHERE room = ?", (room,))
        return {key: value[SEAL:] for key, value in rows if is_whole(value)}

    def get(self, room: str, key: str) -> bytes | None:
        for (value,) in self._rows("SELECT value FROM kept WHERE room = ? AND key = ?", (room, key)):
            if is_whole(value):
                return bytes(value[SEAL:])
        return None

    def put(self, room: str, values: Mapping[str, bytes | memoryview]) -> None:
        rows = ((room, key, b"".join((seal(value), value))) for key, value in values.items() if len(value) < LARGE)
        self._write("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        for key, value in values.items():
            if len(value) >= LARGE:
                self._write_large(room, key, value)

    def drop(self, room: str, keys: Collection[str]) -> None:
        self._write("DELETE FROM kept WHERE room = ? AND key = ?", ((room, key) for key in keys))

    def save(self) -> None:
        """Make what was put and dropped last, and begin the next round."""
        if self._connection is None:
            return
        try:
            self._connection.execute("COMMIT")
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error:
            self._give_up()

    def _rows(self, query: str, values: tuple[str, ...]) -> list[Any]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            self._give_up()
            return []

    def _write(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._connection is None:
            return
        try:
            self._connection.executemany(query, rows)
        except sqlite3.Error:
            self._give_up()

    def _write_large(self, room: str, key: str, value: bytes | memoryview) -> None:
        """Into the room that is made for it in the file: a copy of it with its seal would be as large."""
        if self._connection is None:
            return
        place = (room, key, SEAL + len(value))
        try:
            made = self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, zeroblob(?))", place)
            with self._connection.blobopen("kept", "value", made.lastrowid or 0) as blob:
                blob.write(seal(value))
                blob.write(value)
        except sqlite3.Error:
            self._give_up()

    def _give_up(self) -> None:
        """The file is broken, or the disk full: do without it, and let the next build begin anew."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


class Batch:
    """Values on their way to a room, put some hundred at a time: one by one takes longer."""

    def __init__(self, cache: Cache, room: str) -> None:
        self._cache, self._room = cache, room
        self._values: dict[str, bytes] = {}

    def add(self, key: str, value: bytes) -> None:
        self._values[key] = value
        if len(self._values) == BATCH:
            self.put()

    def put(self) -> None:
        self._cache.put(self._room, self._values)
        self._values.clear()


def open_cache(folder: Path) -> Cache:
    """The cache of this very installation."""
    return Cache(folder, tool_version(Path(stafett.__file__).parent))


def seal(value: bytes | memoryview) -> bytes:
    return blake2b(value, digest_size=SEAL).digest()


def is_whole(value: object) -> bool:
    return isinstance(value, bytes) and seal(value[SEAL:]) == value[:SEAL]
