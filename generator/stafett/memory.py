"""Python's search for unreachable cycles, which a build that keeps nearly all that it makes pays for without gain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 50, 100)
"""Objects made between two searches among the youngest, and how many of those before older ones are searched."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Search seldom, and only among what is made from here on."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def keep_all() -> None:
    """Leave everything that is there now out of later searches: before processes are forked, so that they share it."""
    gc.freeze()
