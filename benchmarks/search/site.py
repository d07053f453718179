"""site.py DOCS.jsonl OUT [--language sv] - a bare search page over documents {id, title, body, lang}, without the rest of the house."""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests/search"))
from bare_search_site import write_site

from stafett.search.documents import SearchDocument


def documents(file: Path, language: str) -> list[SearchDocument]:
    """The summary is the first sentence of the body, as far as 200 letters hold it."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        given = json.loads(line)
        if given["lang"] == language:
            url = f"/behov/{given['id']}/"
            summary = given["body"][:200].split(". ")[0]
            found.append(
                SearchDocument(
                    given["id"],
                    "need",
                    language,
                    (language,),
                    url,
                    given["title"],
                    summary,
                    (),
                    given["body"],
                )
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--language", default="sv")
    args = parser.parse_args()
    write_site(args.out, {args.language: documents(args.docs, args.language)})


if __name__ == "__main__":
    main()
