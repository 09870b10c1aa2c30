"""A listener to the shipped catalogue, in the small world."""

import pytest

from queries.catalogue import load
from queries.words import Listener


@pytest.fixture(scope="session")
def listener(store):
    return Listener(load(), store)


@pytest.fixture
def asked(listener):
    """The likeliest question of what is asked, whether near enough or not."""
    return lambda text: listener.understand(text).candidates[0]
