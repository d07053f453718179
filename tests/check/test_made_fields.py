"""Fields that are made of what was kept of them."""

import gc

from stafett.check.schema.fields import Fields
from stafett.check.schema.keeping import make


class Sample(Fields):
    """Fields that no file has."""

    one: str
    two: str = "b"


def test_fields_hold_no_dictionary_of_their_own_though_many_were_validated_first() -> None:
    for _ in range(100):
        Sample(one="a")
    held = gc.get_referents(make(Sample, {"one": "a"}))
    assert "a" in held
    assert not [one for one in held if isinstance(one, dict)]
