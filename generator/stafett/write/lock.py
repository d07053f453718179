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

    Which build is at work is told by a lock of the process. Workers that are forked meanwhile write, too, and may outlive it
    by a moment, so that their end is waited for: they hold a lock of the open file.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as fault:
            raise WriteError(
                "another build is writing to %(folder)s at this moment; wait until it is done", folder=output
            ) from fault
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
