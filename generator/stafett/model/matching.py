"""Which needs and solutions resemble each other, and by what: suggestions to look closer, never a judgement."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from stafett.aside import Aside
from stafett.check import Checked, Entry, NeedFile, SolutionFile, with_broader
from stafett.model.process import ENDED, SIDES
from stafett.similar import Code, Index, Match, Profile, forget_words, terms_of

COMPARED = ("areas", "kinds", "care_stages", "patient_groups", "strategy")
"""The vocabularies that count; what lies above a value counts, too."""
AREAS = "areas"
MOST, MOST_WORDS = 4, 5
LEAST_LIKENESS = 0.15
NEED, SOLUTION = "need:", "solution:"
"""Before ids in the index, where both kinds stand."""


class Suggestion(NamedTuple):
    """Another entry, and what the two share: codes, rarest first, and words as that entry writes them."""

    id: str
    codes: tuple[Code, ...]
    words: tuple[str, ...]


class Compared(NamedTuple):
    """What an entry is compared by: `codes` by vocabulary, and what it says. `named` are needs; what is closed is not offered."""

    kind: str
    id: str
    codes: Mapping[str, tuple[str, ...]]
    text: str
    named: tuple[str, ...]
    is_closed: bool

    @property
    def key(self) -> str:
        return self.kind + self.id


class Comparison(NamedTuple):
    """All that is compared; `broader` leads from a code to the one above it."""

    entries: tuple[Compared, ...]
    broader: Mapping[Code, Code]
    language: str


Found = Mapping[tuple[str, str], tuple[Suggestion, ...]]
"""By an entry and the kind of those that are suggested for it, nearest first."""


class Matching:
    """All suggestions are found at the first question, in time linear in the catalogue, unless that was begun before."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._coming: Callable[[], Found] | None = None

    def begin(self, aside: Aside) -> None:
        """Have them found elsewhere until the first question."""
        self._coming = aside(find_suggestions, compare(self._checked))

    @cached_property
    def _found(self) -> Found:
        coming, self._coming = self._coming, None
        return coming() if coming else find_suggestions(compare(self._checked))

    def find(self) -> None:
        """Find them now: before processes are forked, each of which would find them for itself."""
        self._found.get(("", ""))

    def forget(self) -> None:
        """Let go of them: they would be found anew."""
        self.__dict__.pop("_found", None)

    def similar_needs(self, need_id: str) -> tuple[Suggestion, ...]:
        """Other needs that are alike, but those that the need names or that name it."""
        return self._found.get((NEED + need_id, NEED), ())

    def solutions_for(self, need_id: str) -> tuple[Suggestion, ...]:
        """Solutions that do not answer the need but might."""
        return self._found.get((NEED + need_id, SOLUTION), ())

    def needs_for(self, solution_id: str) -> tuple[Suggestion, ...]:
        """Needs that the solution does not answer but might."""
        return self._found.get((SOLUTION + solution_id, NEED), ())


def find_suggestions(comparison: Comparison) -> Found:
    """The nearest of those that share an area and a rare word: one thing in common is chance."""
    entries = {entry.key: entry for entry in comparison.entries}
    held = {profile.id: profile for profile in profiles(comparison)}
    found = {}
    for key, matches in Index(held.values()).matches(LEAST_LIKENESS, sharing=AREAS):
        for kind in (NEED, SOLUTION):
            near = (match for match in matches if match.id.startswith(kind) and match.terms)
            nearest = islice((match for match in near if suits(entries[key], entries[match.id])), MOST)
            if chosen := tuple(suggestion(match, held[match.id], comparison.broader) for match in nearest):
                found[key, kind] = chosen
    forget_words()
    return found


def suggestion(match: Match, other: Profile, broader: Mapping[Code, Code]) -> Suggestion:
    """Without the codes that lie above other ones."""
    wider = {broader.get(code) for code in match.codes}
    codes = tuple(code for code in match.codes if code not in wider)
    return Suggestion(match.id.partition(":")[2], codes, tuple(map(other.terms.__getitem__, match.terms[:MOST_WORDS])))


def suits(one: Compared, other: Compared) -> bool:
    """Whether one may be suggested for the other: what they say of each other already is no news."""
    if names(one, other) or names(other, one):
        return False
    return one.kind == NEED if one.kind == other.kind else not (one.is_closed or other.is_closed)


def names(one: Compared, other: Compared) -> bool:
    return other.kind == NEED and other.id in one.named


# ---------------------------------------------------------------- what is compared


def compare(checked: Checked) -> Comparison:
    """Needs by what they say; solutions by their own words and by the coded values of the needs that they answer."""
    broader = {
        (name, key): (name, value.broader)
        for name, values in checked.vocabularies.items()
        for key, value in values.items()
        if value.broader
    }
    needs = map(compared_need, checked.needs.values())
    solutions = (compared_solution(solution, checked) for solution in checked.solutions.values())
    return Comparison((*needs, *solutions), broader, checked.site.languages[0])


def compared_need(need: Entry[NeedFile]) -> Compared:
    fields = need.fields
    codes = {name: getattr(fields, name) for name in COMPARED}
    named = tuple(filter(None, (*fields.related, fields.merged_into)))
    return Compared(NEED, need.id, codes, "\n".join(need_texts(need)), named, fields.stage in ENDED)


def compared_solution(solution: Entry[SolutionFile], checked: Checked) -> Compared:
    fields = solution.fields
    answered = [checked.needs[need].fields for need in fields.answers if need in checked.needs]
    codes = {name: tuple(key for need in answered for key in getattr(need, name)) for name in COMPARED}
    text, is_withdrawn = "\n".join(solution_texts(solution)), fields.stage == "withdrawn"
    return Compared(SOLUTION, solution.id, codes, text, tuple(fields.answers), is_withdrawn)


def profiles(comparison: Comparison) -> Iterator[Profile]:
    for entry in comparison.entries:
        codes = ((name, key) for name, keys in entry.codes.items() for key in keys)
        above = frozenset(with_broader(codes, comparison.broader.get))
        yield Profile(entry.key, above, terms_of([entry.text], comparison.language))


def need_texts(need: Entry[NeedFile]) -> Iterator[str]:
    fields = need.fields
    yield fields.title
    yield fields.summary
    yield from (goal.measure for goal in fields.goals)
    for side in SIDES if fields.preconditions else ():
        yield from (item.text for item in getattr(fields.preconditions, side) or ())


def solution_texts(solution: Entry[SolutionFile]) -> Iterator[str]:
    """Title, summary, what is measured, and what is said of the preconditions."""
    fields = solution.fields
    yield fields.title
    yield fields.summary
    yield from (outcome.measure for outcome in fields.outcomes)
    for fit in fields.fit.values():
        answers = (getattr(fit, side) for side in SIDES)
        yield from (answer.comment for answer in answers if answer and answer.comment)
