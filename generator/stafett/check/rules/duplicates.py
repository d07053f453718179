"""Needs that seem to be told twice: the later one is asked whether it is the earlier one."""

from collections.abc import Iterable, Iterator, Mapping

from stafett.check.checked import Entry
from stafett.check.findings import Finding
from stafett.check.schema import NeedFile, ValueFile, with_broader
from stafett.check.schema.codes import Stage
from stafett.problems import Severity
from stafett.similar import Telling, likely_duplicates

from .facts import Facts

SETTLED = (Stage.MERGED, Stage.CLOSED)


def duplicate_findings(facts: Facts) -> Iterator[tuple[str, Finding]]:
    """The id of each need that is likely to be another one, told once, with the one that it is most like."""
    areas = facts.vocabularies.get("areas", {})
    language = facts.site.languages[0]
    open_needs = [need for need in facts.needs.values() if need.fields.stage not in SETTLED]
    told: set[str] = set()
    for pair in likely_duplicates(telling(need, areas, language) for need in open_needs):
        earlier, later = sorted((facts.needs[pair.one], facts.needs[pair.two]), key=age)
        if later.id in told or are_told_apart(earlier, later, facts):
            continue
        told.add(later.id)
        values = {"other": earlier.id, "title": earlier.fields.title, "words": ", ".join(pair.words)}
        yield later.id, Finding("likely-duplicate", ("title",), values, severity=Severity.WARNING)
    for earlier, later in with_one_title(open_needs):
        if later.id not in told and not are_told_apart(earlier, later, facts):
            values = {"other": earlier.id}
            yield later.id, Finding("same-title", ("title",), values, severity=Severity.WARNING)


def with_one_title(needs: Iterable[Entry[NeedFile]]) -> Iterator[tuple[Entry[NeedFile], Entry[NeedFile]]]:
    """Each need whose title an earlier one has, too, whatever else they say, with the first of those."""
    first: dict[str, Entry[NeedFile]] = {}
    for need in sorted(needs, key=age):
        earlier = first.setdefault(" ".join(need.fields.title.casefold().split()), need)
        if earlier is not need:
            yield earlier, need


def telling(need: Entry[NeedFile], areas: Mapping[str, ValueFile], language: str) -> Telling:
    fields = need.fields
    found = with_broader(fields.areas, lambda key: areas[key].broader if key in areas else None)
    return Telling(need.id, fields.title, fields.summary, frozenset(found), language)


def age(need: Entry[NeedFile]) -> tuple[bool, object, str]:
    """Drafts are later than what is published."""
    return need.fields.draft, need.fields.log[0].date, need.id


def are_told_apart(one: Entry[NeedFile], two: Entry[NeedFile], facts: Facts) -> bool:
    """Whether an editor has said that they are two: related, or one born from feedback on an answer to the other."""
    if two.id in one.fields.related or one.id in two.fields.related:
        return True
    for parent, child in ((one, two), (two, one)):
        solution = facts.solutions.get(child.fields.origin.solution or "")
        if solution and parent.id in solution.fields.answers:
            return True
    return False
