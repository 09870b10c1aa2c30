"""An answer as a network: what a row is about, and what it is linked with."""

from graph.export import Format
from graph.export.files import drawn
from queries.answers.network import network
from queries.memory import InMemory
from queries.model import Result
from tests.queries.conftest import small_world

PLACE = "https://w3id.org/lienket/id/place/11"
LOCAL = "https://w3id.org/lienket/id/document/dien-bien/fact/691-694"
NATIONAL = "https://w3id.org/lienket/id/target/749-2025-online-service-level4-share"


def test_a_row_links_its_first_fact_with_the_other_things(store: InMemory, equal: Result) -> None:
    found = network(equal, store)
    assert found.nodes[PLACE] == {"label": "Điện Biên", "label_en": "Dien Bien", "type": "lk:Place"}
    assert found.edges[NATIONAL, LOCAL, "local"]["label"] == "Mục tiêu địa phương"
    assert network(equal, store, "en").edges[NATIONAL, LOCAL, "local"]["label"] == "Provincial target"
    assert found.has_edge(NATIONAL, PLACE, "place")


def test_figures_and_comparisons_are_told_of_the_link(store: InMemory, equal: Result) -> None:
    told = network(equal, store).edges[NATIONAL, LOCAL, "local"]
    assert told["value"] == "80"
    assert told["comparison"].startswith("https://w3id.org/lienket/id/comparison/11/")


def test_no_row_is_lost(answers: list[Result], store: InMemory) -> None:
    for result in answers:
        found = network(result, store)
        shown = [column.name for column in result.question.columns if column.role != "comparison"]
        things = {
            str(cell.value)
            for row in result.table.rows
            for name, cell in row.items()
            if name in shown and type(cell).__name__ == "NamedNode"
        }
        assert things <= set(found), result.question.id


def test_inference_changes_nothing(answers: list[Result], store: InMemory) -> None:
    other = small_world(inference=False)
    for result in answers:
        one, same = network(result, store), network(result, other)
        assert dict(one.nodes(data=True)) == dict(same.nodes(data=True)), result.question.id


def test_every_answer_can_be_drawn(answers: list[Result], nothing: Result, store: InMemory) -> None:
    for result in (*answers, nothing):
        for form in (Format.GRAPHML, Format.GEXF, Format.HTML):
            assert drawn(network(result, store), form, "x", "vi")
