"""Coded values that belong to the process itself; their labels stand in the theme's language files."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a need stands."""

    IDENTIFIED = "identified"
    SCREENED = "screened"
    ANNOUNCED = "announced"
    IN_DIALOGUE = "in_dialogue"
    IN_PILOT = "in_pilot"
    IMPLEMENTED = "implemented"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    MERGED = "merged"
    PARKED = "parked"


PROCESS = (
    Stage.IDENTIFIED,
    Stage.SCREENED,
    Stage.ANNOUNCED,
    Stage.IN_DIALOGUE,
    Stage.IN_PILOT,
    Stage.IMPLEMENTED,
    Stage.FOLLOWED_UP,
)
"""The closed process, in the order that a need passes through it."""

ENDED = (Stage.CLOSED, Stage.MERGED, Stage.PARKED)


class OriginKind(StrEnum):
    STAFF_MEETING = "staff_meeting"
    HORIZON_SCAN = "horizon_scan"
    STUDENT = "student"
    WORKSHOP = "workshop"
    PATIENT = "patient"
    RELATIVE = "relative"
    REGISTER_DATA = "register_data"
    EVENT = "event"
    FEEDBACK = "feedback"


class Lens(StrEnum):
    """What a need is screened through."""

    ECONOMIC = "economic"
    POLITICAL = "political"
    TECHNOLOGICAL = "technological"
    LEGAL = "legal"
    CLIMATE = "climate"


class Side(StrEnum):
    """What a solution must live up to, and where lessons are learnt."""

    CLINICAL = "clinical"
    TECHNICAL = "technical"
    LEGAL = "legal"
    ORGANISATIONAL = "organisational"
    ECONOMIC = "economic"


class Level(StrEnum):
    MUST = "must"
    SHOULD = "should"


class ProcurementPlan(StrEnum):
    NONE_YET = "none_yet"
    MARKET_DIALOGUE = "market_dialogue"
    DIRECT = "direct"
    OPEN = "open"
    INNOVATION_PARTNERSHIP = "innovation_partnership"
    PRE_COMMERCIAL = "pre_commercial"
    FRAMEWORK = "framework"


class SharingTerms(StrEnum):
    """Whether the economic risk is shared."""

    NONE = "none"
    OPEN_TO_CO_SHARING = "open_to_co_sharing"
    REQUIRED = "required"


class SolutionStage(StrEnum):
    PROPOSED = "proposed"
    IN_DIALOGUE = "in_dialogue"
    PILOT = "pilot"
    PROCUREMENT = "procurement"
    IMPLEMENTED = "implemented"
    WITHDRAWN = "withdrawn"


class DeviceClass(StrEnum):
    """Medical devices have Roman numbers, in vitro diagnostics have letters."""

    I = "I"  # noqa: E741  the official code
    IIA = "IIa"
    IIB = "IIb"
    III = "III"
    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Answer(StrEnum):
    """How far a solution meets one side's preconditions."""

    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Voice(StrEnum):
    """Whose feedback it is."""

    PATIENT = "patient"
    RELATIVE = "relative"
    STAFF = "staff"
    PROVIDER = "provider"


class EventKind(StrEnum):
    WORKSHOP = "workshop"
    CONTEST = "contest"
    PRESENTATION = "presentation"
    DIALOGUE = "dialogue"
    DEBATE = "debate"


class OrganisationKind(StrEnum):
    REGION = "region"
    MUNICIPALITY = "municipality"
    STATE = "state"
    ACADEMIA = "academia"
    COMPANY = "company"
    ASSOCIATION = "association"


class Purpose(StrEnum):
    """A page that Stafett makes more of than its words."""

    ACCESSIBILITY = "accessibility"
    PRIVACY = "privacy"


class Conformance(StrEnum):
    """How far the site meets the law's demands on accessibility."""

    FULL = "full"
    PARTLY = "partly"
    NOT = "not"
