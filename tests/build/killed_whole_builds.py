"""Kill whole builds, cache and all, at moments spread over their run; run as a program.

Prints how many builds were killed. Usage: killed_whole_builds.py FOLDER MOMENTS
"""

import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiny import BASE, lay_out, need, settings_for
from whole_builds import files_of

import stafett.pipeline
from stafett import parallel
from stafett.build import build
from stafett.cache import Cache
from stafett.config import theme_places
from stafett.render import Theme, load_theme

CHANGES = ("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect")
SITE = BASE["site.yml"].replace("languages: [sv, en]", "languages: [sv]")
VERSIONS = (
    {"site.yml": SITE, "needs/a.md": need("Andas"), "needs/b.md": need("Sova", body="Om [luft](need:a).")},
    {"site.yml": SITE, "needs/a.md": need("Andas lättare"), "needs/c.md": need("Tala", more="related: [a]")},
)
FIRST_BUILD_EACH = 5
TWO_PROCESSES_EACH = 3


@dataclass
class Steps:
    """Counts what a build does, and ends it, as SIGKILL does, just before step `last`."""

    last: int
    taken: int = 0

    def __call__(self) -> None:
        self.taken += 1
        if self.taken == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def at_each_step(act: Callable[[], None]) -> None:
    """Call `act` before whatever this process, not its workers, opens, changes or asks of the cache."""
    process = os.getpid()

    def look(event: str, _: Sequence[Any]) -> None:
        if event in CHANGES and os.getpid() == process:
            act()

    def first(method: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*given: Any) -> Any:
            act()
            return method(*given)

        return stepping

    for name in ("load", "get", "put", "drop", "save"):
        setattr(Cache, name, first(getattr(Cache, name)))
    sys.addaudithook(look)


def run(site: Path, jobs: int = 1, last: int = 0) -> int:
    """Build in a process of its own: how many steps it took, 0 if it was killed."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            steps = Steps(last)
            at_each_step(steps)
            assert build(settings_for(site, jobs=jobs)).is_built
            os.write(writer, b"%d" % steps.taken)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - whatever it is, this process must not go on as the other one
            traceback.print_exc()
            os._exit(1)
    os.close(writer)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
    taken = os.read(reader, 20) if status == 0 else b"0"
    os.close(reader)
    return int(taken)


def change_to(site: Path, version: int) -> None:
    shutil.rmtree(site / "content", ignore_errors=True)
    lay_out(site, VERSIONS[version])


def remove_built(site: Path) -> None:
    for name in ("output", ".output.stafett", "cache"):
        shutil.rmtree(site / name, ignore_errors=True)


def kill_everywhere(folder: Path, moments: int) -> int:
    site, killed = folder / "site", 0
    colds, first_steps, steps = {}, {}, {}
    for version in (0, 1):
        remove_built(site)
        change_to(site, version)
        first_steps[version] = run(site)
        colds[version] = files_of(site / "output")
    for version in (0, 1):
        change_to(site, version)
        steps[version] = run(site)
    for moment in range(1, moments + 1):
        version, is_first = moment % 2, moment % FIRST_BUILD_EACH == 0
        before = {} if is_first else colds[1 - version]
        if is_first:
            remove_built(site)
        change_to(site, version)
        last = (first_steps if is_first else steps)[version] * moment // (moments + 1) + 1
        killed += not run(site, 1 + (moment % TWO_PROCESSES_EACH == 0), last)
        assert files_of(site / "output") in (before, colds[version]), moment
        assert run(site), moment
        assert files_of(site / "output") == colds[version], moment
    return killed


def main(folder: Path, moments: int) -> int:
    parallel.CHUNK = 10  # or so few pages would not be shared out
    theme = load_theme("standard", theme_places(folder))

    def compiled_once(*_: object) -> Theme:
        return theme

    vars(stafett.pipeline)["load_theme"] = compiled_once
    change_to(folder / "warm", 0)
    assert build(settings_for(folder / "warm")).is_built
    return kill_everywhere(folder, moments)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201 - the program's answer
