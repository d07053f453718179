"""The house's rules: who may import whom, and where each third-party package lives."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator/stafett"
LEAVES = {
    "aside",
    "cache",
    "cluster",
    "config",
    "errors",
    "i18n",
    "inputs",
    "installation",
    "markdown",
    "memory",
    "modules",
    "near",
    "parallel",
    "pile",
    "problems",
    "report",
    "similar",
    "urls",
}
MAY_IMPORT = {
    "read": LEAVES,
    "check": LEAVES | {"read"},
    "model": LEAVES | {"check"},
    "figures": LEAVES | {"check", "model"},
    "render": LEAVES | {"check", "model", "figures"},
    "publish": LEAVES | {"check", "model"},
    "editor": LEAVES | {"check", "read"},
    "search": LEAVES | {"check", "model"},
    "write": LEAVES,
    "find": LEAVES | {"pipeline", "model", "search"},
    "console": LEAVES | {"check", "result", "search"},
    "kept": LEAVES | {"check", "read", "search", "write"},
    "last": LEAVES | {"check", "write"},
    "result": LEAVES | {"write"},
    "retouch": LEAVES | {"read", "check", "kept", "last", "render", "result", "write"},
    "pipeline": LEAVES
    | {
        "read",
        "check",
        "model",
        "figures",
        "kept",
        "last",
        "publish",
        "render",
        "result",
        "retouch",
        "search",
        "write",
    },
    "build": LEAVES | {"last", "pipeline", "result", "retouch", "write"},
    "dev": LEAVES | {"check", "pipeline", "read", "render", "result"},
    "usage": LEAVES | {"console"},
    "cli": LEAVES | {"check", "find", "usage", "dev", "build", "console", "editor", "pipeline", "write", "search"},
}
"""Leaves know each other only; nobody knows cli."""
HOMES = {
    "yaml": {"read", "render/theme_chain.py"},  # content, and a theme's own theme.yml
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "nh3": {"markdown"},
    "numpy": {"search", "similar"},
    "jinja2": {
        "render/theme.py",
        "render/plain_bodies.py",
        "render/quick_templates.py",
        "render/quick_code.py",
        "render/fold_words.py",
    },
    "whoosh": {"search"},
    "Stemmer": {"search"},
    "watchdog": {"dev/watch.py"},
    "babel": {"i18n.py", "render/formats.py", "render/theme.py"},
    "pydantic": {"check"},
    "icalendar": {"publish/calendar.py", "publish/calendar_entries.py"},
    "rich": {"console.py"},
    "click": {"cli.py", "usage.py"},
    "cloudpickle": {"parallel.py"},
    "distributed": {"cluster.py"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(module: Path) -> Iterator[str]:
    """Absolute names of what a module imports, wherever in it the import stands."""
    package = ["stafett", *module.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{name}.{alias.name}" for alias in node.names) if name == "stafett" else [name]


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_its_room_may(module: Path) -> None:
    room = room_of(module)
    allowed = MAY_IMPORT.get(room, LEAVES) | {room}
    own = {name.split(".")[1] for name in imports_of(module) if name.startswith("stafett.")}
    assert own <= allowed, f"{room} imports {sorted(own - allowed)}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_third_party_package_has_one_home(module: Path) -> None:
    here = module.relative_to(PACKAGE).as_posix()
    for name in imports_of(module):
        homes = HOMES.get(name.split(".")[0])
        assert homes is None or any(here.startswith(home) for home in homes), f"{here} imports {name}"


def test_only_the_console_prints() -> None:
    for module in MODULES:
        calls = {
            node.func.id
            for node in ast.walk(ast.parse(module.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert "print" not in calls, module


def test_only_the_command_line_exits() -> None:
    for module in MODULES:
        if module.name != "cli.py":
            assert not any("exit" in name for name in imports_of(module)), module
            assert "sys.exit" not in module.read_text("utf-8"), module
