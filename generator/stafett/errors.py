"""Stafett's exceptions: faults, never mistakes in content (those are values, see `problems`), and the words for any fault."""


class StafettError(Exception):
    """The root of the tree; its text is for the person who ran the command."""


class UsageError(StafettError):
    """The command was asked for something that cannot be: no such folder, no content."""


class InstallationError(StafettError):
    """Something that belongs to Stafett itself is missing or broken: a theme, a catalogue of words."""


class WriteError(StafettError):
    """The site could not be written: no room, no permission, a folder that is not ours, another build at work."""


class WorkerError(StafettError):
    """Those who were to share the work cannot be reached, cannot do it, or are gone."""


def words_of(fault: Exception) -> str:
    """One line: a fault of ours tells its own story, one of the system its file, and any other one is named, too."""
    if isinstance(fault, OSError):
        return f"{fault.filename}: {fault.strerror}" if fault.filename else str(fault)
    return str(fault) if isinstance(fault, StafettError) else f"{type(fault).__name__}: {fault}"
