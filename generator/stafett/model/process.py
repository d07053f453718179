"""The process's own coded values, in their order."""

BEFORE = ("identified", "screened", "announced")
AFTER = ("in_dialogue", "in_pilot", "implemented", "followed_up")
PROCESS = BEFORE + AFTER
ENDED = ("closed", "merged", "parked")
STAGES = PROCESS + ENDED
SOLUTION_STAGES = ("proposed", "in_dialogue", "pilot", "procurement", "implemented", "withdrawn")
LENSES = ("economic", "political", "technological", "legal", "climate")
SIDES = ("clinical", "technical", "legal", "organisational", "economic")
VOCABULARIES = ("areas", "kinds", "care_stages", "patient_groups", "strategy", "regions")


def phase_of(stage: str) -> str:
    if stage in BEFORE:
        return "before"
    return "after" if stage in AFTER else "ended"
