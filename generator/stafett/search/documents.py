"""What search gets to know of an entry, and what is left of it after analysis."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["need", "solution", "event"]


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One entry in one language, all text plain.

    `languages` are those that the entry exists in: a page in another one finds it here and marks it. `url` is the address from
    the site's root and holds the id. `labels` are words of its areas, organisation and so on, in every language of the site for
    an entry that has no translation. `more` is text that its page shows beside the body.
    `facets` leads from a facet to the keys that apply. `newest` and `deadline` are days since 1970, `priority` 0 to 5.
    """

    id: str
    kind: Kind
    language: str
    languages: tuple[str, ...]
    url: str
    title: str
    summary: str = ""
    labels: tuple[str, ...] = ()
    body: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    newest: int = 0
    deadline: int | None = None
    priority: float | None = None
    more: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join([self.body, *self.more])

    @property
    def key(self) -> str:
        """Tells the document from all others of its language."""
        return key_of(self.kind, self.id)


def key_of(kind: Kind, entry_id: str) -> str:
    return f"{kind}:{entry_id}"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a word counts by the field it stands in; `part` is what a compound's part counts of its compound.

    `k1` and `b` are BM25's: how fast repeats saturate, and how much length matters.
    """

    title: float = 3.0
    summary: float = 1.5
    labels: float = 1.0
    body: float = 1.0
    part: float = 0.3
    k1: float = 1.2
    b: float = 0.75


STANDARD = Weights()


@dataclass(frozen=True, slots=True)
class AnalysedDocument:
    """The distinct words of a document that are no stop words, separated by spaces.

    `weights` are their frequencies weighted by field, in hundredths; `times` is how often each stands there.
    """

    words: str
    weights: "array[int]"
    times: "array[int]"
