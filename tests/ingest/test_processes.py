"""Work over processes: in order, a few items at a time, and without losing others to one that crashes."""

import os
from collections.abc import Iterator

import pytest

from ingest.processes import ALONE, Ended, in_order, tell

ITEMS = list(range(20))


def square(number: int) -> int:
    return number * number


def square_or_crash(number: int) -> int:
    if number in (3, 11):
        os._exit(9)  # as when the system ends a process for want of memory
    return square(number)


def telling(number: int) -> int:
    tell(number, "done")
    return number


def where(number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("processes", [None, 1, 2])
def test_results_come_in_the_order_of_the_items(processes: int | None) -> None:
    assert list(in_order(square, ITEMS, processes)) == [(number, square(number)) for number in ITEMS]


def test_an_item_that_crashes_its_process_loses_no_other() -> None:
    found = dict(in_order(square_or_crash, ITEMS, 2))
    assert list(found) == ITEMS
    assert {number for number, result in found.items() if isinstance(result, Ended)} == {3, 11}
    assert all(result == square(number) for number, result in found.items() if number not in (3, 11))


def test_what_the_work_tells_in_other_processes_is_heard_before_the_end() -> None:
    heard = []
    results = in_order(telling, range(4), 2, hear=lambda *told: heard.append(told))
    assert [number for number, _ in results] == [0, 1, 2, 3]
    assert sorted(heard) == [(number, "done") for number in range(4)]


def test_only_many_items_are_worth_other_processes() -> None:
    ran = [process for _, process in in_order(where, range(ALONE + 2), None)]
    assert set(ran[:ALONE]) == {os.getpid()}
    assert os.getpid() not in ran[ALONE:]


def test_a_fault_in_the_work_itself_is_raised() -> None:
    with pytest.raises(TypeError):
        list(in_order(square, ["x"], 1))  # type: ignore[list-item]


@pytest.mark.parametrize("processes", [1, 2])
def test_only_a_few_items_are_taken_ahead(processes: int) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(square, items(), processes)
    assert next(results) == (0, 0)
    assert len(taken) <= 4 * processes
