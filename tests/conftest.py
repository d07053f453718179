"""What all tests share."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import stafett.build
from stafett.render import Theme, load_theme

STANDARD = Path(__file__).parents[1] / "themes/standard"


@pytest.fixture(autouse=True, scope="session")
def standard_theme_compiled_once() -> Iterator[None]:
    """The standard theme's templates take longer to compile than a tiny site to build; no test changes them in place."""
    standard = load_theme("standard", [STANDARD.parent])

    def remember(name: str, places: Sequence[Path]) -> Theme:
        found = load_theme(name, places)
        return standard if [theme.folder for theme in found.chain] == [STANDARD] else found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stafett.build, "load_theme", remember)
        yield
