"""Stafett's exceptions: faults, never mistakes in content (those are values, see `problems`)."""


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
