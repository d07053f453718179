"""Validated fields as plain data and back, without validating again: to send between processes and to keep between builds.

A model becomes a mapping of the fields that its file set; what JSON has no form for becomes text.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from sys import intern
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from .fields import Fields
from .texts import Reference
from .times import Quarter

Model = TypeVar("Model", bound=Fields)
Change = Callable[[Any], Any]


class Codec(NamedTuple):
    """How one type's values are kept and made again; None: as they are."""

    keep: Change | None
    make: Change | None


def keep(fields: Fields) -> dict[str, Any]:
    """The fields as data that JSON can hold."""
    codecs, values = codecs_of(type(fields)), fields.__dict__
    return {
        name: values[name] if values[name] is None or (change := codecs[name].keep) is None else change(values[name])
        for name in sorted(fields.model_fields_set)
    }


def make(model: type[Model], data: Mapping[str, Any]) -> Model:
    """The fields that `data` was made of by `keep`."""
    return _maker(model)(data)  # type: ignore[no-any-return]


@cache
def codecs_of(model: type[Fields]) -> dict[str, Codec]:
    return {name: codec_of(info.annotation) for name, info in model.model_fields.items()}


def codec_of(annotation: Any) -> Codec:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = codec_of(arguments[0])
        refers = any(isinstance(mark, Reference) for mark in arguments[1:])
        return Codec(None, intern) if refers and inner == Codec(None, None) else inner
    if origin in (Union, UnionType):
        return codec_of(next(argument for argument in arguments if argument is not NoneType))
    if origin is tuple:
        return codec_of_tuple(codec_of(arguments[0]))
    if origin is dict:
        return codec_of_dict(codec_of(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return Codec(keep, _maker(annotation))
    return codec_of_scalar(annotation)


def codec_of_scalar(annotation: Any) -> Codec:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Codec(str, {str(code): code for code in annotation}.__getitem__)
    if annotation not in PLAIN:
        raise TypeError(f"no way to keep {annotation}")
    return PLAIN[annotation]


def codec_of_tuple(item: Codec) -> Codec:
    keep_item, make_item = item.keep, item.make
    return Codec(
        None if keep_item is None else lambda values: [*map(keep_item, values)],
        tuple if make_item is None else lambda values: tuple(map(make_item, values)),
    )


def codec_of_dict(value: Codec) -> Codec:
    keep_value, make_value = value.keep, value.make
    if keep_value is None or make_value is None:
        return Codec(None, None)
    return Codec(
        lambda values: {key: keep_value(inner) for key, inner in values.items()},
        lambda values: {key: make_value(inner) for key, inner in values.items()},
    )


def keep_moment(moment: datetime) -> str:
    """The time, and the zone by its name where it has one; the second of two equal times on the clock says so."""
    zone = moment.tzinfo
    if not isinstance(zone, ZoneInfo):
        return moment.isoformat()
    return f"{moment.replace(tzinfo=None).isoformat()} {zone.key}{' 1' if moment.fold else ''}"


def make_moment(text: str) -> datetime:
    clock, *zone = text.split(" ")
    moment = datetime.fromisoformat(clock)
    return moment.replace(tzinfo=ZoneInfo(zone[0]), fold=len(zone) - 1) if zone else moment


DAYS = 20_000
"""How many days are made once for all fields that tell them."""
PLAIN: dict[type, Codec] = {
    str: Codec(None, None),
    int: Codec(None, None),
    bool: Codec(None, None),
    date: Codec(date.isoformat, lru_cache(DAYS)(date.fromisoformat)),
    datetime: Codec(keep_moment, make_moment),
    Decimal: Codec(str, Decimal),
    Quarter: Codec(list, Quarter._make),
}


class Plan(NamedTuple):
    """How models are made of data with the same keys."""

    keys: set[str]
    given: list[tuple[str, Change | None]]
    left_out: list[tuple[str, Any]]
    """Fields with their defaults, which are immutable."""
    made_anew: list[tuple[str, Callable[[], Any]]]
    """Fields with what makes their default."""


@cache
def _maker(model: type[Fields]) -> Change:
    """Makes such a model as pydantic would, all defaults there."""
    plans: dict[tuple[str, ...], Plan] = {}
    new, put = model.__new__, object.__setattr__

    def made(data: Mapping[str, Any]) -> Fields:
        plan = plans.get(keys := (*data,)) or plans.setdefault(keys, _plan(model, keys))
        fields = new(model)
        # One by one, as `Fields` says: attributes take half the memory of a dictionary of their own.
        for name, change in plan.given:
            value = data[name]
            put(fields, name, value if change is None or value is None else change(value))
        for name, value in plan.left_out:
            put(fields, name, value)
        for name, make_default in plan.made_anew:
            put(fields, name, make_default())
        put(fields, "__pydantic_fields_set__", plan.keys)  # one for all of them: they are many
        put(fields, "__pydantic_extra__", None)
        put(fields, "__pydantic_private__", None)
        return fields

    return made


def _plan(model: type[Fields], keys: Sequence[str]) -> Plan:
    codecs = codecs_of(model)
    absent = {name: info for name, info in model.model_fields.items() if name not in keys}
    return Plan(
        set(keys),
        [(name, codecs[name].make) for name in keys],
        [(name, info.default) for name, info in absent.items() if info.default_factory is None],
        [
            (name, partial(info.get_default, call_default_factory=True))
            for name, info in absent.items()
            if info.default_factory is not None
        ],
    )
