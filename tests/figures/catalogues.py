"""Needs, solutions and catalogues made in a test, without the rules between files: a stage asks for nothing here."""

from collections.abc import Iterable
from typing import Any

from stafett.check import Checked, Entry, NeedFile, OrganisationFile, SolutionFile, ValueFile
from stafett.check.schema.site import SiteFile, stand_in
from stafett.markdown import parse
from stafett.model import Catalogue, assemble
from stafett.model.catalogue import Solution
from stafett.model.need import Need

LANGUAGES = ("sv", "en")


def make_need(need_id: str, *log: tuple[str, str], body: str = "Text", **fields: Any) -> Need:
    """`log` are (stage, date) pairs; the need stands at the last of them."""
    data = {
        "title": need_id,
        "summary": "Ett kort sammandrag.",
        "organisation": "region-prov",
        "stage": log[-1][0],
        "areas": ["asthma"],
        "origin": {"kind": "staff_meeting"},
        "log": [{"stage": stage, "date": date} for stage, date in log],
        **fields,
    }
    zone = {"zone": site().zone}
    entry = Entry(
        need_id, f"content/needs/{need_id}.md", NeedFile.model_validate(data, context=zone), {}, {"sv": parse(body)}
    )
    return Need(entry, region="", priority=None)


def make_solution(solution_id: str, stage: str = "implemented", **fields: Any) -> Solution:
    data = {
        "title": solution_id,
        "summary": "Ett kort sammandrag.",
        "provider": "bolaget",
        "answers": ["andas"],
        "stage": stage,
        "contact": {"role": "Kundtjänst", "email": "kontakt@example.com"},
        **fields,
    }
    fields_read = SolutionFile.model_validate(data, context={"zone": site().zone})
    return Solution(Entry(solution_id, f"content/solutions/{solution_id}.md", fields_read, {}, {"sv": parse("")}))


def site(**settings: Any) -> SiteFile:
    return stand_in(LANGUAGES).model_copy(update=settings)


def make_catalogue(needs: Iterable[Need] = (), solutions: Iterable[Solution] = (), **settings: Any) -> Catalogue:
    return assemble(
        Checked(
            site=site(**settings),
            organisations={"region-prov": owner("Region Prov", "region"), "bolaget": owner("Bolaget", "company")},
            vocabularies={"areas": {"asthma": ValueFile.model_validate({"label": NAMES})}},
            needs={need.id: need.entry for need in needs},
            solutions={solution.id: solution.entry for solution in solutions},
            events={},
            pages={},
            problems=(),
        )
    )


def owner(name: str, kind: str) -> OrganisationFile:
    return OrganisationFile.model_validate({"name": dict.fromkeys(LANGUAGES, name), "kind": kind})


NAMES = {"sv": "Astma", "en": "Asthma"}
