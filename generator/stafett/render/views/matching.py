"""Suggestions with their reasons, and what a solution still lacks."""

from dataclasses import dataclass

from stafett.render.views.cards import EntryLink, NeedCard, SolutionCard
from stafett.render.views.frame import Term


@dataclass(frozen=True, slots=True)
class Shared:
    """Values of one vocabulary that two entries share."""

    label: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why two entries were put together. `words` stand in `language`, the one that was compared."""

    shared: tuple[Shared, ...]
    words: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SuggestedNeed:
    card: NeedCard
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class SuggestedSolution:
    card: SolutionCard
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Gap:
    """A side whose musts are not known to be met in full: what the solution says of it, and the musts."""

    side_label: str
    answer: Term
    comment: str
    musts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerGaps:
    """The gaps of one solution to one need; `has_musts` is false where the need asks for nothing."""

    link: EntryLink
    gaps: tuple[Gap, ...]
    has_musts: bool
