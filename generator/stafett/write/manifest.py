"""What a build wrote, kept beside the site: each file's hash, and by what to see that nobody changed it since."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FORMAT = 1


class FileState(NamedTuple):
    """`digest` of the bytes; `size` in bytes and `modified` in nanoseconds are what the file system says."""

    digest: str
    size: int
    modified: int


class FolderState(NamedTuple):
    """When names were last added to or removed from a folder, in nanoseconds: in the site and in its twin. 0: unknown."""

    site: int
    twin: int


@dataclass(slots=True)
class Manifest:
    """`root` is the inode of the folder that is described, for folders change places; paths are relative, "" the root."""

    root: int = 0
    files: dict[str, FileState] = field(default_factory=dict)
    folders: dict[str, FolderState] = field(default_factory=dict)

    def save(self, file: Path) -> None:
        data = {"format": FORMAT, "root": self.root, "files": self.files, "folders": self.folders}
        part = file.with_name(file.name + ".part")
        part.write_bytes(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
        part.replace(file)


def load_manifest(file: Path) -> Manifest | None:
    """The manifest; None if there is none, or none that can be read."""
    try:
        data = json.loads(file.read_bytes())
        if data["format"] != FORMAT:
            return None
        return Manifest(
            root=data["root"],
            files={path: FileState(*state) for path, state in data["files"].items()},
            folders={path: FolderState(*state) for path, state in data["folders"].items()},
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return None


def manifest_of(folder: Path) -> Manifest:
    """The names below a folder, as a manifest that knows nothing else of them."""
    manifest = Manifest()
    for above, _, names in os.walk(folder):
        inner = Path(above).relative_to(folder).as_posix().removeprefix(".")
        manifest.folders[inner] = FolderState(0, 0)
        manifest.files.update((f"{inner}/{name}".lstrip("/"), FileState("", 0, 0)) for name in names)
    return manifest
