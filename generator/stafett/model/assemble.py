"""From checked files to the catalogue: what each entry says of others is told to those others, too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from stafett.check import Checked, Entry, NeedFile, with_broader
from stafett.model.catalogue import Catalogue, Event, Organisation, Solution, Value
from stafett.model.matching import Matching
from stafett.model.need import Answered, Need, priority_of
from stafett.model.process import STAGES

Ids = tuple[str, ...]
Relation = Mapping[str, Ids]


def assemble(checked: Checked) -> Catalogue:
    """The catalogue of content without mistakes."""
    needs = assemble_needs(checked)
    solution_led_to = inverted(
        (need.fields.origin.solution, need.id) for need in needs.values() if need.fields.origin.solution
    )
    born = inverted((need.fields.origin.event, need.id) for need in needs.values() if need.fields.origin.event)
    by_stage = inverted((need.fields.stage, need.id) for need in needs.values())
    events = sorted(checked.events.values(), key=lambda entry: (entry.fields.start, entry.id), reverse=True)
    return Catalogue(
        site=checked.site,
        organisations=assemble_organisations(checked, needs),
        vocabularies={name: assemble_values(name, checked, needs) for name in checked.vocabularies},
        needs=needs,
        needs_by_stage={stage: by_stage.get(stage, ()) for stage in STAGES},
        solutions={
            key: Solution(entry, solution_led_to.get(key, ())) for key, entry in sorted(checked.solutions.items())
        },
        events={entry.id: Event(entry, born.get(entry.id, ())) for entry in events},
        pages=dict(sorted(checked.pages.items())),
        matching=Matching(checked),
    )


def assemble_needs(checked: Checked) -> dict[str, Need]:
    """Every need, newest first."""
    entries = sorted(checked.needs.values(), key=lambda entry: entry.id)
    entries.sort(key=lambda entry: entry.fields.log[-1].date, reverse=True)
    merged = inverted((entry.fields.merged_into, entry.id) for entry in entries if entry.fields.merged_into)
    answers = answers_by_need(checked, merged)
    led_to = needs_led_to(checked)
    related = related_both_ways(entries)
    events = inverted((need, event.id) for event in checked.events.values() for need in event.fields.needs)
    return {
        entry.id: Need(
            entry=entry,
            region=checked.organisations[entry.fields.organisation].region or "",
            priority=priority_of(entry.fields, checked.site.weights),
            answers=answers.get(entry.id, ()),
            led_to=led_to.get(entry.id, ()),
            merged_from=merged.get(entry.id, ()),
            related=related.get(entry.id, ()),
            events=events.get(entry.id, ()),
        )
        for entry in entries
    }


def answers_by_need(checked: Checked, merged: Relation) -> dict[str, tuple[Answered, ...]]:
    """The solutions that answer each need, then those that answered a need merged into it."""
    direct = inverted(
        (need, solution.id) for solution in checked.solutions.values() for need in solution.fields.answers
    )
    answers = {need: [Answered(solution) for solution in solutions] for need, solutions in direct.items()}
    for target, sources in merged.items():
        own = set(direct.get(target, ()))
        inherited = [Answered(solution, source) for source in sources for solution in direct.get(source, ())]
        answers[target] = answers.get(target, []) + [answer for answer in inherited if answer.solution not in own]
    return {need: tuple(found) for need, found in answers.items()}


def needs_led_to(checked: Checked) -> dict[str, Ids]:
    """The needs that feedback on a solution to each need gave birth to; feedback may say which of several it speaks of."""
    pairs = []
    for solution in checked.solutions.values():
        for feedback in solution.fields.feedback:
            if feedback.new_need:
                pairs += [(feedback.need or solution.fields.answers[0], feedback.new_need)]
    return inverted(pairs)


def related_both_ways(entries: Iterable[Entry[NeedFile]]) -> dict[str, Ids]:
    """Related needs are shown on both."""
    pairs = [(entry.id, other) for entry in entries for other in entry.fields.related]
    return inverted([(other, own) for own, other in pairs] + pairs)


def assemble_values(name: str, checked: Checked, needs: Mapping[str, Need]) -> dict[str, Value]:
    """A vocabulary's values in the file's order, with the needs of each and of all below it."""
    values = checked.vocabularies[name]
    narrower = inverted((value.broader, key) for key, value in values.items() if value.broader)
    held: dict[str, list[str]] = defaultdict(list)
    for need in needs.values():
        for key in with_broader(values_of(name, need, checked), lambda key: values[key].broader):
            held[key].append(need.id)
    return {key: Value(key, fields, narrower.get(key, ()), tuple(held[key])) for key, fields in values.items()}


def values_of(name: str, need: Need, checked: Checked) -> Iterable[str]:
    """What a need says in a vocabulary; its regions are those of its organisation and of its partners."""
    if name != "regions":
        keys: tuple[str, ...] = getattr(need.fields, name)
        return keys
    organisations = (need.fields.organisation, *need.fields.partners)
    return filter(None, (checked.organisations[key].region for key in organisations))


def assemble_organisations(checked: Checked, needs: Mapping[str, Need]) -> dict[str, Organisation]:
    own = inverted(
        (key, need.id) for need in needs.values() for key in (need.fields.organisation, *need.fields.partners)
    )
    solutions = inverted((entry.fields.provider, entry.id) for entry in checked.solutions.values())
    events = inverted((entry.fields.organisation, entry.id) for entry in checked.events.values())
    return {
        key: Organisation(key, fields, own.get(key, ()), solutions.get(key, ()), events.get(key, ()))
        for key, fields in checked.organisations.items()
    }


def inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, Ids]:
    """Each left side to its right sides, each once, in the order they come."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for left, right in pairs:
        found[left][right] = None
    return {left: tuple(rights) for left, rights in found.items()}
