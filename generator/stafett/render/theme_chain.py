"""A theme and those it builds upon, nearest first: where its templates, words and static files lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from stafett.errors import InstallationError

MANIFEST = "theme.yml"


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """One theme as its `theme.yml` tells.

    `bundles` are published files put together from parts; `locales` says whose ways with dates and numbers a language
    follows where they are not its own.
    """

    name: str
    folder: Path
    parent: str = ""
    bundles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    locales: Mapping[str, str] = field(default_factory=dict)

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def static(self) -> Path:
        return self.folder / "static"

    def words(self, language: str) -> list[Path]:
        """The catalogues of a language: `messages.po`, and one more for each part of the site that has many words."""
        return sorted((self.folder / "locale" / language / "LC_MESSAGES").glob("*.po"))


def find_chain(name: str, places: Sequence[Path]) -> tuple[ThemeFolder, ...]:
    """The theme called `name` and its parents, nearest first, each looked for in `places` in their order."""
    chain: list[ThemeFolder] = []
    while name:
        if name in (seen := [theme.name for theme in chain]):
            raise InstallationError("themes are each other's parents: %(circle)s", circle=" -> ".join([*seen, name]))
        chain.append(_read_manifest(name, _find_folder(name, places, chain)))
        name = chain[-1].parent
    return tuple(chain)


def read_templates(chain: Sequence[ThemeFolder]) -> dict[str, str]:
    """The sources of all templates by name (`partials/card.html`), those of the nearest theme before others of that name."""
    sources: dict[str, str] = {}
    for theme in reversed(chain):
        for file in sorted(theme.templates.rglob("*")):
            if file.is_file():
                sources[file.relative_to(theme.templates).as_posix()] = _read_template(file)
    return sources


def _read_template(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InstallationError("%(file)s: %(fault)s", file=file, fault=fault) from fault


def _find_folder(name: str, places: Sequence[Path], chain: Sequence[ThemeFolder]) -> Path:
    for place in places:
        if (place / name / MANIFEST).is_file():
            return place / name
    looked = ", ".join(map(str, places))
    if not chain:
        raise InstallationError("the theme %(theme)s has no theme.yml in any of: %(places)s", theme=name, places=looked)
    raise InstallationError(
        "the theme %(theme)s, the parent of %(child)s, has no theme.yml in any of: %(places)s",
        theme=name,
        child=chain[-1].name,
        places=looked,
    )


def _read_manifest(name: str, folder: Path) -> ThemeFolder:
    file = folder / MANIFEST
    try:
        data = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise InstallationError("%(file)s: %(fault)s", file=file, fault=fault) from fault
    if not isinstance(data, dict) or data.get("name") != name:
        raise InstallationError("%(file)s: must say name: %(name)s, as its folder is called", file=file, name=name)
    if unknown := sorted(set(data) - {"name", "parent", "assets", "locales"}):
        raise InstallationError(
            "%(file)s: unknown key %(key)s; there are name, parent, assets and locales", file=file, key=unknown[0]
        )
    return ThemeFolder(
        name=name,
        folder=folder,
        parent=_text(file, "parent", data.get("parent", "")),
        bundles=_bundles(file, data.get("assets", {})),
        locales={key: _text(file, "locales", value) for key, value in _mapping(file, "locales", data).items()},
    )


def _bundles(file: Path, data: Any) -> dict[str, tuple[str, ...]]:
    bundles = _mapping(file, "assets", {"assets": data})
    if not all(isinstance(parts, list) for parts in bundles.values()):
        raise InstallationError("%(file)s: each of assets must be a list of files", file=file)
    return {name: tuple(_text(file, name, part) for part in parts) for name, parts in bundles.items()}


def _mapping(file: Path, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise InstallationError("%(file)s: %(key)s must be a mapping", file=file, key=key)
    return found


def _text(file: Path, key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise InstallationError("%(file)s: %(key)s: %(value)r is not text", file=file, key=key, value=value)
    return value
