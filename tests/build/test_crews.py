"""A build whose pages and texts are made by workers that share nothing with it: the bytes of one that does all itself."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from site_edits import lay_out_site, make
from tiny import settings_for
from whole_builds import files_of

from stafett import parallel
from stafett.build import build
from stafett.parallel import Crew


@pytest.fixture(params=["threads", "processes"])
def executor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Executor]:
    monkeypatch.setattr(parallel, "CHUNK", 10)
    if request.param == "threads":
        with ThreadPoolExecutor(2) as pool:
            yield pool
    else:
        with ProcessPoolExecutor(2, get_context("spawn")) as pool:
            yield pool


def test_a_crew_makes_the_same_bytes(executor: Executor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = lay_out_site(tmp_path / "site")
    settings = settings_for(asked.folder, **asked.settings)
    assert build(settings).is_built
    alone = files_of(tmp_path / "site/output")
    other = tmp_path / "elsewhere"
    asked = lay_out_site(other)
    settings = settings_for(other, crew=Crew(executor, 2), **asked.settings)
    assert build(settings).is_built
    assert files_of(other / "output") == alone
    make(asked, "body", 1, monkeypatch)
    assert build(settings).effort.rendered == 1
