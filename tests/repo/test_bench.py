"""The graph that is measured is one that ingestion could have made, and the same each time."""

from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.validate import validate
from ontology.iris import Iris
from tests.bench.policy import documents
from tests.bench.service import queries
from tests.bench.world import make


def test_documents_conform_to_the_shapes_and_are_the_same_each_time() -> None:
    made = list(documents(3, Iris()))
    assert made == list(documents(4, Iris()))[:3]
    for _, triples in made:
        assert len(triples) > 3000
        assert validate(triples).summary() == validate([]).summary()


def test_the_queries_that_are_measured_find_something(tmp_path: Path) -> None:
    """But those about things that no plan speaks of, and those of which figures drawn by lot seldom are."""
    with EmbeddedStore(make(tmp_path, 350_000).data) as store:
        found = {name for name, query in queries().items() if _rows(store, query)}
    absent = {"instrument-results", "goals-and-tasks", "bodies-today"}
    absent |= {"target-chain", "document-contribution", "similar-documents"}
    assert queries().keys() - found <= absent | {"equal-targets", "stricter-targets"}


def _rows(store: EmbeddedStore, query: str) -> int | None:
    media_type = "application/n-triples" if "CONSTRUCT" in query else "text/csv"
    with store.answer(query, media_type) as answer:
        return answer.rows
