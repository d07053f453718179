"""An entry's file that lies among those of another kind: told as just that, not as a mistake in each of its fields."""

from collections.abc import Collection, Mapping
from functools import cache

from stafett.read import FOLDER_OF, Kind

from .findings import Finding
from .schema import EntryFields


def misplaced(keys: Collection[str], kind: Kind, models: Mapping[Kind, type[EntryFields]]) -> Finding | None:
    """Found at the first key that `kind` does not know and another does, if that one then explains more than it leaves open."""
    foreign = [key for key in keys if key not in known_keys(models[kind])]

    def gain(other: Kind) -> int:
        known = known_keys(models[other])
        unknown = sum(key not in known for key in keys)
        missing = sum(is_required and key not in keys for key, is_required in known.items())
        return sum(key in known for key in foreign) - unknown - missing

    best = max(models, key=gain)
    if gain(best) <= 0:
        return None
    key = next(key for key in foreign if key in known_keys(models[best]))
    return Finding("wrong-folder", (key,), {"key": key, "to": best, "folder": FOLDER_OF[best]}, is_about_key=True)


@cache
def known_keys(model: type[EntryFields]) -> dict[str, bool]:
    """Whether it must be there, by each key of the first level."""
    return {field.alias or name: field.is_required() for name, field in model.model_fields.items()}
