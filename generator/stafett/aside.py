"""A process beside the build, for one piece of work that little has to be known for."""

import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, TypeVar

from stafett.memory import keep_all
from stafett.parallel import Workers, are_at_home, end, end_with_parent, lost, no_processes, pack

Shared = TypeVar("Shared")
Result = TypeVar("Result")
Aside = Callable[[Callable[[Any], Any], Any], Callable[[], Any]]
"""Begins `work(shared)`; what it returns waits for the result."""


@contextmanager
def process_aside(workers: Workers) -> Iterator[Aside]:
    """Forked now, it is given its work later, once at most: whatever it or the build writes to, the other keeps a copy of, and now
    there is little. Where processes are not forked, or there is to be but one, the work is done when its result is asked for.
    """
    if workers == 1 or not are_at_home(workers):
        yield partial
        return
    here, there = Pipe()
    keep_all()
    process = get_context("fork").Process(target=_work, args=(there,), daemon=True)
    try:
        process.start()
    except OSError as fault:
        raise no_processes(fault) from fault
    there.close()
    try:
        yield partial(_send, here)
    finally:
        end([process])
        here.close()


def _send(here: Connection, work: Callable[[Shared], Result], shared: Shared) -> Callable[[], Result]:
    try:
        here.send_bytes(pack((work, shared)))
    except OSError as fault:
        raise lost() from fault
    return partial(_hear, here)


def _hear(here: Connection) -> Any:
    try:
        fault, result = here.recv()
    except (EOFError, OSError) as end:
        raise lost() from end
    if fault:
        raise fault
    return result


def _work(there: Connection) -> None:
    """In the process, which the build ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
    work, shared = pickle.loads(there.recv_bytes())  # noqa: S301 - from the process that started this one
    answer: tuple[Exception | None, Any]
    try:
        answer = None, work(shared)
    except Exception as fault:  # noqa: BLE001 - raised where the result is asked for
        answer = fault, None
    there.send_bytes(pack(answer))
