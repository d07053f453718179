"""Entries that were read and checked, by the bytes of their files."""

# ruff: noqa: PTH116 - tens of thousands of files: a path object for each would cost as much as what is done with it

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stafett.cache import Batch, Cache
from stafett.check import EntryCheck, EntryFiles, ValidatedEntry, keep_entry, make_entry
from stafett.inputs import RACY, digest_of_file, stamp
from stafett.problems import Problem
from stafett.read import Source

from .bodies import forget_notes
from .spool import Spool, Spooled

ROOM = "entries"
SpreadOut = Callable[[Callable[["Bench", EntryFiles], bytes], "Bench", Sequence[EntryFiles]], Iterator[bytes]]
"""Does a piece of work for all entries, on as many processes as there are; the results in order."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker needs."""

    site: Path
    work: EntryCheck

    def around(self, files: EntryFiles) -> str:
        """What an entry depends on besides its files: in which zone its times are, and its original's language."""
        return f"{self.work.zone} {files.language}"


@dataclass(slots=True)
class KeptEntries:
    """`checked` counts the entries that had to be read and checked."""

    cache: Cache
    site: Path
    spread_out: SpreadOut
    checked: int = 0

    def each(self, work: EntryCheck, entries: Sequence[EntryFiles]) -> Iterator[ValidatedEntry]:
        """The entries in their order; those that are kept and still so are taken as they are."""
        kept = self.cache.load(ROOM)
        known = frozenset(kept)
        bench = Bench(self.site, work)
        sound = {
            name: value
            for files in entries
            if (value := kept.get(name := name_of(files))) and self._is_still(value, bench.around(files))
        }
        kept.clear()
        missing = [files for files in entries if name_of(files) not in sound]
        if missing:
            forget_notes(self.cache)
        self.checked = len(missing)
        made = self.spread_out(check_apart, bench, missing)
        spool, batch = Spool(self.cache.folder), Batch(self.cache, ROOM)
        for files in entries:
            name = name_of(files)
            value = sound.pop(name, None)
            if value is None:
                value = next(made)
                if is_sure(value):
                    batch.add(name, value)
            yield read_entry(files, value, spool.put)
        batch.put()
        self.cache.drop(ROOM, known - {name_of(files) for files in entries})

    def _is_still(self, value: bytes, around: str) -> bool:
        known, looked, stamps = json.loads(value.split(b"\n", 1)[0])
        return bool(known == around) and all(
            is_still(f"{self.site}/{path}", (size, changed, touched), digest, looked)
            for path, size, changed, touched, digest in stamps
        )


def name_of(files: EntryFiles) -> str:
    return " ".join(files.paths)


def is_still(path: str, state: tuple[int, int, int], digest: str, looked: int) -> bool:
    """Whether a file is as it was when it was looked at; its time alone tells so only if it was not changed just then."""
    try:
        now = stamp(os.stat(path))
    except OSError:
        return False
    if now == state and max(now[1:]) < looked - RACY:
        return True
    return now[0] == state[0] and digest_of_file(path) == digest


def check_apart(bench: Bench, files: EntryFiles) -> bytes:
    """What the files said, below the line that tells when it holds; an empty line where one of them could not be read."""
    looked = time.time_ns()
    before = [stamp_of(f"{bench.site}/{path}") for path in files.paths]
    digests: list[str] = []

    def read(path: str) -> Source | Problem | None:
        found = bench.work.read(path)
        digests.append(found.digest if isinstance(found, Source) else "")
        return found

    entry = keep_entry(replace(bench.work, read=read)(files))
    stamps = [[path, *state, digest] for path, state, digest in zip(files.paths, before, digests, strict=True)]
    head = json.dumps([bench.around(files), looked, stamps], ensure_ascii=False) if all(digests) else ""
    return head.encode() + b"\n" + entry


def stamp_of(path: str) -> tuple[int, int, int]:
    """The file's stamp before it is read: what changes it later changes this, too."""
    try:
        return stamp(os.stat(path))
    except OSError:
        return (-1, 0, 0)


def is_sure(value: bytes) -> bool:
    """Whether every file of the entry could be read."""
    return not value.startswith(b"\n")


def entry_before(cache: Cache, files: EntryFiles) -> ValidatedEntry | None:
    """The entry as it is kept, whatever its files say now."""
    value = cache.get(ROOM, name_of(files))
    return read_entry(files, value) if value else None


def read_entry(
    files: EntryFiles, value: bytes, put_aside: Callable[[bytes], bytes | Spooled] = bytes
) -> ValidatedEntry:
    return make_entry(files.kind, files.id, value.split(b"\n", 1)[1], put_aside)


def save_entries(cache: Cache, values: Mapping[EntryFiles, bytes]) -> None:
    """What `check_apart` made of entries, where it is sure."""
    cache.put(ROOM, {name_of(files): value for files, value in values.items() if is_sure(value)})
