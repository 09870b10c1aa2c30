"""The corpus, ingested once for all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from ingest.pipeline import Library
from ingest.summary import Status
from ontology.iris import Iris


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    folder = tmp_path_factory.mktemp("corpus")
    store = EmbeddedStore(folder, workers=1)
    summary = Library(folder, store, Iris(), processes=1).ingest(sorted((shared / "corpus").glob("*.txt")))
    assert len(summary.of(Status.NEW)) == 5
    yield store
    store.close()
