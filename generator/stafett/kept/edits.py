"""Search after bodies were edited: what changed in its files, without the catalogue and all that is not touched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from stafett.cache import Cache
from stafett.kept.documents import keep_document, make_analysed, make_document
from stafett.kept.terms import DIGEST, digest_of, documents_of, kept_lexicon, load_pieces, pieces_room
from stafett.search import (
    FOLDER,
    Edit,
    Index,
    Texts,
    analyse,
    files_of,
    index_from,
    language_with,
    pieces_of,
    text_file,
    with_edits,
)
from stafett.search.pieces import ALL
from stafett.search.shards import names_of

Files = dict[str, bytes | None]
"""By path below the site's root; None for a file that is gone."""


def edit_search(cache: Cache, code: str, bodies: Mapping[str, str]) -> Files | None:
    """What changes in the search of a language once documents, `kind:id`, have other bodies, plain text as `Document.text` is.

    None where the whole index has to be made anew. What the next build goes on from is put into the cache.
    """
    pieces = load_pieces(cache, code, ALL)
    rows = {key: cache.get(documents_of(code), key) for key in bodies}
    if pieces is None or None in rows.values():
        return None
    index = index_from(pieces)
    before = {key: row for key, row in rows.items() if row}
    after = {key: replace(make_document(row[DIGEST:]), body=bodies[key]) for key, row in before.items()}
    analysed = {key: analyse(document, index.weights) for key, document in after.items()}
    numbers = {key: number for number, key in enumerate(index.documents)}
    edits = [Edit(numbers[key], make_analysed(before[key][DIGEST:]), analysed[key]) for key in bodies]
    rules = language_with(code, lru_cache(maxsize=1)(partial(kept_lexicon, cache)))
    edited = with_edits(index, edits, partial(map, rules.terms))
    if edited is None:
        return None
    cache.put(pieces_room(code), changed_pieces(pieces, pieces_of(edited)))
    cache.put(
        documents_of(code),
        {
            key: digest_of(after[key], index.weights) + keep_document(replace(after[key], body=""), analysed[key])
            for key in bodies
        },
    )
    texts = Texts(**index.entry["texts"])
    return {
        **changed_files(index, edited),
        **{texts.address(numbers[key]).removeprefix(index.base): text_file(after[key]) for key in bodies},
    }


def changed_files(before: Index, after: Index) -> Files:
    """The files of the index alone."""
    folder, standing = f"{FOLDER}/{after.code}", names_of(before)
    found: Files = {f"{folder}/{name}": None for name in sorted(standing - names_of(after))}
    return found | {f"{folder}/{name}": data for name, data in files_of(after) if name not in standing}


def changed_pieces(before: Mapping[str, bytes], after: Iterable[tuple[str, bytes | memoryview]]) -> dict[str, bytes]:
    return {name: piece for name, view in after if (piece := bytes(view)) != before[name]}
