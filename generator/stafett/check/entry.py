"""One entry, its translations and their bodies: a pure function of their files, so it can be shared out and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from stafett.markdown import (
    ENTRY_LINKS,
    Document,
    Leftover,
    Link,
    LinkKind,
    leftovers,
    long_rows,
    nearest_address,
    parse,
)
from stafett.problems import Place, Problem, Severity
from stafett.read import Kind, Source

from .findings import Finding, cut_off_problems, placed
from .indents import not_indented, without_their_mistakes
from .misplaced import misplaced
from .mistakes import findings_of
from .schema import EntryFields, EventFile, NeedFile, PageFile, SolutionFile
from .schema.structure import Group, structure_of
from .translation import overlay, translation_findings, untranslated_findings

MODELS: dict[Kind, type[EntryFields]] = {
    Kind.NEED: NeedFile,
    Kind.SOLUTION: SolutionFile,
    Kind.EVENT: EventFile,
    Kind.PAGE: PageFile,
}
ABOUT_ORIGINAL = ("nothing-to-translate", "long-translation")
"""What a translation is told of its original, and need not be while that has mistakes of its own."""

LEFTOVERS = {
    Leftover.HTML: "html-as-text",
    Leftover.LINK: "link-as-text",
    Leftover.NOTE: "note-as-text",
    Leftover.HEADING: "heading-as-text",
    Leftover.ITEM: "item-as-text",
    Leftover.TABLE: "table-as-text",
    Leftover.STARS: "stars-as-text",
    Leftover.ROW: "long-row",
}

Reader = Callable[[str], Source | Problem | None]
"""From a file's path to what it holds, or to why it cannot be read."""


@dataclass(frozen=True, slots=True)
class EntryFiles:
    """The paths of an original ("" where there is none) and of its translations; `language` is the original's."""

    kind: Kind
    id: str
    language: str
    original: str
    translations: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        return (self.original, *self.translations) if self.original else self.translations


@dataclass(frozen=True, slots=True)
class ValidatedEntry:
    """What one entry's own files say; `fields` is None where the original has mistakes."""

    kind: Kind
    id: str
    fields: EntryFields | None
    translations: dict[str, EntryFields]
    documents: Mapping[str, Document]
    links: Mapping[str, tuple[Link, ...]]
    """By language, those in its body that only the whole catalogue can tell right from wrong, or that are wrong."""
    draft_languages: frozenset[str]
    """Of those translations that are drafts themselves."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """`check_entry` for any entry of one site, ready to be sent to a worker."""

    read: Reader
    zone: ZoneInfo

    def __call__(self, files: EntryFiles) -> ValidatedEntry:
        return check_entry(self.read, self.zone, files)


def check_entry(read: Reader, zone: ZoneInfo, files: EntryFiles) -> ValidatedEntry:
    """Read an entry's files and hold them against the schema; `zone` is where its times without a zone are."""
    found = {path: read(path) for path in files.paths}
    problems = [problem for problem in found.values() if isinstance(problem, Problem)]
    sources = {path: source for path, source in found.items() if isinstance(source, Source)}
    problems += (problem for source in sources.values() for problem in cut_off_problems(source))
    if files.original not in sources:
        return unusable(files.kind, files.id, problems)
    own = check_sources_of_entry(sources.pop(files.original), tuple(sources.values()), zone)
    return replace(own, problems=(*problems, *own.problems)) if problems else own


def unusable(kind: Kind, entry_id: str, problems: Iterable[Problem]) -> ValidatedEntry:
    return ValidatedEntry(kind, entry_id, None, {}, {}, {}, frozenset(), tuple(problems))


def check_sources_of_entry(original: Source, others: Sequence[Source], zone: ZoneInfo) -> ValidatedEntry:
    model = MODELS[original.kind]
    fields, findings = validate(original.data, model, zone)
    if fields is None and (slip := misplaced(original.data, original.kind, MODELS)):
        return unusable(original.kind, original.id, placed([slip], original))
    problems = [*placed(findings, original)]
    translations: dict[str, EntryFields] = {}
    for source in others:
        found = [*translation_findings(original.data, source.data, model)]
        if fields is None:
            found = [finding for finding in found if finding.code not in ABOUT_ORIGINAL]
        if fields is not None and not found:
            translated, found = validate_translation(original, source, model, zone)
            if translated is not None:
                translations[source.language] = translated
        problems += placed(found or untranslated_findings(original, source), source)
    documents = {source.language: parse(source.body) for source in (original, *others)}
    for source in (original, *others):
        problems += body_problems(source, documents[source.language])
    return ValidatedEntry(
        original.kind,
        original.id,
        fields,
        translations,
        documents,
        links={language: loose_links(document) for language, document in documents.items()},
        draft_languages=frozenset(source.language for source in others if source.data.get("draft") == "true"),
        problems=tuple(problems),
    )


def validate(
    data: dict[str, Any], model: type[EntryFields], zone: ZoneInfo
) -> tuple[EntryFields | None, list[Finding]]:
    try:
        return model.model_validate(data, context={"zone": zone}), []
    except ValidationError as error:
        astray = not_indented(data, lambda key: fields_below(key, model))
        return None, [*without_their_mistakes([*findings_of(error, model)], astray)]


def fields_below(key: str, model: type[EntryFields]) -> set[str]:
    """Those that only a group at `key` may have."""
    parts = structure_of(model).parts
    group = parts.get(key)
    return group.parts.keys() - parts.keys() if isinstance(group, Group) else set()


def validate_translation(
    original: Source, translation: Source, model: type[EntryFields], zone: ZoneInfo
) -> tuple[EntryFields | None, list[Finding]]:
    """The original with the translation's text, by the same model; a mistake can be only in what was laid over."""
    merged = overlay(original.data, translation.data)
    own = {key: translation.data[key] for key in ("draft",) if key in translation.data}
    return validate({**merged, **own}, model, zone)


def loose_links(document: Document) -> tuple[Link, ...]:
    """Links to entries, and to headings that are not there."""
    return tuple(
        link
        for link in document.links
        if link.kind in ENTRY_LINKS or (link.kind is LinkKind.HERE and link.fragment not in document.anchors)
    )


def body_problems(source: Source, document: Document) -> Iterator[Problem]:
    for heading in document.misplaced:
        values = {"level": str(heading.level), "shown": str(heading.shown), "text": heading.text}
        code, severity = ("heading-one", Severity.ERROR) if heading.level == 1 else ("heading-skips", Severity.WARNING)
        yield Problem(code, body_place(source, heading.line, heading.column), values, severity)
    for link in document.links:
        if link.kind in (LinkKind.REFUSED, LinkKind.IMAGE):
            code = "image" if link.kind is LinkKind.IMAGE else "refused-link"
            near = nearest_address(link.target, source.kind) if code == "refused-link" else ""
            yield Problem(code, body_place(source, link.line, link.column), {"target": link.target, "near": near})
    for found in (*leftovers(source.body, document.html), *long_rows(source.body, document.html)):
        place = body_place(source, found.line, found.column)
        yield Problem(LEFTOVERS[found.kind], place, {"text": found.text}, Severity.WARNING)


def body_place(source: Source, line: int, column: int) -> Place:
    return Place(source.path, source.body_line + line - 1, column)
