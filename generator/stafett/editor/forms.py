"""The fields of the forms: the same as in the theme's templates, which a test holds."""

from collections.abc import Mapping

FORMS: Mapping[str, tuple[str, ...]] = {
    "answer": (
        "need",
        "title",
        "summary",
        "description",
        "evidence",
        "trl",
        "device_class",
        "ce_marked",
        *(
            f"{part}_{side}"
            for side in ("clinical", "technical", "legal", "organisational", "economic")
            for part in ("fit", "comment")
        ),
        "organisation",
        "organisation_kind",
        "organisation_url",
        "role",
        "email",
        "phone",
        "conflicts_of_interest",
        "ethics_agreement",
    ),
    "need": (
        "title",
        "summary",
        "problem",
        "who",
        "better_day",
        "area",
        "organisation",
        "patients_per_year",
        "kind",
        "role",
        "email",
        "phone",
    ),
    "feedback": ("solution", "need", "from", "text", "rating", "role", "email", "phone"),
}
"""By form; `language` and the trap stand in all of them."""
TRAP = "website"
"""A field that people neither see nor reach."""
