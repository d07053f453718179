"""Joins a theme's ES modules into one, so that a page fetches one file; the modules stay as they are for whoever reads them.

Each module becomes a function's body, what it exports the function's value; comments on lines of their own and indents go.
Modules keep to plain forms: `import { a, b as c } from "./x.js"` and `export` before a declaration, each on one line.
"""

import posixpath
import re
from collections.abc import Mapping

from stafett.errors import InstallationError

IMPORT = re.compile(r'^import \{ ([^}]*) \} from "(\.{1,2}/[^"]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*? |class |const |let )(\w+))", re.MULTILINE)
COMMENT = re.compile(r"^\s*(?://.*|/\*(?:[^*]|\*(?!/))*\*/\s*)$", re.MULTILINE)
INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def join_modules(modules: Mapping[str, str], entry: str) -> str:
    """One module that does what `entry` does; `modules` leads from names such as `js/search/page.js` to their text."""
    order: dict[str, str] = {}
    _visit(entry, modules, order, ())
    names = {name: f"m{place}" for place, name in enumerate(order)}
    return "\n".join(_wrapped(name, order[name], names) for name in order) + "\n"


def _visit(name: str, modules: Mapping[str, str], order: dict[str, str], above: tuple[str, ...]) -> None:
    """Puts a module behind all that it imports."""
    if name in above:
        raise InstallationError(f"{name}: modules import each other in a circle: {' → '.join(above)}")
    if name in order:
        return
    if name not in modules:
        raise InstallationError(f"{name}: no such module, imported by {above[-1] if above else 'the theme'}")
    for _, path in IMPORT.findall(modules[name]):
        _visit(_resolved(name, path), modules, order, (*above, name))
    order[name] = modules[name]


def _wrapped(name: str, text: str, names: Mapping[str, str]) -> str:
    exports = EXPORT.findall(text)
    body = IMPORT.sub(
        lambda found: f"const {{ {found[1].replace(' as ', ': ')} }} = {names[_resolved(name, found[2])]};", text
    )
    body = INDENT.sub("", COMMENT.sub("", EXPORT.sub("", body))).strip()
    if left := LEFT_OVER.search(body):
        raise InstallationError(f"{name}: cannot join {left[0]!r}; keep to plain imports and exports, each on one line")
    return f"const {names[name]} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();"


def _resolved(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
