"""A site that is only a search page: what the theme's template must offer, and nothing else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stafett.modules import join_modules
from stafett.search.analysis import analyse
from stafett.search.documents import STANDARD, SearchDocument, Weights
from stafett.search.numbering import in_order, text_file, texts_below
from stafett.search.shards import build_index

STATIC = Path(__file__).parents[2] / "themes/standard/static"
WORDS = {
    "results": {"one": "{n} träff", "other": "{n} träffar"},
    "at_least": {"one": "Minst {n} träff", "other": "Minst {n} träffar"},
    "none": "Inga träffar",
    "corrected": "Visar träffar för {shown},",
    "instead": "sök i stället efter {typed}",
    "failed": "Sökningen gick inte att läsa in.",
    "retry": "Försök igen",
    "near": "Närmaste ord:",
    "new": {"one": "{n} ny", "other": "{n} nya"},
    "forget": "Glöm {name}",
    "kinds": {"need": "Behov", "solution": "Lösning", "event": "Händelse"},
    "only_in": {"sv": "Endast på svenska", "en": "Endast på engelska"},
    "facets": {"kind": "Typ", "areas": "Område", "organisation": "Organisation", "stage": "Steg"},
}
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Sök</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'">
<link rel="stylesheet" href="../search.css"><link rel="icon" href="data:,"><script type="module" src="../search.js"></script></head><body><main><h1>Sök</h1>
<div data-search data-index="/sok/{language}/" data-language="{language}" data-other-indexes="{others}">
<div hidden data-search-words>{words}</div>
<form role="search" data-search-form action="/behov/"><label for="q">Sök</label>
<input type="search" id="q" name="q" data-search-input><ul data-search-suggestions hidden aria-label="Förslag"></ul>
<select data-search-sort aria-label="Ordning"><option value="">Bäst först</option><option value="newest">Nyast</option>
<option value="deadline">Svarstid</option><option value="priority">Prioritet</option></select></form>
<details data-search-facets><summary>Filter</summary><form data-search-facet-list></form></details>
<p role="status" data-search-status></p><div aria-live="polite" data-search-notice></div>
<ol data-search-results data-search-state="idle"></ol>
<template data-search-result><li><a data-slot="title"></a> <span data-slot="kind"></span>
<span data-slot="foreign"></span><p data-slot="excerpt"></p></li></template>
<button type="button" data-search-more hidden>Fler</button>
<div data-search-empty hidden><p>Berätta om ett behov.</p><p data-search-near hidden></p></div>
<button type="button" data-search-save hidden aria-pressed="false">Spara sökningen</button>
<details data-search-saved hidden><summary>Sparade sökningar</summary><ul></ul></details>
</div></main></body></html>
"""
STYLE = "[hidden] { display: none !important } ol { padding-left: 2rem } li[data-need] { min-height: 8rem }\n"


@dataclass(frozen=True, slots=True)
class Site:
    """A served folder."""

    folder: Path
    url: str


def write_site(
    folder: Path,
    documents: Mapping[str, Sequence[SearchDocument]],
    facets: Mapping[str, Mapping[str, str]] | None = None,
    weights: Weights = STANDARD,
) -> None:
    """`documents` by language; the page of the first language is sok/, of the others sok-xx/."""
    modules = {f"js/search/{file.name}": file.read_text("utf-8") for file in (STATIC / "js/search").glob("*.js")}
    for name, text in join_modules(modules, "js/search/page.js", "search.js").items():
        write(folder / name, text.encode())
    write(folder / "search.css", STYLE.encode())
    for place, (language, entries) in enumerate(documents.items()):
        others = " ".join(f"/sok/{other}/" for other in documents if has_what_is_not_in(documents[other], language))
        page = PAGE.format(language=language, others=others, words=json.dumps(WORDS))
        write(folder / ("sok" if place == 0 else f"sok-{language}") / "index.html", page.encode())
        analysed = [analyse(entry, weights) for entry in entries]
        share = len(entries) / sum(map(len, documents.values()))
        url = f"/texts-{language}/"
        index = build_index(entries, analysed, language, weights=weights, facets=facets, share=share, texts_url=url)
        for path, data in index:
            write(folder / "sok" / language / path, data)
        write_texts(folder, [entries[place] for place in in_order(entries)], url)


def write_texts(folder: Path, entries: Sequence[SearchDocument], url: str) -> None:
    texts = texts_below(url, [entry.key for entry in entries])
    for number, entry in enumerate(entries):
        write(folder / texts.address(number).lstrip("/"), text_file(entry))


def has_what_is_not_in(entries: Sequence[SearchDocument], language: str) -> bool:
    return any(language not in entry.languages for entry in entries)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
