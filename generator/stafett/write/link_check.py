"""The link check of the built site: every address within it leads to a file, and every fragment to an element, that is there."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from sys import intern

from stafett.problems import Place, Problem
from stafett.urls import base_path_of

from .links import PageLinks

_INDEX = "index.html"
_ALWAYS_THERE = {"", "top"}


class LinkCheck:
    """Takes the files one by one and keeps little of each: a number for a link, however many pages it stands on."""

    def __init__(self, base_url: str) -> None:
        """`base_url` is the site's address, or its path alone."""
        self._base_path = base_path_of(base_url)
        self._ids: dict[str, str] = {}
        self._numbers = numbered([])
        self._links: dict[str, bytes] = {}
        self._foreign: dict[str, frozenset[str]] = {}

    def add(self, path: str, file: PageLinks) -> None:
        self.restore(path, array("I", map(self._numbers.__getitem__, file.links)).tobytes(), ids_of(file), file.foreign)

    def names(self) -> list[str]:
        """All addresses that were met, in the order of their numbers."""
        return list(self._numbers)

    def restore_names(self, names: Iterable[str]) -> None:
        """Give the numbers of an earlier check, before anything is added; `restore` relies on them."""
        self._numbers = numbered(names)

    def kept(self, path: str) -> tuple[bytes, str, list[str]]:
        """What `add` took of a file, to be given to `restore` later."""
        return self._links[path], self._ids[path], sorted(self._foreign.get(path, ()))

    def restore(self, path: str, links: bytes, ids: str, foreign: Iterable[str]) -> None:
        self._ids[path] = intern(ids)  # many pages have the same
        self._links[path] = links
        if found := frozenset(foreign):
            self._foreign[path] = found

    def problems(self) -> list[Problem]:
        """One for each address that does not hold, at the first page that has it, and on how many pages it stands."""
        faults = {number: code for link, number in self._numbers.items() if (code := self._fault(link))}
        pages: dict[tuple[str, str], list[str]] = {}
        names = list(self._numbers)
        for path, numbers in self._links.items() if faults else ():
            for number in array("I", numbers):
                if number in faults:
                    pages.setdefault((faults[number], names[number]), []).append(path)
        for path, addresses in self._foreign.items():
            for address in addresses:
                pages.setdefault(("foreign-asset", address), []).append(path)
        return sorted(
            (_problem(*key, found) for key, found in pages.items()),
            key=lambda found: (found.place, found.code, found.values["link"]),
        )

    def forget(self) -> None:
        """Begin anew: what is kept of many pages takes room."""
        self._ids.clear()
        self._numbers = numbered([])
        self._links.clear()
        self._foreign.clear()

    def _fault(self, link: str) -> str:
        """The code of what is wrong with a link; empty if it holds."""
        if link.startswith("/"):
            if not link.startswith(self._base_path):
                return "link-outside-site"
            link = link.removeprefix(self._base_path)
        path, _, fragment = link.partition("#")
        file = f"{path}{_INDEX}" if not path or path.endswith("/") else path
        if file not in self._ids:
            return "missing-asset" if "." in path.rpartition("/")[2] and not path.endswith(".html") else "broken-link"
        return "" if fragment in _ALWAYS_THERE or fragment in self._ids[file].split("\n") else "broken-fragment"


def ids_of(file: PageLinks) -> str:
    return "\n".join(sorted(file.ids))


def numbered(names: Iterable[str]) -> defaultdict[str, int]:
    """The names by their numbers from 0; any other name gets the next one when it is asked for."""
    known = {name: number for number, name in enumerate(names)}
    return defaultdict(count(len(known)).__next__, known)


def verify_links(files: Iterable[tuple[str, PageLinks]], *, base_url: str) -> list[Problem]:
    """Check all files of a site at once, each with its path."""
    check = LinkCheck(base_url)
    for path, file in files:
        check.add(path, file)
    return check.problems()


def _problem(code: str, link: str, pages: list[str]) -> Problem:
    return Problem(code, Place(min(pages)), {"link": link, "pages": str(len(pages))})
