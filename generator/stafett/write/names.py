"""Which paths may be published: such as every file system and every host can hold, each told apart from all others."""

import re
import unicodedata
from sys import intern

from stafett.errors import WriteError

_UNFIT = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\\]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
KEPT = ".gitkeep"  # git's own mark of an empty folder; it stays where it is
_LONGEST = 255  # bytes of a name


class Names:
    """The names that one site has taken: no two may differ in letter case or Unicode form alone, or be file and folder.

    `folders` are those that hold files, with the ones above them; "" is the root.
    """

    def __init__(self) -> None:
        self._spelt: dict[str, str] = {}
        self.folders = {""}

    def take(self, path: str) -> None:
        """Claim a file's path, relative and with slashes; WriteError says what is wrong with it."""
        folder, _, name = path.rpartition("/")
        if path.startswith("/") or path == KEPT:
            raise WriteError("the path %(path)r cannot be published", path=path)
        if folder not in self.folders:
            self._take_folder(folder)
        self._take(path, name)

    def _take_folder(self, folder: str) -> None:
        above, _, name = folder.rpartition("/")
        if above not in self.folders:
            self._take_folder(above)
        self._take(folder, name)
        self.folders.add(intern(folder))

    def _take(self, path: str, name: str) -> None:
        if fault := fault_of(name):
            raise WriteError("the path %(path)r cannot be published: %(fault)s", path=path, fault=fault)
        other = self._spelt.setdefault(_folded(path), "")
        if other == path:
            raise WriteError("the path %(path)r is asked for twice", path=path)
        if other:
            raise WriteError(
                "the paths %(other)r and %(path)r are one and the same on some file systems", other=other, path=path
            )
        self._spelt[_folded(path)] = path


def folder_of(path: str) -> str:
    """One and the same text each time: each folder is known in several places."""
    return intern(path.rpartition("/")[0])


def fault_of(name: str) -> WriteError | None:
    """What is wrong with a file's or folder's name."""
    if name in {"", ".", ".."}:
        return WriteError("%(name)r is no name", name=name)
    if unfit := _UNFIT.search(name):
        return WriteError("%(sign)r stands in a name", sign=unfit[0])
    if name[-1] in ". ":
        return WriteError("the name %(name)r ends in %(sign)r", name=name, sign=name[-1])
    if _RESERVED.fullmatch(name):
        return WriteError("the name %(name)r is reserved on Windows", name=name)
    if len(name) * 4 > _LONGEST and len(name.encode()) > _LONGEST:
        return WriteError("a name is longer than %(most)d bytes", most=_LONGEST)
    return None


def _folded(path: str) -> str:
    if path.isascii():
        lower = path.lower()
        return path if lower == path else lower  # one text for both: there are as many as files and folders
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
