"""One build at a time writes a site."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stafett.errors import WriteError


@contextmanager
def only_build(file: Path, output: Path) -> Iterator[None]:
    """Hold the lock on `file`; the system lets it go when this process ends, however it ends.

    It is a lock of the process, not of the open file: workers that were forked meanwhile and outlive it do not hold it.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as fault:
            raise WriteError(f"another build is writing to {output} at this moment; wait until it is done") from fault
        yield
    finally:
        os.close(descriptor)
