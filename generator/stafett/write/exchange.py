"""Two folders change places in one step, so that nobody ever sees a half site."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}  # this kernel or this file system cannot


def exchange(one: Path, other: Path, aside: Path) -> None:
    """Let two folders on the same file system change places.

    Where the system cannot, `one` is moved to `aside` first: for a moment there is no `one`. Whoever finds `aside` later
    knows that it was cut short (see `recover`).
    """
    if not _exchange_in_one_step(os.fsencode(one), os.fsencode(other)):
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def recover(one: Path, other: Path, aside: Path) -> None:
    """Finish or undo what a build that was killed left of an exchange in two steps."""
    if not aside.exists():
        return
    aside.rename(one if not one.exists() else other)


def _exchange_in_one_step(one: bytes, other: bytes) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        swap, arguments = getattr(library, "renamex_np", None), (one, other, _RENAME_SWAP)
    else:
        swap, arguments = getattr(library, "renameat2", None), (_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    if swap is None:
        return False
    if swap(*arguments) == 0:
        return True
    if (fault := ctypes.get_errno()) in _NOT_HERE:
        return False
    raise OSError(fault, os.strerror(fault), os.fsdecode(one))
