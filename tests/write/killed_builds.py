"""Kill a build with SIGKILL at every call that changes the file system, one after the other; run as a program.

Prints how many builds were killed. Usage: killed_builds.py FOLDER one-step|two-steps
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trees import Files, empty_folders_in, files_in

from stafett.write import exchange, publish

VERSIONS: Sequence[Files] = (
    {"index.html": b"one", "behov/a/index.html": b"a", "behov/b/index.html": b"b", "om": b"file", "x/y/z.css": b"z"},
    {"index.html": b"two", "behov/a/index.html": b"a", "behov/c/index.html": b"c", "om/index.html": b"folder"},
    {"index.html": b"three", "behov": b"file", "om/index.html": b"folder", "x/y/z.css": b"other"},
)
CHANGES = {
    "open",
    "os.mkdir",
    "os.rename",
    "os.link",
    "os.remove",
    "os.rmdir",
    "os.truncate",
    "os.chmod",
    "shutil.rmtree",
}


def kill_at(call: int) -> None:
    """End this process, as SIGKILL does, just before its n:th call that changes something, or in the midst of a write."""
    left = call
    write = os.write

    def count(event: str, arguments: Sequence[Any]) -> None:
        nonlocal left
        if event in CHANGES or event.startswith("ctypes.call"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def write_half(descriptor: int, data: bytes) -> int:
        nonlocal left
        if left == 1:
            write(descriptor, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return write(descriptor, data)

    vars(os)["write"] = write_half
    sys.addaudithook(count)


def is_killed(output: Path, files: Files, call: int) -> bool:
    """Build in a process of its own; False if it lived to its end."""
    child = os.fork()
    if not child:
        kill_at(call)
        publish(output, files.items())
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kill_everywhere(output: Path, before: Files, after: Files, allowed: Sequence[Files]) -> int:
    call = 1
    while True:
        publish(output, before.items())
        killed = is_killed(output, after, call)
        left = files_in(output)
        assert left in allowed, (call, left)
        following = VERSIONS[call % 3]
        is_killed(output, following, call % 17 + 1)  # the build that mends is killed as well
        assert files_in(output) in (*allowed, following), call
        publish(output, following.items())
        assert files_in(output) == following, call
        assert not empty_folders_in(output), call
        if not killed:
            return call
        call += 1


def kill_first_builds(folder: Path, kept: Files) -> int:
    """The folder is not there yet, or holds git's mark alone."""
    call = 1
    while True:
        output = folder / f"first-{len(kept)}-{call}"
        if kept:
            output.mkdir()
        for name, data in kept.items():
            (output / name).write_bytes(data)
        killed = is_killed(output, VERSIONS[0], call)
        assert files_in(output) in (kept, VERSIONS[0] | kept), call
        publish(output, VERSIONS[1].items())
        assert files_in(output) == VERSIONS[1] | kept, call
        if not killed:
            return call
        call += 1


def main(folder: Path, steps: str) -> int:
    output = folder / "output"
    if steps == "two-steps":
        vars(exchange)["_exchange_in_one_step"] = lambda *_: False
        nothing: Files = {}  # for a moment there is no folder
        return kill_everywhere(output, VERSIONS[0], VERSIONS[1], [VERSIONS[0], VERSIONS[1], nothing])
    pairs = [(0, 1), (1, 2)]
    count = sum(kill_everywhere(output, VERSIONS[a], VERSIONS[b], [VERSIONS[a], VERSIONS[b]]) for a, b in pairs)
    return count + kill_first_builds(folder, {}) + kill_first_builds(folder, {".gitkeep": b""})


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2]))  # noqa: T201 - the program's answer
