"""How long after a need's file was saved its page is served as it then is, by `stafett serve`.

preview.py [--needs 10000] [--saves 5] [--pause 5] [--site FOLDER]        prints a table: medians and longest, milliseconds

Three kinds of saves in turns: a word more in the body, another title, another measure of a goal. Between two saves lie `--pause`
seconds, in which the site is surveyed and a whole build goes on behind. `--site` takes a copy of a catalogue that is there.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from catalogue import lay_out

STAFETT = Path(sys.executable).with_name("stafett")
PATIENCE = 60.0
"""Seconds that a page is waited for."""
STEP = 0.005
"""Seconds between two looks at the page."""
SAVES: dict[str, Callable[[str, int], tuple[str, str]]] = {
    "body": lambda text, number: (f"{text}\nOrdet är mätord{number}.\n", f"mätord{number}"),
    "title": lambda text, number: (
        re.sub("(?m)^title: .*", f"title: Mätrubrik{number}", text),
        f"<h1>Mätrubrik{number}",
    ),
    "goal": lambda text, number: (
        re.sub(r"measure: [^,\n]+", f"measure: Mätmått{number}", text, count=1),
        f"Mätmått{number}",
    ),
}
"""A file's text and a number to the text that is saved, and what its page then shows."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--needs", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=5)
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--site", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        lay_out(site, asked.needs, asked.site)
        times = measure(site, asked.saves, asked.pause)
    print("save   median_ms  longest_ms")
    for kind, found in times.items():
        print(f"{kind:5}  {1000 * median(found):9.0f}  {1000 * max(found):10.0f}")


def measure(site: Path, saves: int, pause: float) -> dict[str, list[float]]:
    command = [str(STAFETT), "serve", "--site", str(site), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    times: dict[str, list[float]] = {kind: [] for kind in SAVES}
    try:
        address = address_told(process)
        with_goals = (
            file for file in sorted((site / "content/needs").glob("*.md")) if "measure: " in file.read_text("utf-8")
        )
        for number, (kind, file) in enumerate(zip([*SAVES] * saves, with_goals, strict=False)):
            time.sleep(pause)
            text, shown = SAVES[kind](file.read_text("utf-8"), number)
            file.write_text(text, "utf-8")
            times[kind].append(seconds_until(f"{address}behov/{file.stem}/", shown))
    finally:
        process.terminate()
        process.wait()
    return times


def address_told(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        if found := re.search(r"http://localhost:\d+/", line):
            return found[0]
    raise SystemExit("stafett serve ended before it told an address")


def seconds_until(url: str, shown: str) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        with urlopen(url) as answer:
            if shown in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(STEP)
    raise SystemExit(f"{url} does not show {shown!r} after {PATIENCE:.0f} s")


if __name__ == "__main__":
    main()
