"""Which needs and solutions resemble each other, and by what: suggestions to look closer, never a judgement."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice, product
from typing import NamedTuple

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


Found = Mapping[tuple[str, str], tuple[Suggestion, ...]]
"""By an entry and the kind of those that are suggested for it, nearest first."""
Aside = Callable[[Callable[[Checked], Found], Checked], Callable[[], Found]]
"""Begins a piece of work elsewhere; what it returns waits for what comes of it."""


class Matching:
    """All suggestions are found at the first question, in time linear in the catalogue, unless that was begun before."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._find = partial(find_suggestions, checked)
        self._coming: Callable[[], Found] = self._find

    def begin(self, aside: Aside) -> None:
        """Have them found elsewhere until the first question."""
        self._coming = aside(find_suggestions, self._checked)

    @cached_property
    def _found(self) -> Found:
        coming, self._coming = self._coming, self._find
        return coming()

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


def find_suggestions(checked: Checked) -> Found:
    """The nearest of those that share an area and a rare word: one thing in common is chance."""
    held = {profile.id: profile for profile in profiles(checked)}
    matches = Index(held.values()).matches(LEAST_LIKENESS, sharing=AREAS)
    above = codes_above(checked)
    found = {}
    for key, kind in product(matches, (NEED, SOLUTION)):
        near = (match for match in matches[key] if match.id.startswith(kind) and match.terms)
        nearest = islice((match for match in near if suits(checked, key, match.id)), MOST)
        if chosen := tuple(suggestion(match, held[match.id], above) for match in nearest):
            found[key, kind] = chosen
    forget_words()
    return found


def suggestion(match: Match, other: Profile, above: Mapping[Code, Code]) -> Suggestion:
    """Without the codes that lie above other ones."""
    wider = {above[code] for code in match.codes}
    codes = tuple(code for code in match.codes if code not in wider)
    return Suggestion(match.id.partition(":")[2], codes, tuple(map(other.terms.__getitem__, match.terms[:MOST_WORDS])))


def codes_above(checked: Checked) -> dict[Code, Code]:
    return {
        (name, key): (name, value.broader or "")
        for name, values in checked.vocabularies.items()
        for key, value in values.items()
    }


def suits(checked: Checked, key: str, other: str) -> bool:
    """Whether the other entry may be suggested: what the two say of each other already is no news."""
    if key.startswith(NEED) and other.startswith(NEED):
        one, two = key.removeprefix(NEED), other.removeprefix(NEED)
        return not names(checked, one, two) and not names(checked, two, one)
    need, solution = sorted((key, other))
    return need.startswith(NEED) and may_answer(checked, solution.removeprefix(SOLUTION), need.removeprefix(NEED))


def names(checked: Checked, need_id: str, other: str) -> bool:
    fields = checked.needs[need_id].fields
    return other in fields.related or fields.merged_into == other


def may_answer(checked: Checked, solution_id: str, need_id: str) -> bool:
    solution, need = checked.solutions[solution_id].fields, checked.needs[need_id].fields
    return solution.stage != "withdrawn" and need.stage not in ENDED and need_id not in solution.answers


# ---------------------------------------------------------------- what is compared


def profiles(checked: Checked) -> Iterator[Profile]:
    """Needs by what they say; solutions by their own words and by the coded values of the needs that they answer."""
    language = checked.site.languages[0]
    codes = {key: codes_of(need.fields, checked) for key, need in checked.needs.items()}
    for key, need in checked.needs.items():
        yield Profile(NEED + key, codes[key], terms_of(need_texts(need), language))
    for key, solution in checked.solutions.items():
        answered = frozenset[Code]().union(*(codes[need] for need in solution.fields.answers if need in codes))
        yield Profile(SOLUTION + key, answered, terms_of(solution_texts(solution), language))


def codes_of(need: NeedFile, checked: Checked) -> frozenset[Code]:
    return frozenset(code for name in COMPARED for code in codes_in(name, getattr(need, name), checked))


def codes_in(name: str, keys: Iterable[str], checked: Checked) -> Iterator[Code]:
    values = checked.vocabularies.get(name, {})
    return ((name, key) for key in with_broader(keys, lambda key: values[key].broader))


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
