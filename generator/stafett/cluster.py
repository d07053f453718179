"""Workers on a Dask cluster, with the optional package `distributed`."""

import pickle
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

from stafett.errors import InstallationError, UsageError, WorkerError
from stafett.installation import describe_installation
from stafett.parallel import Crew

ANSWER_WITHIN = 5
"""Seconds that a scheduler may take to answer, and a worker to come."""


@contextmanager
def crew_at(address: str) -> Iterator[Crew]:
    """The workers of the scheduler at `tcp://host:port`; StafettError where there are none that can do the work.

    Only those that are there now are given work: who comes later has not been asked which Stafett it is.
    """
    with connected(address) as client:
        team = Team(client, fit_workers(client, address))
        executor = client.get_executor(pure=False, workers=team.workers, allow_other_workers=False)
        try:
            with told(address):
                yield Crew(executor, len(team.workers), team.send, team.look)
        finally:
            executor.shutdown(wait=False)
            team.dismiss()


@contextmanager
def connected(address: str) -> Iterator[Any]:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional package, and slow to import
    except ImportError:
        raise InstallationError("a scheduler needs Dask, which is not installed: pip install 'stafett[dask]'") from None
    try:
        client: Any = Client(address, timeout=ANSWER_WITHIN, set_as_default=False)
    except (OSError, ValueError) as fault:
        raise UsageError("no Dask scheduler answers at %(address)s", address=address) from fault
    with client:
        yield client


@contextmanager
def told(address: str) -> Iterator[None]:
    """What Dask raises where its workers fail, in our words."""
    from distributed import KilledWorker  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    try:
        yield
    except KilledWorker as fault:
        raise WorkerError(
            "workers of %(address)s ended again and again over the same work, perhaps for lack of memory",
            address=address,
        ) from fault
    except (CancelledError, CommClosedError) as fault:
        raise WorkerError("the workers of %(address)s were lost before the work was done", address=address) from fault


def fit_workers(client: Any, address: str) -> list[str]:
    """The addresses of all workers, each with the very Stafett that this is."""
    try:
        client.wait_for_workers(1, timeout=ANSWER_WITHIN)
    except TimeoutError:
        raise WorkerError("the scheduler at %(address)s has no workers", address=address) from None
    ours = describe_installation()
    found = client.run(describe_installation, on_error="return")
    for worker in sorted(found):
        if isinstance(found[worker], Exception):
            raise WorkerError("the worker %(worker)s cannot run Stafett: %(fault)s", worker=worker, fault=found[worker])
        if other := sorted(differences(ours, found[worker])):
            raise WorkerError(
                "the worker %(worker)s has another installation: %(difference)s",
                worker=worker,
                difference="; ".join(other),
            )
    return sorted(found)


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    for name in ours.keys() | theirs.keys():
        here, there = ours.get(name, "–"), theirs.get(name, "–")
        if here != there:
            yield f"{name} {there} ≠ {here}"


@dataclass(frozen=True, slots=True)
class Team:
    """The workers of one build by their addresses; `parcels` are the names of what was sent to them."""

    client: Any
    workers: list[str]
    parcels: list[str] = field(default_factory=list)

    def send(self, parcel: bytes) -> Callable[[], Any]:
        """To each of them at once and for good: Dask would move and drop its own copies as it sees fit."""
        name = uuid4().hex
        self.parcels.append(name)
        replies = self.client.run(receive, name, parcel, workers=self.present(), on_error="return")
        for worker, fault in sorted(replies.items()):
            if isinstance(fault, Exception) and not isinstance(fault, OSError):  # one that is gone gets no work
                raise WorkerError(
                    "the worker %(worker)s cannot read what it was sent: %(fault)s", worker=worker, fault=fault
                )
        return partial(received, name)

    def present(self) -> list[str]:
        there = self.client.nthreads()
        return [worker for worker in self.workers if worker in there]

    def look(self) -> None:
        """CancelledError if none of them is left."""
        if not self.present():
            raise CancelledError

    def dismiss(self) -> None:
        """Have them let go of what they were sent, those that can be reached."""
        with suppress(Exception):
            self.client.run(forget, self.parcels, workers=self.present(), on_error="ignore")


_received: dict[str, Any] = {}
"""On a worker."""


def receive(name: str, parcel: bytes) -> None:
    _received[name] = pickle.loads(parcel)  # noqa: S301 - from the build that asks


def received(name: str) -> Any:
    return _received[name]


def forget(names: list[str]) -> None:
    for name in names:
        _received.pop(name, None)
