"""Organisations and vocabularies: labels in the site's languages, and what they refer to."""

from collections.abc import Iterator, Mapping, Sequence

from stafett.check.findings import Finding, Path, dotted
from stafett.check.schema import OrganisationFile, SiteFile, ValueFile
from stafett.near import nearest
from stafett.problems import Severity

from .contacts import contact_findings
from .facts import Facts


def site_findings(site: SiteFile) -> Iterator[Finding]:
    yield from label_findings(site.name, ("name",), site.languages)
    yield from contact_findings(site.contact, ("contact",))


def organisation_findings(key: str, organisation: OrganisationFile, facts: Facts) -> Iterator[Finding]:
    yield from label_findings(organisation.name, (key, "name"), facts.site.languages)
    yield from contact_findings(organisation.contact, (key, "contact"))
    region = organisation.region
    if region is not None and region not in facts.known["regions"]:
        values = {"id": region, "to": "regions", "near": nearest(region, facts.known["regions"]), "field": "region"}
        yield Finding("unknown-reference", (key, "region"), values)
    if organisation.orgnr and not has_check_digit(organisation.orgnr):
        values = {"orgnr": organisation.orgnr}
        yield Finding("orgnr-check-digit", (key, "orgnr"), values, severity=Severity.WARNING)


def has_check_digit(orgnr: str) -> bool:
    """Luhn's sum, as the tax agency computes it."""
    digits = [int(sign) for sign in orgnr if sign.isdigit()]
    doubled = [digit * (2 - index % 2) for index, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def vocabulary_findings(name: str, values: Mapping[str, ValueFile], facts: Facts) -> Iterator[Finding]:
    for key, value in values.items():
        yield from label_findings(value.label, (key, "label"), facts.site.languages)
        if value.description:
            yield from label_findings(value.description, (key, "description"), facts.site.languages)
        broader = value.broader
        if broader is not None and broader not in facts.known[name]:
            known = facts.known[name]
            near = {"id": broader, "to": name, "near": nearest(broader, known), "field": "broader"}
            yield Finding("unknown-reference", (key, "broader"), near)
    yield from circle_findings(values)


def circle_findings(values: Mapping[str, ValueFile]) -> Iterator[Finding]:
    """Each circle of ever broader values is told once, at the first of its values in the file."""
    done: set[str] = set()
    for start in values:
        way: list[str] = []
        key: str | None = start
        while key is not None and key in values and key not in done and key not in way:
            way.append(key)
            key = values[key].broader
        if key in way:
            circle = way[way.index(key) :]
            first = min(circle, key=list(values).index)
            yield Finding("broader-circle", (first, "broader"), {"circle": " → ".join([*circle, circle[0]])})
        done.update(way)


def label_findings(labels: Mapping[str, str], path: Path, languages: Sequence[str]) -> Iterator[Finding]:
    """Other languages than the site's are let be, unless one of its own is missing: then one of them is likely misspelt."""
    missing = [language for language in languages if language not in labels]
    for language in labels:
        if missing and language not in languages:
            values = {"language": language, "languages": ", ".join(languages), "field": dotted(path)}
            yield Finding("unknown-language", (*path, language), values, is_about_key=True)
    for language in missing:
        is_first = language == languages[0]
        code, severity = ("missing-label", Severity.ERROR) if is_first else ("untranslated-label", Severity.WARNING)
        values = {"language": language, "field": dotted(path)}
        yield Finding(code, (*path, language), values, severity=severity)
