"""All rules over all files, in the order of the files' kinds."""

from collections.abc import Iterator
from typing import Any

from stafett.check.checked import Entry
from stafett.check.findings import Finding, placed
from stafett.problems import Problem
from stafett.read import Kind

from .aliases import alias_findings
from .duplicates import duplicate_findings
from .events import event_findings
from .facts import Facts, Sources
from .gates import gate_findings
from .lists import organisation_findings, site_findings, vocabulary_findings
from .logs import need_log_findings, solution_log_findings
from .loop import feedback_findings, origin_findings
from .needs import need_findings
from .pages import accessibility_problems, page_findings
from .references import reference_findings
from .solutions import solution_findings


def rule_problems(facts: Facts, sources: Sources) -> Iterator[Problem]:
    yield from list_problems(facts, sources)
    for kind in ("need", "solution", "event", "page"):
        owners: dict[str, str] = {}
        for entry in facts.entries(kind).values():
            findings = [*entry_findings(kind, entry, facts), *alias_findings(entry, kind, owners, facts)]
            findings += reference_findings(entry, facts)
            if findings:
                yield from placed(findings, sources[Kind(kind), entry.id, facts.site.languages[0]])
    for need, finding in duplicate_findings(facts):
        yield from placed([finding], sources[Kind.NEED, need, facts.site.languages[0]])
    yield from accessibility_problems(facts.pages.values(), facts)


def list_problems(facts: Facts, sources: Sources) -> Iterator[Problem]:
    if source := sources.get((Kind.SITE, "", "")):
        yield from placed(site_findings(facts.site), source)
    if source := sources.get((Kind.ORGANISATIONS, "", "")):
        for key, organisation in facts.organisations.items():
            yield from placed(organisation_findings(key, organisation, facts), source)
    for name, values in facts.vocabularies.items():
        yield from placed(vocabulary_findings(name, values, facts), sources[Kind.VOCABULARY, name, ""])


def entry_findings(kind: str, entry: Entry[Any], facts: Facts) -> Iterator[Finding]:
    match kind:
        case "need":
            yield from need_log_findings(entry.fields)
            yield from gate_findings(entry, facts)
            yield from origin_findings(entry, facts)
            yield from need_findings(entry, facts)
        case "solution":
            yield from solution_log_findings(entry.fields)
            yield from solution_findings(entry.fields, facts)
            yield from feedback_findings(entry, facts)
        case "event":
            yield from event_findings(entry.fields)
        case _:
            yield from page_findings(entry, facts)
