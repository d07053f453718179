"""A need that takes answers, with all that its stage asks for, and a solution that is in use."""

from tiny import front_matter, need

LOG = (
    "[{date: 2026-01-20, stage: identified}, {date: 2026-02-01, stage: screened}, {date: 2026-03-01, stage: announced}]"
)


def announced(
    title: str = "Andas lättare", answer_by: str = "2026-12-15T16:00", log: str = LOG, stage: str = "announced"
) -> str:
    """Open until `answer_by`, "" for until further notice."""
    announcement = f"announcement: {{answer_by: {answer_by}}}" if answer_by else ""
    return need(
        title,
        stage,
        f"""
        quantity: {{patients_per_year: 10, note: Uppskattat}}
        goals: [{{measure: Väntan, unit: dagar, baseline: 30, target: 10, by: 2027-12-31}}]
        screening:
          date: 2026-02-01
          by: Rådet
          economic: {{score: 1, reason: Ett}}
          political: {{score: 2, reason: Två}}
          technological: {{score: 3, reason: Tre}}
          legal: {{score: 4, reason: Fyra}}
          climate: {{score: 5, reason: Fem}}
          societal_economy: {{summary: Lönar sig}}
          life_cycle: {{summary: Mindre avfall}}
        preconditions:
          clinical: [{{level: must, text: Säker för barn}}]
          technical: []
          legal: []
          organisational: []
          economic: []
        contact: {{role: Innovationsenheten, email: innovation@region.example}}
        {announcement}
        """,
        log=log,
    )


def solution(
    title: str = "Andningshjälpen", answers: str = "[andas]", more: str = "", stage: str = "implemented"
) -> str:
    return front_matter(
        f"""
        title: {title}
        summary: Hjälper.
        provider: bolaget
        answers: {answers}
        stage: {stage}
        contact: {{role: Kundtjänst, email: kund@bolaget.example}}
        """,
        more,
        "Så fungerar den.",
    )
