"""What a build holds at a time."""

import gc
from pathlib import Path
from typing import Any

import pytest
from tiny import build_tiny, need

import stafett.pipeline
from stafett.check import Checked
from stafett.model import Catalogue

PLAN, PUBLISH = stafett.pipeline.plan_catalogue, stafett.pipeline.publish


def test_the_catalogue_is_let_go_of_before_the_index_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    others = catalogues()  # held, or a new one might get the place of one that is gone
    held: dict[str, int] = {}

    def count(name: str) -> None:
        held[name] = len({id(one) for one in catalogues()} - {id(one) for one in others})

    def plan(*given: Any) -> Any:
        found = PLAN(*given)
        count("planned")
        return found

    def publish(*given: Any) -> Any:
        count("indexed")
        return PUBLISH(*given)

    monkeypatch.setattr(stafett.pipeline, "plan_catalogue", plan)
    monkeypatch.setattr(stafett.pipeline, "publish", publish)
    assert build_tiny(tmp_path, {"needs/andas.md": need()}).is_built
    assert held == {"planned": 2, "indexed": 0}


def catalogues() -> list[Catalogue | Checked]:
    """They, and what they were assembled from."""
    return [one for one in gc.get_objects() if isinstance(one, Catalogue | Checked)]
