"""Answers of the small world, of every question of the catalogue."""

import pytest

from queries.catalogue import load
from queries.memory import InMemory
from queries.model import Result
from queries.run import run


@pytest.fixture(scope="session")
def equal(store: InMemory) -> Result:
    """Two targets of Điện Biên that equal the nation's."""
    return run(load()["equal-targets"], store, {"place": "Điện Biên", "year": "2025"})


@pytest.fixture(scope="session")
def nothing(store: InMemory) -> Result:
    """An answer without rows."""
    return run(load()["equal-targets"], store, {"place": "Lai Châu"})


@pytest.fixture(scope="session")
def answers(store: InMemory) -> list[Result]:
    """Each question with its examples."""
    return [run(question, store) for question in load().values()]
