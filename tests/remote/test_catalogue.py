"""Every question of the catalogue, and what the pages ask, has the same answer on every engine."""

from collections.abc import Callable
from typing import Any

import pytest
from pyoxigraph import Literal

from graph.remote import RemoteStore
from graph.store import Table
from ontology.iris import DEFAULT_BASE
from queries.catalogue import load
from queries.matrix import matrix
from queries.memory import InMemory
from queries.proof.identity import row_ids
from queries.proof.proofs import prove
from queries.report import report
from queries.run import run
from queries.words import Listener
from tests.queries.conftest import small_world
from tests.remote.engines.process import Running

ENGINES = ("oxigraph", *(pytest.param(name, marks=pytest.mark.engines) for name in ("fuseki", "virtuoso")))


@pytest.fixture(scope="module")
def here() -> InMemory:
    return small_world(inference=True)


@pytest.fixture(scope="module", params=ENGINES)
def there(request: pytest.FixtureRequest, here: InMemory, engines: Callable[[str], Running]) -> Any:
    """The engine with the same graphs, as lienket writes them."""
    with RemoteStore(engines(request.param).endpoints) as store:
        with store.draft() as draft:
            for graph in here.graphs():
                draft.replace(
                    graph, here.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
                )
            draft.publish()
        yield store


@pytest.mark.parametrize("id_", list(load()))
def test_a_question_has_the_same_answer(id_: str, here: InMemory, there: RemoteStore) -> None:
    expected, found = (run(load()[id_], store) for store in (here, there))
    assert expected.table.rows, "the small world has an answer to each question"
    assert plain(found.table) == plain(expected.table)
    assert found.labels == expected.labels
    assert found.evidence == expected.evidence


@pytest.mark.parametrize("of", ["52-NQ/TW", "22/09-NQ/TU", "dien-bien", "749-2025-digital-economy-gdp-share"])
def test_a_change_of_anything_touches_the_same(of: str, here: InMemory, there: RemoteStore) -> None:
    expected, found = (run(load()["cascade"], store, {"of": of}) for store in (here, there))
    assert expected.table.rows
    assert plain(found.table) == plain(expected.table)


@pytest.mark.parametrize("id_", ["looser-targets", "missing-targets", "sector-coverage", "legal-basis"])
def test_the_first_row_has_the_same_proof(id_: str, here: InMemory, there: RemoteStore) -> None:
    def steps(store: InMemory | RemoteStore) -> set[tuple[str, str | None]]:
        (first, *_) = row_ids(run(load()[id_], store))
        proof = prove(store, load(), DEFAULT_BASE, first)
        return {(step.iri, step.evidence and step.evidence.exact) for step in proof.chain.steps}

    assert steps(there) == steps(here)
    assert steps(here)


def test_the_matrix_is_the_same(here: InMemory, there: RemoteStore) -> None:
    assert matrix(there, DEFAULT_BASE) == matrix(here, DEFAULT_BASE)


@pytest.mark.parametrize(
    "text",
    [
        "tỉnh nào đặt mục tiêu thấp hơn quốc gia về kinh tế số?",
        "Nghị quyết 09 của Quảng Ninh căn cứ vào đâu?",
        "by what chain is Dien Bien's target on the digital economy linked to the national programme",
    ],
)
def test_a_question_in_words_is_understood_alike(text: str, here: InMemory, there: RemoteStore) -> None:
    expected, found = (Listener(load(), store).understand(text) for store in (here, there))
    assert expected.best is not None
    assert found == expected


@pytest.mark.parametrize("place", ["08", "2025-08"])
def test_the_report_on_a_province_is_the_same(place: str, here: InMemory, there: RemoteStore) -> None:
    assert report(there, place) == report(here, place)


def plain(table: Table) -> tuple[tuple[str, ...], list[dict[str, object]]]:
    """A table in its order, numbers in one form."""
    return table.columns, [{name: one(term) for name, term in row.items()} for row in table.rows]


def one(term: object) -> object:
    numeric = isinstance(term, Literal) and term.datatype.value.endswith(("#decimal", "#integer"))
    return (float(term.value), term.datatype) if numeric else term  # type: ignore[union-attr]
