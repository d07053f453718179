"""Static files under names that tell their content: `css/main.css` becomes `static/css/main.3f2a9c1b.css`, for ever the same.

Style sheets and scripts are put together as theme.yml says, and lose their comments and blanks.

References between them (`url(…)` in style sheets; imports and `new URL('./x.js', import.meta.url)` in modules) are rewritten
to the new names. They stay relative, so the bytes do not depend on where the site stands.
"""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from stafett.errors import InstallationError
from stafett.modules import join_modules
from stafett.render.packing import packed
from stafett.render.theme_chain import ThemeFolder

FOLDER = "static"
REFERENCES = {
    ".css": re.compile(r"""(?P<before>url\(\s*["']?)(?P<to>[^"')]+)(?P<after>["']?\s*\))"""),
    ".js": re.compile(
        r"""(?P<before>(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew\s+URL\(\s*)["'])(?P<to>\.\.?/[^"']+)(?P<after>["'])"""
    ),
}
"""How a file of each kind refers to others. Modules are asked to name theirs in plain relative text."""


@dataclass(frozen=True, slots=True)
class Asset:
    """`name` is what templates call it (`css/main.css`), `path` where it stands below the site's root."""

    name: str
    path: str
    data: bytes


def collect_assets(chain: Sequence[ThemeFolder]) -> tuple[Asset, ...]:
    """Every static file of a theme and its parents (nearest first), by name; one's own stands in for a parent's."""
    files, bundles = _files(chain), _bundles(chain)
    joined: dict[str, bytes] = {}
    for name, parts in bundles.items():
        joined |= _joined(name, parts, files)
    whole = _without_parts(files, bundles) | joined
    return _name_by_content({name: packed(name, data) for name, data in whole.items()})


def _without_parts(files: Mapping[str, bytes], bundles: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """What was put together is not published by itself: parts, nor modules from a folder that is joined into a script."""
    parts = {part for found in bundles.values() for part in found}
    folders = {posixpath.dirname(part) for part in parts if part.endswith(".js")}
    return {name: data for name, data in files.items() if name not in parts and posixpath.dirname(name) not in folders}


def paths(assets: Sequence[Asset]) -> Mapping[str, str]:
    """From the name that templates know to the path below the site's root."""
    return {asset.name: asset.path for asset in assets}


def _files(chain: Sequence[ThemeFolder]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for theme in reversed(chain):
        for file in sorted(theme.static.rglob("*")):
            name = file.relative_to(theme.static)
            if file.is_file() and not any(part.startswith(".") for part in name.parts):
                found[name.as_posix()] = _read(file)
    return found


def _read(file: Path) -> bytes:
    try:
        data = file.read_bytes()
        if file.suffix in REFERENCES:
            data.decode("utf-8")  # they are read as texts later, by which time nobody knows whose they were
    except (OSError, UnicodeDecodeError) as fault:
        raise InstallationError("%(file)s: %(fault)s", file=file, fault=fault) from fault
    return data


def _bundles(chain: Sequence[ThemeFolder]) -> dict[str, tuple[str, ...]]:
    """The parts of each bundle, parents' first, so that what a child theme says comes last and holds."""
    bundles: dict[str, tuple[str, ...]] = {}
    for theme in reversed(chain):
        for name, parts in theme.bundles.items():
            before = bundles.get(name, ())
            bundles[name] = before + tuple(part for part in parts if part not in before)
    return bundles


def _joined(name: str, parts: Sequence[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Style sheets one after the other; for scripts the parts are modules, joined with all that they import."""
    if not name.endswith(".js"):
        return {name: b"\n".join(_part(files, name, part) for part in parts)}
    modules = {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".js")}
    folder = posixpath.dirname(name) or "."
    modules[name] = "".join(f'import "./{posixpath.relpath(part, folder)}";\n' for part in parts)
    return {path: text.encode() for path, text in join_modules(modules, name, name).items()}


def _part(files: Mapping[str, bytes], bundle: str, part: str) -> bytes:
    if part not in files:
        raise InstallationError(
            "theme.yml: assets: %(whole)s: there is no file static/%(part)s", whole=bundle, part=part
        )
    if posixpath.dirname(part) != posixpath.dirname(bundle):
        raise InstallationError(
            "theme.yml: assets: %(whole)s: %(part)s must lie in the same folder as the whole", whole=bundle, part=part
        )
    return files[part]


def _name_by_content(files: Mapping[str, bytes]) -> tuple[Asset, ...]:
    """Rewrite references depth first, since a file's name depends on the names of those that it refers to."""
    done: dict[str, Asset] = {}

    def finish(name: str, asked_by: tuple[str, ...]) -> Asset:
        if name in asked_by:
            raise InstallationError(
                "static files refer to each other in a circle: %(circle)s", circle=" -> ".join([*asked_by, name])
            )
        if name not in done:
            path = (*asked_by, name)
            data = _rewrite(name, files, lambda other: finish(other, path))
            stem, ending = posixpath.splitext(name)
            done[name] = Asset(name, f"{FOLDER}/{stem}.{sha256(data).hexdigest()[:8]}{ending}", data)
        return done[name]

    return tuple(finish(name, ()) for name in sorted(files))


def _rewrite(name: str, files: Mapping[str, bytes], finish: Callable[[str], Asset]) -> bytes:
    pattern = REFERENCES.get(posixpath.splitext(name)[1])
    if pattern is None:
        return files[name]

    def renamed(match: re.Match[str]) -> str:
        address, mark, fragment = match["to"].partition("#")
        if not address or re.match(r"[a-z]+:|/", address):
            return match[0]
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
        if other not in files:
            raise InstallationError(
                "static/%(file)s refers to %(address)s, which is not there", file=name, address=address
            )
        new_name = posixpath.basename(finish(other).path)
        return match["before"] + posixpath.join(posixpath.dirname(address), new_name) + mark + fragment + match["after"]

    return pattern.sub(renamed, files[name].decode("utf-8")).encode("utf-8")
