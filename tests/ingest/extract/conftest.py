"""Reading sentences in tests."""

from collections.abc import Callable

import pytest

from ingest.extract import extract
from ingest.extract.explanation import Explanation, explain
from ingest.extract.structure.header import Known
from ingest.model import Extraction
from ontology.vocabulary import vocabulary

Read = Callable[[str], Extraction]
Explain = Callable[..., Explanation]


@pytest.fixture(scope="session")
def read() -> Read:
    """Extracts from a text with the shipped vocabulary."""
    return lambda text: extract(text, "test.txt", vocabulary())


@pytest.fixture(scope="session")
def why() -> Explain:
    """Extracts from a text and says why; what is known beside it is given by name."""
    return lambda text, **known: explain(text, "test.txt", vocabulary(), Known(**known))
