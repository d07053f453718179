"""Suggestions: what has something in common and is not tied yet, with reasons, and nothing else."""

from pathlib import Path

import pytest
from announced import solution
from tiny import lay_out, need

from stafett.check import check_sources
from stafett.model import Catalogue, assemble
from stafett.read import read_sources


def catalogue(folder: Path, files: dict[str, str]) -> Catalogue:
    sources, problems = read_sources(lay_out(folder, files))
    return assemble(check_sources(sources, problems))


def files(**more: str) -> dict[str, str]:
    """Two needs about masks in one area, others about other things, and a solution to one of the two."""
    made = {
        "needs/mask.md": need("Lättare andningsmask", more="kinds: [digital]"),
        "needs/barnmask.md": need("Andningsmask till barn"),
        "needs/soffa.md": need("En soffa till väntrummet").replace("[asthma]", "[sleep]"),
        "solutions/masken.md": solution("Masken som sitter", "[mask]", "", "proposed"),
        "solutions/sova.md": solution("Sömnkudden", "[soffa]", "", "proposed"),
        "vocabularies/kinds.yml": "digital: {label: {sv: Digitalt, en: Digital}}\n",
    }
    made["solutions/masken.md"] = made["solutions/masken.md"].replace("Hjälper.", "En andningsmask som inte läcker.")
    for number in range(12):
        made[f"needs/fyllnad-{number}.md"] = need(f"Fyllnad{number} nummer{number}", body="x").replace(
            "[asthma]", "[sleep]"
        )
    return {**made, **more}


def test_a_need_is_shown_the_solution_to_its_like_with_what_they_share(tmp_path: Path) -> None:
    found = catalogue(tmp_path, files())
    (match,) = found.matching.solutions_for("barnmask")
    assert match.id == "masken"
    assert match.codes == (("areas", "asthma"),)
    assert match.words == ("andningsmask",)
    assert [other.id for other in found.matching.needs_for("masken")] == ["barnmask"]
    assert [other.id for other in found.matching.similar_needs("mask")] == ["barnmask"]


def test_what_is_tied_already_is_not_suggested(tmp_path: Path) -> None:
    assert catalogue(tmp_path, files()).matching.solutions_for("mask") == ()


@pytest.mark.parametrize(
    "change",
    [
        {"solutions/masken.md": solution("Masken", "[mask]", "", "withdrawn").replace("Hjälper.", "En andningsmask.")},
        {"needs/barnmask.md": need("Andningsmask till barn").replace("[asthma]", "[sleep]")},
    ],
    ids=["a withdrawn solution", "a need in another area"],
)
def test_a_need_is_not_shown(change: dict[str, str], tmp_path: Path) -> None:
    assert catalogue(tmp_path, files(**change)).matching.solutions_for("barnmask") == ()


def test_needs_that_an_editor_has_tied_are_not_called_similar_too(tmp_path: Path) -> None:
    tied = {"needs/barnmask.md": need("Andningsmask till barn", more="related: [mask]")}
    found = catalogue(tmp_path, files(**tied))
    assert found.matching.similar_needs("mask") == found.matching.similar_needs("barnmask") == ()


def test_an_ended_need_gets_no_suggestions(tmp_path: Path) -> None:
    log = "[{date: 2026-01-20, stage: identified}, {date: 2026-02-01, stage: parked}]"
    ended = need("Andningsmask till barn", "parked", "parked: {reason: Vilar, revisit: 2027-01-01}", log=log)
    assert catalogue(tmp_path, files(**{"needs/barnmask.md": ended})).matching.solutions_for("barnmask") == ()
