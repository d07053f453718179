"""Which paths of the hidden twin were touched since it was like the site; written before each is, so a kill loses none."""

import errno
import os
from pathlib import Path
from types import TracebackType
from typing import Self


class Journal:
    """A file with a path a line; open while a site is written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor = -1
        self.paths: set[str] = set()

    def __enter__(self) -> Self:
        if self._file.exists():
            *lines, torn = self._file.read_text("utf-8", "replace").split("\n")
            self.paths = set(lines)
            if torn:
                self._file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        self._descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)

    def note(self, path: str) -> None:
        if path in self.paths:
            return
        line = f"{path}\n".encode()
        if os.write(self._descriptor, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._file))
        self.paths.add(path)

    def clear(self) -> None:
        os.ftruncate(self._descriptor, 0)
        self.paths.clear()
