"""What editors can write stands in their guide: every field of every kind of file, and every coded value."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stafett.check.entry import MODELS
from stafett.check.schema import OrganisationFile, SiteFile, ValueFile
from stafett.check.schema.fields import Fields
from stafett.check.schema.structure import Group, Leaf, ListOf, MapOf, Structure, structure_of

GUIDE = (Path(__file__).parents[2] / "docs/redaktorer.md").read_text("utf-8")
PROSE = re.sub(r"^ *```.*?^ *```", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
IN_CODE = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", PROSE))))


def words_of(part: Structure) -> Iterator[str]:
    match part:
        case Leaf():
            yield from part.codes
        case ListOf():
            yield from words_of(part.item)
        case MapOf():
            yield from words_of(part.value)
        case Group():
            for key, inner in part.parts.items():
                yield key
                yield from words_of(inner)


@pytest.mark.parametrize(
    "model", [*MODELS.values(), OrganisationFile, ValueFile, SiteFile], ids=lambda each: each.__name__
)
def test_every_field_and_every_coded_value_stands_in_the_editors_guide(model: type[Fields]) -> None:
    assert set(words_of(structure_of(model))) - IN_CODE == set()
