"""measure.py BENCH OUT [--sizes 1000,10000] - what a query costs, Stafett's search beside Pagefind's, in one run.

BENCH is the folder with make_catalogue.py, search_eval.py and their Python packages' virtual environment in BENCH/venv, or --python.
For each size: an invented catalogue, `stafett build`, Pagefind over a copy of its pages, search_eval.py --bytes over both, and first_result.py.
Reports are written to OUT, a table to the terminal.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

STEPS = ("page", "first query", "second query")


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


def measured(args: argparse.Namespace, site: Path, report: Path, *more: str) -> dict:
    run(args.python, args.bench / "search_eval.py", site, "--data", args.queries, "--bytes", "--json", report, *more)
    return json.loads(report.read_text("utf-8"))


def sizes_of(folder: Path) -> tuple[int, int]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files)


def row(name: str, report: dict, index: Path) -> str:
    steps = report["bytes"]["medians"]
    files, size = sizes_of(index)
    kilobytes = " ".join(f"{steps[step]['bytes'] / 1000:8.1f}" for step in STEPS)
    requests = "+".join(f"{steps[step]['requests']:.0f}" for step in STEPS)
    latency = report["latency_ms"]
    return f"{name:22s} {kilobytes} {requests:>10s} {latency['p50']:7.0f} {latency['p95']:7.0f} {files:7d} {size / 1e6:8.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--queries", type=Path, required=True, help="a folder with queries.tsv, without qrels.tsv")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--stafett", default="stafett")
    args = parser.parse_args()
    rows = []
    for size in args.sizes.split(","):
        catalogue, site, peer = (args.out / f"{name}-{size}" for name in ("catalogue", "stafett", "pagefind"))
        if not catalogue.exists():
            run(args.python, args.bench / "make_catalogue.py", size, catalogue)
        run(args.stafett, "build", "--site", catalogue, "--output", site)
        shutil.rmtree(peer, ignore_errors=True)
        shutil.copytree(site, peer, ignore=shutil.ignore_patterns("sok", "search"))
        run(args.python, "-m", "pagefind", "--site", peer, "--quiet")
        ours = measured(args, site, args.out / f"stafett-{size}.json")
        run(args.python, Path(__file__).with_name("first_result.py"), args.bench, site, args.queries, "--each", "6")
        theirs = measured(args, peer, args.out / f"pagefind-{size}.json", "--pagefind")
        rows += [
            row(f"Stafett, {size}", ours, site / "static/search"),
            row(f"Pagefind, {size}", theirs, peer / "pagefind"),
        ]
    print(
        f"{'':22s} {'page kB':>8s} {'first':>8s} {'second':>8s} {'requests':>10s} {'p50 ms':>7s} {'p95 ms':>7s} {'files':>7s} {'MB':>8s}"
    )
    print(*rows, sep="\n")


if __name__ == "__main__":
    main()
