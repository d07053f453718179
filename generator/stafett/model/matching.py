"""Which needs and solutions resemble each other, and by what: suggestions to look closer, never a judgement."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain, islice
from typing import NamedTuple

from stafett.check import Checked, Entry, NeedFile, SolutionFile
from stafett.model.process import ENDED, SIDES
from stafett.similar import Code, Index, Match, Profile, forget_words, terms_of

COMPARED = ("areas", "kinds", "care_stages", "patient_groups", "strategy")
"""The vocabularies that count; what lies above a value counts, too."""
AREAS = "areas"
MOST = 4
LEAST_LIKENESS = 0.15
NEED, SOLUTION = "need:", "solution:"
"""Before ids in the index, where both kinds stand."""


class Found(NamedTuple):
    """What is kept of a comparison that takes much more memory: matches by id, and shared words by id and stem."""

    near: Mapping[str, tuple[Match, ...]]
    words: Mapping[str, Mapping[str, str]]


Aside = Callable[[Callable[[Checked], Found], Checked], Callable[[], Found]]
"""Begins a piece of work elsewhere; what it returns waits for what comes of it."""


class Matching:
    """All matches are found at the first question, in time linear in the catalogue, unless that was begun before."""

    def __init__(self, checked: Checked) -> None:
        self._checked = checked
        self._needs, self._solutions = checked.needs, checked.solutions
        self._find = partial(find_matches, checked)
        self._coming: Callable[[], Found] = self._find

    def begin(self, aside: Aside) -> None:
        """Have them found elsewhere until the first question."""
        self._coming = aside(find_matches, self._checked)

    @cached_property
    def _found(self) -> Found:
        coming, self._coming = self._coming, self._find
        return coming()

    def find(self) -> None:
        """Find all matches now: before processes are forked, each of which would find them for itself."""
        self._found.near.get("")

    def forget(self) -> None:
        """Let go of all matches: they would be found anew."""
        self.__dict__.pop("_found", None)

    def similar_needs(self, need_id: str) -> tuple[Match, ...]:
        """Other needs that are alike, but those that the need names or that name it."""
        own = self._needs[need_id].fields
        named = {*own.related, own.merged_into}

        def is_told_already(other: str) -> bool:
            fields = self._needs[other].fields
            return other in named or need_id in fields.related or fields.merged_into == need_id

        return self._nearest(NEED, need_id, NEED, lambda other: not is_told_already(other))

    def solutions_for(self, need_id: str) -> tuple[Match, ...]:
        """Solutions that do not answer the need but might."""
        return self._nearest(NEED, need_id, SOLUTION, lambda other: self._may_answer(other, need_id))

    def needs_for(self, solution_id: str) -> tuple[Match, ...]:
        """Needs that the solution does not answer but might."""
        return self._nearest(SOLUTION, solution_id, NEED, lambda other: self._may_answer(solution_id, other))

    def word(self, kind: str, entry_id: str, term: str) -> str:
        """A shared term as that entry writes it."""
        return self._found.words[f"{kind}:{entry_id}"][term]

    def _may_answer(self, solution_id: str, need_id: str) -> bool:
        solution, need = self._solutions[solution_id].fields, self._needs[need_id].fields
        return solution.stage != "withdrawn" and need.stage not in ENDED and need_id not in solution.answers

    def _nearest(self, kind: str, key: str, wanted: str, suits: Callable[[str], bool]) -> tuple[Match, ...]:
        """The nearest of the wanted kind."""
        found = (match for match in self._found.near.get(kind + key, ()) if match.id.startswith(wanted))
        plain = (replace(match, id=match.id.removeprefix(wanted)) for match in found)
        return tuple(islice((match for match in plain if suits(match.id)), MOST))


def find_matches(checked: Checked) -> Found:
    """All that are near and share an area and a rare word: one thing in common is chance."""
    held = {profile.id: profile for profile in profiles(checked)}
    above = {
        (name, key): (name, value.broader or "")
        for name, values in checked.vocabularies.items()
        for key, value in values.items()
    }
    found = Index(held.values()).matches(LEAST_LIKENESS, sharing=AREAS)
    near = {key: tuple(narrowed(match, above) for match in matches if match.terms) for key, matches in found.items()}
    words: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for match in chain.from_iterable(near.values()):
        words[match.id].update((term, held[match.id].terms[term]) for term in match.terms)
    forget_words()
    return Found(near, words)


def narrowed(match: Match, above: Mapping[Code, Code]) -> Match:
    """Without the codes that lie above other ones."""
    wider = {above[code] for code in match.codes}
    return replace(match, codes=tuple(code for code in match.codes if code not in wider))


# ---------------------------------------------------------------- what is compared


def profiles(checked: Checked) -> Iterator[Profile]:
    """Needs by what they say; solutions by their own words and by the coded values of the needs that they answer."""
    language = checked.site.languages[0]
    codes = {key: codes_of(need.fields, checked) for key, need in checked.needs.items()}
    for key, need in checked.needs.items():
        yield Profile(NEED + key, codes[key], terms_of(need_texts(need), language))
    for key, solution in checked.solutions.items():
        answered = frozenset[tuple[str, str]]().union(
            *(codes[need] for need in solution.fields.answers if need in codes)
        )
        yield Profile(SOLUTION + key, answered, terms_of(solution_texts(solution), language))


def codes_of(need: NeedFile, checked: Checked) -> frozenset[tuple[str, str]]:
    found = set()
    for name in COMPARED:
        values = checked.vocabularies.get(name, {})
        for key in getattr(need, name):
            above: str | None = key
            while above and (name, above) not in found:
                found.add((name, above))
                above = values[above].broader
    return frozenset(found)


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
