"""The process's own coded values, in their order."""

from stafett.check import codes

BEFORE = (codes.Stage.IDENTIFIED, codes.Stage.SCREENED, codes.Stage.ANNOUNCED)
PROCESS = codes.PROCESS
ENDED = codes.ENDED
STAGES = tuple(codes.Stage)
SOLUTION_STAGES = tuple(codes.SolutionStage)
LENSES = tuple(codes.Lens)
SIDES = tuple(codes.Side)
VOCABULARIES = ("areas", "kinds", "care_stages", "patient_groups", "strategy", "regions")


def phase_of(stage: str) -> str:
    """Before a solution is sought, after, or ended."""
    if stage in BEFORE:
        return "before"
    return "after" if stage in PROCESS else "ended"
