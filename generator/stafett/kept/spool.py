"""What is put aside in a file while a build needs it now and then: neither it nor processes forked from it hold it."""

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile


class Spool:
    """One file without a name, gone with the last who may read it. Where there can be none, what is put stays in memory."""

    def __init__(self, folder: Path) -> None:
        self._file: int | None = None
        self._end = 0
        if hasattr(os, "pread"):  # reading moves no place in the file that others share
            try:
                with TemporaryFile(dir=folder, buffering=0) as file:
                    self._file = os.dup(file.fileno())
            except OSError:
                pass

    def __del__(self) -> None:
        if self._file is not None:
            os.close(self._file)

    def put(self, data: bytes) -> "bytes | Spooled":
        if self._file is None or not self._write(self._file, data):
            return data
        start = self._end
        self._end += len(data)
        return Spooled(self, start, len(data))

    def _write(self, file: int, data: bytes) -> bool:
        """Whether there was room."""
        try:
            return os.pwrite(file, data, self._end) == len(data)
        except OSError:
            return False

    def read(self, start: int, size: int) -> bytes:
        data = os.pread(self._file, size, start) if self._file is not None else b""
        if len(data) != size:
            raise OSError(f"{size} bytes were put aside and {len(data)} are there")
        return data


@dataclass(frozen=True, slots=True)
class Spooled:
    """`size` bytes from `start`; sent to another process they are the bytes themselves."""

    spool: Spool
    start: int
    size: int

    def read(self) -> bytes:
        return self.spool.read(self.start, self.size)

    def __reduce__(self) -> tuple[type[bytes], tuple[bytes]]:
        return bytes, (self.read(),)
