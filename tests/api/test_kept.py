"""What is kept is made anew when, and only when, what it is made from has changed."""

import threading
from collections.abc import Iterator
from itertools import count

import pytest

from api.kept import Kept


@pytest.fixture
def made() -> Iterator[int]:
    return count(1)


def test_it_is_made_once_for_each_state(made: Iterator[int]) -> None:
    states = iter(["first", "first", "second", "second", "first"])
    kept = Kept(lambda: next(states), lambda: next(made))
    assert [kept.now() for _ in range(5)] == [1, 1, 2, 2, 3]


def test_where_the_state_cannot_be_told_it_is_made_for_each_who_asks(made: Iterator[int]) -> None:
    kept = Kept(lambda: None, lambda: next(made))
    assert [kept.now(), kept.now()] == [1, 2]


def test_where_the_state_cannot_be_told_it_counts_for_some_seconds(
    made: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([100.0, 159.0, 161.0, 161.0])
    monkeypatch.setattr("api.kept.monotonic", lambda: next(clock))
    kept = Kept(lambda: None, lambda: next(made), seconds=60)
    assert [kept.now(), kept.now(), kept.now()] == [1, 1, 2]


def test_those_who_ask_together_have_it_made_once(made: Iterator[int]) -> None:
    together = threading.Barrier(8)
    kept = Kept(lambda: "state", lambda: next(made))
    told: list[int] = []

    def ask() -> None:
        together.wait()
        told.append(kept.now())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [1] * 8


def test_what_could_not_be_made_is_tried_again() -> None:
    tries = iter([ZeroDivisionError(), None])

    def make() -> str:
        if error := next(tries):
            raise error
        return "made"

    kept = Kept(lambda: "state", make)
    with pytest.raises(ZeroDivisionError):
        kept.now()
    assert kept.now() == "made"
