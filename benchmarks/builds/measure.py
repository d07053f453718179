"""What builds cost: cold, again with nothing changed, and after one need's body was edited; each in a process of its own.

measure.py [--sizes 1000,10000] [--runs 3] [--site FOLDER] [--jobs N]        prints a table: medians of the runs

`--site` measures a copy of a catalogue that is there instead of an invented one. Memory is what all processes of the build
hold together, each shared page counted once, looked at ten times a second.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from catalogue import lay_out

STAFETT = Path(sys.executable).with_name("stafett")
PHASES = ("cold", "nothing", "body")


@dataclass(frozen=True)
class Cost:
    """`wall` and `cpu` in seconds, `memory` in MiB."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    print("needs  phase    wall_s  cpu_s  memory_mib")
    for size in [0] if asked.site else map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            runs = [measure(Path(folder) / str(run), size, asked) for run in range(asked.runs)]
        for phase in PHASES:
            costs = [run[phase] for run in runs]
            middle = [median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "memory")]
            print(f"{size or asked.site.name:>5}  {phase:7}  {middle[0]:6.2f}  {middle[1]:5.1f}  {middle[2]:10.0f}")


def measure(site: Path, size: int, asked: argparse.Namespace) -> dict[str, Cost]:
    lay_out(site, size, asked.site)
    command = [str(STAFETT), "build", "--site", str(site), "--jobs", str(asked.jobs)]
    costs = {}
    for phase in PHASES:
        if phase == "body":
            edited = min((site / "content/needs").glob("*.md"))
            edited.write_text(edited.read_text("utf-8") + "\nEtt ord till.\n", "utf-8")
        costs[phase] = run(command)
    shutil.rmtree(site)
    return costs


def run(command: list[str]) -> Cost:
    start, most = time.perf_counter(), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        done, status, used = os.wait4(process.pid, os.WNOHANG)
        if done:
            break
        most = max(most, sum(map(memory_of, [process.pid, *children_of(process.pid)])))
        time.sleep(0.1)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, most)


def children_of(process: int) -> Iterator[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return
    for child in map(int, listed):
        yield child
        yield from children_of(child)


def memory_of(process: int) -> float:
    """Proportional set size in MiB; none where the system does not tell it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
