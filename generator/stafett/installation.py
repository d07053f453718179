"""Which Stafett this is: its code, its Python, and the packages that it stands on."""

import platform
import re
import sys
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

import stafett

NAME = re.compile(r"[\w.-]+")


def code_digest(package: Path) -> bytes:
    """Tells code and words from every other version of them."""
    digest = blake2b(digest_size=16)
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(f"{file.relative_to(package)}\0".encode() + file.read_bytes())
    return digest.digest()


def tool_version(package: Path) -> str:
    """Tells this installation from every other: its code and words, Python, and the packages beside it."""
    digest = blake2b(sys.version.encode() + code_digest(package), digest_size=16)
    for place in sys.path:
        names = sorted(found.name for found in Path(place).glob("*.dist-info")) if place else []
        digest.update("\n".join(names).encode())
    return digest.hexdigest()


def describe_installation() -> dict[str, str]:
    """What must be the same on two machines that make one site, by its name."""
    found = {"Python": platform.python_version(), "Stafett": code_digest(Path(stafett.__file__).parent).hex()}
    for requirement in metadata.requires("stafett") or ():
        name, _, marker = requirement.partition(";")
        if "extra" not in marker and (match := NAME.match(name)):
            found[match.group()] = metadata.version(match.group())
    return found
