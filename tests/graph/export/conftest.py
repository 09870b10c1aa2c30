"""A store of two small documents."""

from collections.abc import Iterator

import pytest

from graph.embedded import EmbeddedStore
from tests.graph.documents import IRIS, document

FIRST, SECOND = IRIS.document_graph("first"), IRIS.document_graph("second")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("data")) as opened:
        with opened.draft() as draft:
            draft.replace(FIRST, document("first", 3))
            draft.replace(SECOND, document("second", 2))
            draft.publish()
        yield opened
