"""A build on a Dask cluster of real processes on this machine: the bytes of a build without it, and clear words when it fails."""

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from site_edits import lay_out_site
from tiny import lay_out, settings_for
from whole_builds import ENVIRONMENT, files_of, run_build

import stafett
from stafett import parallel
from stafett.build import build
from stafett.cluster import crew_at
from stafett.errors import UsageError, WorkerError
from stafett.parallel import spread
from stafett.render import Renderer

pytest.importorskip("distributed", reason="the extra stafett[dask] is not installed")
PATIENCE = 60
"""Seconds for what takes one or two on an idle machine."""


@dataclass
class Cluster:
    """A scheduler and its workers, each a process that ends with the test."""

    folder: Path
    stack: ExitStack
    address: str = ""
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self, program: str, *options: str, **environment: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *options]
        log = self.stack.enter_context((self.folder / "log").open("ab"))
        process = subprocess.Popen(command, env={**ENVIRONMENT, **environment}, stdout=log, stderr=log, cwd=self.folder)
        self.stack.callback(process.wait)
        self.stack.callback(process.kill)
        return process

    def start_scheduler(self) -> None:
        told = self.folder / "scheduler.json"
        self.start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
        wait_for(lambda: told.exists() and told.read_text().endswith("}"))
        self.address = json.loads(told.read_text())["address"]

    def start_worker(self, **environment: str) -> None:
        options = ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", "--local-directory", str(self.folder))
        self.workers.append(self.start("dask_worker", self.address, *options, **environment))
        wait_for(lambda: self.count() == len(self.workers))

    def count(self) -> int:
        from distributed import Client

        with Client(self.address, timeout=PATIENCE, set_as_default=False) as client:
            return len(client.nthreads())

    def kill(self, count: int) -> None:
        for worker in self.workers[:count]:
            worker.send_signal(signal.SIGKILL)


def wait_for(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    (tmp_path / "cluster").mkdir()
    with ExitStack() as stack:
        found = Cluster(tmp_path / "cluster", stack)
        found.start_scheduler()
        yield found


@pytest.fixture
def pair(cluster: Cluster) -> Cluster:
    cluster.start_worker()
    cluster.start_worker()
    return cluster


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, bytes]:
    """The site with a theme of its own, which workers do not have, made by one process."""
    asked = lay_out_site(tmp_path / "alone")
    assert build(settings_for(asked.folder, **asked.settings)).is_built
    return files_of(asked.folder / "output")


def test_a_cluster_makes_the_same_bytes(pair: Cluster, alone: dict[str, bytes], tmp_path: Path) -> None:
    site = lay_out_site(tmp_path / "site").folder
    done = run_build(site, "--scheduler", pair.address)
    assert done.returncode == 0, done.stderr
    assert files_of(site / "output") == alone


def test_the_workers_make_the_pages_and_one_that_dies_is_done_without(
    pair: Cluster, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was made here")

    def kill_one(step: str, done: int, total: int) -> None:
        if step == "render" and done == 1:
            pair.kill(1)

    asked = lay_out_site(tmp_path / "site")
    monkeypatch.setattr(parallel, "CHUNK", 2)
    monkeypatch.setattr(Renderer, "prepare", refuse)
    with crew_at(pair.address) as crew:
        assert crew.size == 2
        assert build(settings_for(asked.folder, crew=crew, **asked.settings), kill_one).is_built
    assert files_of(asked.folder / "output") == alone


def test_a_cluster_whose_workers_are_all_gone_is_told_and_nothing_is_published(
    pair: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill_all(step: str, done: int, total: int) -> None:
        if step == "render" and done == 1:
            pair.kill(2)

    asked = lay_out_site(tmp_path / "site")
    assert build(settings_for(asked.folder, **asked.settings)).is_built
    before = files_of(asked.folder / "output")
    asked = asked.having(base_url="https://other.example/")
    monkeypatch.setattr(parallel, "CHUNK", 2)
    monkeypatch.setattr(parallel, "PATIENCE", 0.1)
    with pytest.raises(WorkerError, match="were lost before the work was done"), crew_at(pair.address) as crew:
        build(settings_for(asked.folder, crew=crew, **asked.settings), kill_all)
    assert files_of(asked.folder / "output") == before


def test_what_a_page_raises_on_a_worker_comes_back(pair: Cluster) -> None:
    with crew_at(pair.address) as crew, pytest.raises(ZeroDivisionError):
        list(spread(divmod, 5, range(-1, 200), crew))


def test_a_worker_with_another_stafett_is_told_before_any_work(cluster: Cluster, tmp_path: Path) -> None:
    shutil.copytree(Path(stafett.__file__).parent, tmp_path / "older/stafett")
    with (tmp_path / "older/stafett/urls.py").open("a") as module:
        module.write("# another version\n")
    cluster.start_worker(PYTHONPATH=str(tmp_path / "older"))
    with pytest.raises(WorkerError, match="has another installation: Stafett "), crew_at(cluster.address):
        pass


def test_a_scheduler_without_workers_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stafett.cluster.ANSWER_WITHIN", 0.5)
    with pytest.raises(WorkerError, match="has no workers"), crew_at(cluster.address):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1:1", "nowhere", "http://127.0.0.1:1", "tcp://x:y"])
def test_a_scheduler_that_does_not_answer_is_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stafett.cluster.ANSWER_WITHIN", 0.5)
    with pytest.raises(UsageError, match="no Dask scheduler answers at"), crew_at(address):
        pass


def test_without_the_extra_the_command_tells_what_to_install(tmp_path: Path) -> None:
    site = lay_out(tmp_path / "site")
    (tmp_path / "bare/distributed").mkdir(parents=True)
    (tmp_path / "bare/distributed/__init__.py").write_text("raise ModuleNotFoundError")
    environment = {**ENVIRONMENT, "PYTHONPATH": str(tmp_path / "bare")}
    done = run_build(site, "--scheduler", "tcp://127.0.0.1:1", environment=environment)
    assert done.returncode == 2
    assert done.stderr == "stafett: a scheduler needs Dask, which is not installed: pip install 'stafett[dask]'\n"


def test_the_command_tells_it_in_one_line(tmp_path: Path) -> None:
    done = run_build(lay_out(tmp_path), "--scheduler", "tcp://127.0.0.1:1")
    assert (done.returncode, done.stderr) == (2, "stafett: no Dask scheduler answers at tcp://127.0.0.1:1\n")
    assert not (tmp_path / "output").exists()
