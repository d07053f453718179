"""first_result.py BENCH SITE QUERIES - how much a visitor waits for before the first result stands on the page.

BENCH is the folder with search_page.py and cdn_server.py, QUERIES one with queries.tsv. Each query is asked once, on a visit with an empty
cache, of which are counted: the requests begun until the first result, the page's own included, and the time from the input to it.
"""

import argparse
import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

WATCH = """() => {
  const isShown = () => { const link = document.querySelector('[data-need] a'); return link?.href && link.checkVisibility(); };
  window.started = new Promise(resolve => document.querySelector('input[type=search]').addEventListener('input', () => resolve(performance.now())));
  window.shown = new Promise(resolve => new MutationObserver((_, observer) => {
    if (!isShown()) return;
    observer.disconnect();
    resolve(performance.now());
  }).observe(document.documentElement, {subtree: true, childList: true, attributes: true}));
}"""
TOLD = """async () => {
  const [started, shown] = await Promise.all([window.started, window.shown]);
  const asked = performance.getEntriesByType('resource').filter(entry => entry.startTime < shown);
  return [1 + asked.length, shown - started];
}"""


def ask(visit: Any, running: Any, url: str, query: str) -> tuple[int, float] | None:
    """Requests and milliseconds until the first result; None where there is no result."""
    with visit(running, url) as page:
        page.page.wait_for_load_state("networkidle")
        page.page.evaluate(WATCH)
        if not page.ask(query).ids:
            return None
        requests, pause = page.page.evaluate(TOLD)
        return requests, pause


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--path", default="/sok/")
    parser.add_argument("--each", type=int, default=1, help="ask one query of so many (default: %(default)s)")
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    server, page = import_module("cdn_server"), import_module("search_page")

    rows = (args.queries / "queries.tsv").read_text("utf-8").splitlines()[:: args.each]
    found = defaultdict(list)
    with server.CdnServer(args.site) as served, page.browser() as running:
        for query in (row.split("\t")[1] for row in rows):
            told = ask(page.visit, running, served.url + args.path, query)
            if told:
                found[min(len(query.split()), 3)].append(told)
    print("words  queries  requests to the first result: median, most   at most 8   ms: median")
    for words, told in sorted(found.items()):
        requests, pauses = zip(*told, strict=True)
        few = sum(count <= 8 for count in requests) / len(requests)
        print(
            f"{words:>4d}{'+' if words == 3 else ' '} {len(told):8d} {median(requests):30.0f}, {max(requests):4d} {few:19.0%} {median(pauses):12.0f}"
        )


if __name__ == "__main__":
    main()
