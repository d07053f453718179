"""A translation holds text fields alone, in the structure of its original, and is read as the original with them laid over."""

from collections.abc import Iterator
from typing import Any

from stafett.near import nearest
from stafett.problems import Severity
from stafett.read import Source

from .findings import Finding, Path, dotted
from .schema.fields import Fields
from .schema.structure import Group, Leaf, ListOf, MapOf, Structure, structure_of, text_structure

IN_ANY_FILE = frozenset({"draft"})
"""What a translation says of itself, beside its text."""


def overlay(original: Any, translation: Any) -> Any:
    """`original` with the text of `translation` in its place; what cannot be laid over is left out."""
    if isinstance(original, dict) and isinstance(translation, dict):
        return {key: overlay(value, translation.get(key)) for key, value in original.items()}
    if isinstance(original, list) and isinstance(translation, list):
        rest = original[len(translation) :]
        return [overlay(old, new) for old, new in zip(original, translation, strict=False)] + rest
    return translation if isinstance(original, str) and isinstance(translation, str) else original


def translation_findings(
    original: dict[str, Any], translation: dict[str, Any], model: type[Fields]
) -> Iterator[Finding]:
    """What in `translation` is no text of its original."""
    own = {key: value for key, value in translation.items() if key not in IN_ANY_FILE}
    texts = text_structure(model)
    if texts is not None:
        yield from compare(original, own, texts, structure_of(model), ())


def untranslated_findings(original: Source, translation: Source) -> Iterator[Finding]:
    """What stands on every card and page, and would be shown in the wrong language."""
    for name in ("title", "summary"):
        if original.data.get(name) and not translation.data.get(name):
            yield Finding("untranslated", (name,), {"field": name}, severity=Severity.WARNING)
    if original.body.strip() and not translation.body.strip():
        yield Finding("untranslated-body", severity=Severity.WARNING)


def compare(original: Any, translation: Any, texts: Structure, whole: Structure, path: Path) -> Iterator[Finding]:
    if translation is None:
        return
    match texts:
        case Group() if isinstance(translation, dict) and isinstance(whole, Group):
            yield from compare_groups(original, translation, texts, whole, path)
        case ListOf() if isinstance(translation, list) and isinstance(whole, ListOf):
            yield from compare_lists(original, translation, texts, whole, path)
        case MapOf() if isinstance(translation, dict) and isinstance(whole, MapOf):
            yield from compare_maps(original, translation, texts, whole, path)
        case Leaf() if isinstance(translation, str):
            if original is None:
                yield nothing_to_translate(path)
        case _:
            code = {Leaf: "not-a-text", ListOf: "not-a-list"}.get(type(texts), "not-a-mapping")
            yield Finding(code, path, {"field": dotted(path)})


def compare_groups(
    original: Any, translation: dict[str, Any], texts: Group, whole: Group, path: Path
) -> Iterator[Finding]:
    for key, value in translation.items():
        here = (*path, key)
        if key not in whole.parts:
            near = nearest(key, texts.parts)
            known = ", ".join(texts.parts)
            values = {"key": key, "near": near, "known": known, "field": dotted(here)}
            yield Finding("unknown-key", here, values, is_about_key=True)
        elif key not in texts.parts:
            yield Finding("not-translatable", here, {"key": key, "field": dotted(here)}, is_about_key=True)
        else:
            inner = original.get(key) if isinstance(original, dict) else None
            yield from compare(inner, value, texts.parts[key], whole.parts[key], here)


def compare_lists(original: Any, translation: list[Any], texts: ListOf, whole: ListOf, path: Path) -> Iterator[Finding]:
    items = original if isinstance(original, list) else []
    if len(translation) > len(items):
        values = {"field": dotted(path), "length": str(len(translation)), "most": str(len(items))}
        yield Finding("long-translation", (*path, len(items)), values)
    for index, (old, new) in enumerate(zip(items, translation, strict=False)):
        yield from compare(old, new, texts.item, whole.item, (*path, index))


def compare_maps(
    original: Any, translation: dict[str, Any], texts: MapOf, whole: MapOf, path: Path
) -> Iterator[Finding]:
    keys = original if isinstance(original, dict) else {}
    for key, value in translation.items():
        if key in keys:
            yield from compare(keys[key], value, texts.value, whole.value, (*path, key))
        else:
            yield nothing_to_translate((*path, key))


def nothing_to_translate(path: Path) -> Finding:
    return Finding("nothing-to-translate", path, {"field": dotted(path)}, is_about_key=True)
