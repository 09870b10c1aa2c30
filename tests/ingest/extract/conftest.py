"""Reading sentences in tests."""

from collections.abc import Callable

import pytest

from ingest.extract import extract
from ingest.model import Extraction
from ontology.vocabulary import vocabulary

Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def read() -> Read:
    """Extracts from a text with the shipped vocabulary."""
    return lambda text: extract(text, "test.txt", vocabulary())
