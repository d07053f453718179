"""Joins a theme's ES modules into one, so that a page fetches one file; the modules stay as they are for whoever reads them.

Each module becomes a function's body, what it exports the function's value. What a module imports later, by `import("./x.js")`,
becomes a file of its own, joined with what it needs in turn: such modules share no state with the first.
Modules keep to plain forms: `import { a, b as c } from "./x.js"`, `import "./x.js"` and `export` before a declaration, each on one line.
"""

import posixpath
import re
from collections.abc import Mapping

from stafett.errors import InstallationError

IMPORT = re.compile(r'^import (?:\{ ([^}]*) \} from )?"(\.{1,2}/[^"]+)";$', re.MULTILINE)
LATER = re.compile(r'\bimport\("(\.{1,2}/[^"]+)"\)')
COMMENT = re.compile(r"^\s*(?://.*|/\*(?:[^*]|\*(?!/))*\*/\s*)$", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*? |class |const |let )(\w+))", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


def join_modules(modules: Mapping[str, str], entry: str, name: str) -> dict[str, str]:
    """What does as `entry` does, under the `name` where it is to lie, and what it imports later, under its own names.

    `modules` leads from names such as `js/search/page.js` to their text.
    """
    joined: dict[str, str] = {}
    waiting = {name: entry}
    while waiting:
        name, entry = waiting.popitem()
        order: dict[str, str] = {}
        _visit(entry, modules, order, ())
        later = {_resolved(at, path) for at, text in order.items() for path in LATER.findall(text)}
        waiting |= {other: other for other in sorted(later) if other not in joined}
        joined[name] = _joined(order, name)
    return joined


def _visit(name: str, modules: Mapping[str, str], order: dict[str, str], above: tuple[str, ...]) -> None:
    """Puts a module behind all that it imports."""
    if name in above:
        raise InstallationError(
            "%(module)s: modules import each other in a circle: %(circle)s", module=name, circle=" → ".join(above)
        )
    if name in order:
        return
    if name not in modules:
        raise InstallationError(
            "%(module)s: no such module, imported by %(by)s", module=name, by=above[-1] if above else "theme.yml"
        )
    for _, path in IMPORT.findall(modules[name]):
        _visit(_resolved(name, path), modules, order, (*above, name))
    order[name] = COMMENT.sub("", modules[name])  # types in comments look like imports


def _joined(order: Mapping[str, str], place: str) -> str:
    """All modules as one that lies at `place`; it exports what the last of them, the entry, does."""
    names = {name: f"m{number}" for number, name in enumerate(order)}
    parts = [_wrapped(name, text, names, place) for name, text in order.items()]
    entry = list(order)[-1]
    exports = ", ".join(EXPORT.findall(order[entry]))
    return "\n".join([*parts, f"export const {{ {exports} }} = {names[entry]};", ""])


def _wrapped(name: str, text: str, names: Mapping[str, str], place: str) -> str:
    def taken(found: re.Match[str]) -> str:
        if found[1] is None:
            return ""
        return f"const {{ {found[1].replace(' as ', ': ')} }} = {names[_resolved(name, found[2])]};"

    def moved(found: re.Match[str]) -> str:
        path = posixpath.relpath(_resolved(name, found[1]), posixpath.dirname(place) or ".")
        return f'import("{path if path.startswith("../") else f"./{path}"}")'

    body = LATER.sub(moved, EXPORT.sub("", IMPORT.sub(taken, text))).strip()
    if left := LEFT_OVER.search(body):
        raise InstallationError(
            "%(module)s: cannot join %(text)r; keep to plain imports and exports, each on one line",
            module=name,
            text=left[0],
        )
    return f"const {names[name]} = (() => {{\n{body}\nreturn {{ {', '.join(EXPORT.findall(text))} }};\n}})();"


def _resolved(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
