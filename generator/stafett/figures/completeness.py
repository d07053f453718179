"""How whole each need's description is: which parts are there, of those that the stage it has come to may be asked for.

The gates of the process see to what must be there. What is counted here goes further: it is what makes a need easy to find,
to weigh and to answer. A part counts alike whatever it is, and a need is asked for no more than it has come to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from stafett.check import NeedFile
from stafett.figures.flow import furthest
from stafett.model import Catalogue
from stafett.model.need import Need
from stafett.model.process import PROCESS, SIDES

Test = Callable[[NeedFile], object]
SCREENED, ANNOUNCED = PROCESS.index("screened"), PROCESS.index("announced")


@dataclass(frozen=True, slots=True)
class Part:
    """`since` is the first place in the process where the part is asked for."""

    since: int
    is_there: Test


def has_votes(need: NeedFile) -> bool:
    found = need.screening
    return found is not None and (found.patient_votes is not None or found.staff_votes is not None)


def has_method(need: NeedFile, analysis: str) -> bool:
    """Whether one can see how an analysis was made."""
    found = getattr(need.screening, analysis, None)
    return bool(found and (found.method or found.source))


def has_all_sides(need: NeedFile) -> bool:
    """An empty side has been thought of, too."""
    return need.preconditions is not None and all(getattr(need.preconditions, side) is not None for side in SIDES)


PARTS: Mapping[str, Part] = {
    "kinds": Part(0, lambda need: need.kinds),
    "care_stages": Part(0, lambda need: need.care_stages),
    "patient_groups": Part(0, lambda need: need.patient_groups),
    "strategy": Part(0, lambda need: need.strategy),
    "quantity": Part(0, lambda need: need.quantity),
    "source": Part(0, lambda need: need.quantity and need.quantity.source),
    "conflicts": Part(SCREENED, lambda need: need.screening and need.screening.conflicts_of_interest),
    "votes": Part(SCREENED, has_votes),
    "economy": Part(SCREENED, lambda need: has_method(need, "societal_economy")),
    "life_cycle": Part(SCREENED, lambda need: has_method(need, "life_cycle")),
    "sides": Part(ANNOUNCED, has_all_sides),
    "procurement": Part(ANNOUNCED, lambda need: need.procurement and need.procurement.plan),
    "address": Part(ANNOUNCED, lambda need: need.contact and (need.contact.email or need.contact.phone)),
}
"""By key, in the order that an editor fills them in; the story and the translations come besides."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """`asked` parts, of which those `missing` are not there."""

    need: str
    asked: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        return 1 - len(self.missing) / len(self.asked)


def measure_all(catalogue: Catalogue) -> tuple[Completeness, ...]:
    """Every need, in the catalogue's order."""
    return tuple(completeness(need, catalogue.languages) for need in catalogue.needs.values())


def completeness(need: Need, languages: Iterable[str]) -> Completeness:
    """`languages` are those that the catalogue is in; a translation into each is a part of its own."""
    place = furthest(need)
    first, *others = languages
    found = {"story": bool(need.entry.document(first).html.strip())}
    found |= {key: bool(part.is_there(need.fields)) for key, part in PARTS.items() if part.since <= place}
    found |= {f"translation {language}": language in need.entry.languages for language in others}
    return Completeness(need.id, tuple(found), tuple(key for key, is_there in found.items() if not is_there))
