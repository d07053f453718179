"""What a model looks like from outside: enough to translate it, to follow its references and to suggest its keys."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .fields import Fields
from .texts import Reference, Translated


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar; `codes` are the values that it may have where they are few."""

    is_translated: bool = False
    refers_to: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListOf:
    item: "Structure"


@dataclass(frozen=True, slots=True)
class MapOf:
    key: "Structure"
    value: "Structure"


@dataclass(frozen=True, slots=True)
class Group:
    """A model: what stands below each key, and the name of its attribute."""

    parts: Mapping[str, "Structure"] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


Structure = Leaf | ListOf | MapOf | Group
Path = tuple[str | int, ...]


@cache
def structure_of(model: type[Fields]) -> Group:
    fields = model.model_fields
    names = {name: info.alias or name for name, info in fields.items()}
    return Group(
        {names[name]: part_of(info.annotation, tuple(info.metadata)) for name, info in fields.items()},
        {key: name for name, key in names.items()},
    )


def part_of(annotation: Any, marks: tuple[Any, ...] = ()) -> Structure:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return part_of(arguments[0], (*arguments[1:], *marks))
    if origin in (Union, UnionType):
        return part_of(next(argument for argument in arguments if argument is not NoneType), marks)
    if origin is tuple:
        return ListOf(part_of(arguments[0]))
    if origin is dict:
        return MapOf(part_of(arguments[0]), part_of(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return structure_of(annotation)
    codes = tuple(annotation) if isinstance(annotation, type) and issubclass(annotation, StrEnum) else ()
    refers_to = next((mark.to for mark in marks if isinstance(mark, Reference)), "")
    return Leaf(any(isinstance(mark, Translated) for mark in marks), refers_to, codes)


def part_at(structure: Structure, path: Path) -> Structure | None:
    """What stands at `path`; None where it leads out of the structure."""
    part: Structure | None = structure
    for step in path:
        match part:
            case Group():
                part = part.parts.get(str(step))
            case ListOf():
                part = part.item
            case MapOf():
                part = part.value
            case _:
                return None
    return part


def prune(part: Structure, keep: Callable[[Leaf], bool]) -> Structure | None:
    """`part` with those leaves alone that are to be kept, and what leads to them."""
    match part:
        case Leaf():
            return part if keep(part) else None
        case ListOf():
            item = prune(part.item, keep)
            return ListOf(item) if item else None
        case MapOf():
            key, value = prune(part.key, keep), prune(part.value, keep)
            return MapOf(key or Leaf(), value or Leaf()) if key or value else None
        case Group():
            pruned = {key: prune(inner, keep) for key, inner in part.parts.items()}
            kept = {key: inner for key, inner in pruned.items() if inner}
            return Group(kept, part.attributes) if kept else None


@cache
def text_structure(model: type[Fields]) -> Structure | None:
    """What a translation of such a file may hold."""
    return prune(structure_of(model), lambda leaf: leaf.is_translated)


@cache
def reference_structure(model: type[Fields]) -> Structure | None:
    return prune(structure_of(model), lambda leaf: bool(leaf.refers_to))


def references_of(fields: Fields) -> Iterator[tuple[Path, str, str]]:
    """(path, what it refers to, id) of every reference in a file."""
    structure = reference_structure(type(fields))
    return references_in(structure, fields, ()) if structure else iter(())


def references_in(part: Structure, value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    if value is None:
        return
    match part:
        case Leaf():
            if part.refers_to:
                yield path, part.refers_to, value
        case ListOf():
            for index, item in enumerate(value):
                yield from references_in(part.item, item, (*path, index))
        case MapOf():
            for key, inner in value.items():
                yield from references_in(part.key, key, (*path, key))
                yield from references_in(part.value, inner, (*path, key))
        case Group():
            for key, inner_part in part.parts.items():
                yield from references_in(inner_part, getattr(value, part.attributes[key]), (*path, key))


def references_among(model: type[Fields], data: Any) -> Iterator[tuple[Path, str, str]]:
    """The same in data that may have mistakes; what is not of the form that it should be is passed by."""
    structure = reference_structure(model)
    return references_below(structure, data, ()) if structure else iter(())


def references_below(part: Structure, data: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    match part, data:
        case Leaf(), str() if part.refers_to:
            yield path, part.refers_to, data
        case ListOf(), list():
            for index, item in enumerate(data):
                yield from references_below(part.item, item, (*path, index))
        case MapOf(), dict():
            for key, inner in data.items():
                yield from references_below(part.key, key, (*path, key))
                yield from references_below(part.value, inner, (*path, key))
        case Group(), dict():
            for key in part.parts.keys() & data.keys():
                yield from references_below(part.parts[key], data[key], (*path, key))
