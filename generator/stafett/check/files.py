"""The YAML files beside the entries: site, organisations and vocabularies."""

import re
from collections.abc import Callable
from typing import TypeVar

from pydantic import ValidationError

from stafett.near import nearest
from stafett.problems import Place, Problem, Severity
from stafett.read import VOCABULARIES, Source, is_id, languages_of, suggest_id

from .findings import Finding, placed
from .indents import not_indented, without_their_mistakes
from .mistakes import findings_of
from .schema import Fields, OrganisationFile, SiteFile, ValueFile
from .schema.site import stand_in

Model = TypeVar("Model", bound=Fields)
ASSUMED_LANGUAGES = ("sv", "en")
VALUE_KEY = re.compile(r"[A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*")


def check_site(source: Source | None) -> tuple[SiteFile, list[Problem]]:
    """The site's settings; without them a stand-in, and `read` or the problems have told why."""
    if source is None:
        return stand_in(ASSUMED_LANGUAGES), []
    try:
        return SiteFile.model_validate(source.data), []
    except ValidationError as error:
        site = stand_in(languages_of(source) or ASSUMED_LANGUAGES)
        return site, [*placed(findings_of(error, SiteFile, language=site.languages[0]), source)]


def check_organisations(source: Source | None, language: str) -> tuple[dict[str, OrganisationFile], list[Problem]]:
    return check_keyed(source, OrganisationFile, organisation_key, language) if source else ({}, [])


def check_vocabulary(source: Source, language: str) -> tuple[dict[str, ValueFile], list[Problem]]:
    values, problems = check_keyed(source, ValueFile, value_key, language)
    if source.id not in VOCABULARIES:
        known = {"name": source.id, "near": nearest(source.id, VOCABULARIES), "known": ", ".join(VOCABULARIES)}
        problems.append(Problem("unknown-vocabulary", Place(source.path), known, Severity.WARNING))
    return values, problems


def check_keyed(
    source: Source, model: type[Model], check_key: Callable[[str], Finding | None], language: str
) -> tuple[dict[str, Model], list[Problem]]:
    """A file that maps keys to parts of one kind; those with mistakes are left out."""
    parts: dict[str, Model] = {}
    findings: list[Finding] = []
    folded: dict[str, str] = {}
    for key, data in source.data.items():
        wrong_key = check_key(key)
        if wrong_key is None and folded.setdefault(key.casefold(), key) != key:
            wrong_key = Finding("key-clash", (key,), {"key": key, "other": folded[key.casefold()]}, is_about_key=True)
        if wrong_key:
            findings.append(wrong_key)
        try:
            parts[key] = model.model_validate(data)
        except ValidationError as error:
            findings += findings_of(error, model, (key,), language)
    astray = not_indented(source.data, lambda _: model.model_fields)
    return parts, [*placed(without_their_mistakes(findings, astray), source)]


def organisation_key(key: str) -> Finding | None:
    if is_id(key):
        return None
    return Finding("bad-key", (key,), {"key": key, "near": suggest_id(key)}, is_about_key=True)


def value_key(key: str) -> Finding | None:
    if VALUE_KEY.fullmatch(key):
        return None
    return Finding("bad-value-key", (key,), {"key": key, "near": suggest_id(key).replace("-", "_")}, is_about_key=True)
