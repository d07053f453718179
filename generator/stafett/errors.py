"""Stafett's exceptions: faults, never mistakes in content (those are values, see `problems`), and the words for any fault."""

import errno
from collections.abc import Callable

Translate = Callable[[str], str]
"""From a message in English to the same in the reader's language, with the same blanks."""


class StafettError(Exception):
    """The root of the tree; `message` is for the person who ran the command, and `values` fill its blanks."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Translate) -> str:
        shown = {
            name: reason_of(value, translate) if isinstance(value, Exception) else value
            for name, value in self.values.items()
        }
        return translate(self.message) % shown if shown else translate(self.message)


class UsageError(StafettError):
    """The command was asked for something that cannot be: no such folder, no content."""


class InstallationError(StafettError):
    """Something that belongs to Stafett itself is missing or broken: a theme, a catalogue of words."""


class WriteError(StafettError):
    """The site could not be written: no room, no permission, a folder that is not ours, another build at work."""


class WorkerError(StafettError):
    """Those who were to share the work cannot be reached, cannot do it, or are gone."""


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "it can only be read",
    errno.EXDEV: "it lies on another file system than the folder that it is in",
    errno.EBUSY: "it is in use, or a file system of its own; give a folder inside it",
    errno.ENOENT: "there is no such file or folder",
    errno.EEXIST: "something else has that name",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
    errno.EMFILE: "too many files are open",
    errno.EAGAIN: "the system gives no more at this moment",
    errno.ENOMEM: "not enough memory",
    errno.EIO: "an error in reading or writing: the disk may be broken",
}
"""What the system says most often, in words that can be translated."""
NOT_UTF8 = "it is not saved as UTF-8; save it anew in that encoding"


def words_of(fault: Exception, translate: Translate = str) -> str:
    """One line: a fault of ours tells its own story, one of the system its file, and any other one is named, too."""
    reason = reason_of(fault, translate)
    if isinstance(fault, OSError):
        return f"{fault.filename}: {reason}" if fault.filename else reason
    return reason if isinstance(fault, (StafettError, MemoryError)) else f"{type(fault).__name__}: {reason}"


def reason_of(fault: Exception, translate: Translate) -> str:
    if isinstance(fault, StafettError):
        return fault.told(translate)
    if isinstance(fault, OSError):
        return translate(REASONS.get(fault.errno or 0) or fault.strerror or str(fault))
    if isinstance(fault, UnicodeDecodeError):
        return translate(NOT_UTF8)
    return translate(REASONS[errno.ENOMEM]) if isinstance(fault, MemoryError) else str(fault)
