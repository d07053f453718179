"""A need's own rules: its owner, what it is related to, and how it ended."""

from collections.abc import Iterator
from datetime import datetime

from stafett.check.checked import Entry
from stafett.check.findings import Finding
from stafett.check.schema import NeedFile
from stafett.check.schema.codes import OrganisationKind, Stage
from stafett.problems import Severity

from .contacts import contact_findings
from .facts import Facts

ENDINGS = {"closed": Stage.CLOSED, "merged_into": Stage.MERGED, "parked": Stage.PARKED}


def need_findings(need: Entry[NeedFile], facts: Facts) -> Iterator[Finding]:
    yield from owner_findings(need.fields, facts)
    yield from relation_findings(need, facts)
    yield from ending_findings(need.fields)
    yield from answer_by_findings(need.fields)
    yield from contact_findings(need.fields.contact, ("contact",))


def owner_findings(need: NeedFile, facts: Facts) -> Iterator[Finding]:
    owner = facts.organisations.get(need.organisation)
    if owner and owner.kind is OrganisationKind.COMPANY:
        yield Finding("company-owns-need", ("organisation",), {"organisation": need.organisation})
    if need.organisation in need.partners:
        path = ("partners", need.partners.index(need.organisation))
        yield Finding("partner-is-owner", path, {"organisation": need.organisation})


def relation_findings(need: Entry[NeedFile], facts: Facts) -> Iterator[Finding]:
    fields = need.fields
    if need.id in fields.related:
        yield Finding("related-to-itself", ("related", fields.related.index(need.id)), {"need": need.id})
    if fields.merged_into == need.id:
        yield Finding("merged-into-itself", ("merged_into",), {"need": need.id})
        return
    target = facts.needs.get(fields.merged_into or "")
    if target and target.fields.stage is Stage.MERGED:
        yield Finding(
            "merged-into-merged", ("merged_into",), {"need": target.id, "near": target.fields.merged_into or ""}
        )


def ending_findings(need: NeedFile) -> Iterator[Finding]:
    """What is said of an end that the log does not know would be shown nowhere."""
    entered = {entry.stage for entry in need.log}
    for name, stage in ENDINGS.items():
        if getattr(need, name) is not None and stage not in entered:
            values = {"field": name, "stage": stage}
            yield Finding("end-without-stage", (name,), values, is_about_key=True, severity=Severity.WARNING)


def answer_by_findings(need: NeedFile) -> Iterator[Finding]:
    answer_by: datetime | None = need.announcement.answer_by if need.announcement else None
    announced = next((entry.date for entry in need.log if entry.stage is Stage.ANNOUNCED), None)
    if answer_by and announced and answer_by.date() < announced:
        values = {"answer_by": str(answer_by.date()), "announced": str(announced)}
        yield Finding("answer-before-announced", ("announcement", "answer_by"), values, severity=Severity.WARNING)
