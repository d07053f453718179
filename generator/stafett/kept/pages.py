"""Pages that were published, by what they were made from."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from stafett.cache import Batch, Cache
from stafett.problems import Problem
from stafett.write import FileState, LinkCheck, PageLinks, Publication

ROOM, NAMES = "pages", "addresses"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """`key` tells what the page was made from, `digest` the bytes that were made of it; the rest is the link check's."""

    key: str
    digest: str
    ids: str
    foreign: tuple[str, ...]
    links: bytes


@dataclass(slots=True)
class KeptPages:
    """The pages that stand published as they were made last, and those that are made now."""

    cache: Cache
    site: Publication
    links: LinkCheck
    _pages: dict[str, KeptPage] = field(default_factory=dict)
    _others: set[str] = field(default_factory=set)
    _batch: Batch = field(init=False)

    def __post_init__(self) -> None:
        self._batch = Batch(self.cache, ROOM)

    def load(self) -> None:
        names = self.cache.get(ROOM, NAMES)
        if names is None:
            return
        rows = self.cache.load(ROOM)
        rows.pop(NAMES, None)  # a file that broke since then has no rows at all
        self._others = set(rows)
        self.links.restore_names(json.loads(names))
        for path, row in rows.items():
            page = read_row(row)
            if self.site.holds(path, page.digest):
                self._pages[path] = page

    @property
    def keys(self) -> Mapping[str, str]:
        """The key of every page that stands, by its path."""
        return {path: page.key for path, page in self._pages.items() if page.key}

    def take_over(self, path: str) -> None:
        """The page stands as it was, in the place that the site keeps for it."""
        page = self._pages[path]
        self.site.keep(path)
        self.links.restore(path, page.links, page.ids, page.foreign)
        self._others.discard(path)

    def put(self, path: str, handed: FileState | bytes, key: str, found: PageLinks) -> None:
        """The page has been made, and was handed in for the place that the site keeps for it."""
        written = self.site.take(path, handed)
        self.links.add(path, found)
        links, ids, foreign = self.links.kept(path)
        self._batch.add(path, row_of(KeptPage(key, written.digest, ids, tuple(foreign), links)))
        self._others.discard(path)

    def check_links(self) -> list[Problem]:
        """What is wrong with the links of all that was added; they are let go of, and remembered for the next build."""
        problems = self.links.problems()
        self._batch.put()
        self.cache.put(ROOM, {NAMES: json.dumps(self.links.names(), ensure_ascii=False).encode()})
        self.links.forget()
        self._pages.clear()
        return problems

    def forget_others(self) -> None:
        """The pages that were made or taken over have been published, and are all that there are."""
        self.cache.drop(ROOM, self._others)


def row_of(page: KeptPage) -> bytes:
    head = json.dumps([page.key, page.digest, page.ids, page.foreign], ensure_ascii=False)
    return head.encode() + b"\n" + page.links


def read_row(row: bytes) -> KeptPage:
    head, _, links = row.partition(b"\n")
    key, digest, ids, foreign = json.loads(head)
    return KeptPage(key, digest, ids, tuple(foreign), links)


def forget_pages(cache: Cache, paths: Collection[str]) -> None:
    """They were made in another way, and will be made anew when all pages are looked at."""
    cache.drop(ROOM, paths)
