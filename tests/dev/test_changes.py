"""Changes are gathered until it is quiet; time is what the test says."""

import threading
from pathlib import Path
from queue import Queue

from stafett.dev.changes import FEW, MOST_WAIT, Changes, Gathering, Paths

ONE, TWO = Path("/site/one.md"), Path("/site/two.md")


def test_nothing_is_due_without_a_change() -> None:
    assert Gathering().due is None


def test_one_change_is_due_after_a_moment_of_quiet() -> None:
    gathering = Gathering(quiet=0.25, quiet_after_many=2)
    gathering.add([ONE], now=10)
    assert gathering.due == 10.25
    assert gathering.take() == {ONE}
    assert gathering.due is None


def test_changes_close_to_each_other_are_one() -> None:
    gathering = Gathering(quiet=0.25, quiet_after_many=2)
    gathering.add([ONE], now=10)
    gathering.add([TWO, ONE], now=10.125)
    assert gathering.due == 10.375
    assert gathering.take() == {ONE, TWO}


def test_after_many_changes_more_are_waited_for() -> None:
    gathering = Gathering(quiet=0.25, quiet_after_many=2)
    for number in range(FEW + 1):
        gathering.add([Path(f"/site/{number}.md")], now=10)
    assert gathering.due == 12


def test_a_storm_without_end_is_not_waited_out() -> None:
    gathering = Gathering(quiet=0.25, quiet_after_many=2)
    for tick in range(100):
        gathering.add([Path(f"/site/{tick}.md")], now=10 + tick * 0.125)
    assert gathering.due == 10 + MOST_WAIT


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.5
        return self.now


def test_waiting_without_a_change_gives_nothing_after_its_time() -> None:
    assert Changes(clock=Clock()).wait(timeout=0.1) == frozenset()


def test_what_is_told_while_nobody_waits_is_kept() -> None:
    changes = Changes(clock=Clock())
    changes.tell([ONE])
    assert changes.has_news
    assert changes.wait() == frozenset({ONE})
    assert not changes.has_news


def test_a_waiting_thread_is_woken_by_a_change_and_by_the_end() -> None:
    changes, taken = Changes(), Queue[Paths]()

    def take() -> None:
        while (paths := changes.wait()) is not None:
            taken.put(paths)

    thread = threading.Thread(target=take)
    thread.start()
    changes.tell([ONE])
    assert taken.get(timeout=10) == {ONE}
    changes.close()
    thread.join(10)
    assert not thread.is_alive()
