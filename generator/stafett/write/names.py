"""Which paths may be published: such as every file system and every host can hold, each told apart from all others."""

import re
import unicodedata

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
            raise WriteError(f"the path {path!r} cannot be published")
        if folder not in self.folders:
            self._take_folder(folder)
        self._take(path, name)

    def _take_folder(self, folder: str) -> None:
        above, _, name = folder.rpartition("/")
        if above not in self.folders:
            self._take_folder(above)
        self._take(folder, name)
        self.folders.add(folder)

    def _take(self, path: str, name: str) -> None:
        if fault := fault_of(name):
            raise WriteError(f"the path {path!r} cannot be published: {fault}")
        other = self._spelt.setdefault(_folded(path), "")
        if other == path:
            raise WriteError(f"the path {path!r} is asked for twice")
        if other:
            raise WriteError(f"the paths {other!r} and {path!r} are one and the same on some file systems")
        self._spelt[_folded(path)] = path


def fault_of(name: str) -> str:
    """What is wrong with a file's or folder's name; empty if nothing is."""
    if name in {"", ".", ".."}:
        return f"{name!r} is no name"
    if unfit := _UNFIT.search(name):
        return f"{unfit[0]!r} stands in a name"
    if name[-1] in ". ":
        return f"the name {name!r} ends in {name[-1]!r}"
    if _RESERVED.fullmatch(name):
        return f"the name {name!r} is reserved on Windows"
    if len(name) * 4 > _LONGEST and len(name.encode()) > _LONGEST:
        return f"a name is longer than {_LONGEST} bytes"
    return ""


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
