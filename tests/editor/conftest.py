"""A site that takes answers, feedback and needs."""

from pathlib import Path

import pytest
from announced import announced, solution
from sending import IN_USE
from tiny import lay_out


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay_out(tmp_path, {"needs/andas.md": announced(), "solutions/hjalpen.md": solution(more=IN_USE)})
