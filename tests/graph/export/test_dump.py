"""The quads of a store, and their canonical text."""

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from graph.embedded import EmbeddedStore
from graph.export import canonical, quads
from tests.graph.documents import document
from tests.graph.export.conftest import FIRST, SECOND


def test_all_quads_or_those_of_one_graph(store: EmbeddedStore) -> None:
    everything = list(quads(store))
    current = store.current()
    assert current is not None
    assert len(everything) == current.quads
    assert {quad.graph_name for quad in everything} == {FIRST, SECOND}
    assert {quad.graph_name for quad in quads(store, FIRST)} == {FIRST}
    assert len(list(quads(store, FIRST))) == len(set(document("first", 3)))
    assert list(quads(store, NamedNode("http://x/none"))) == []


def test_canonical_dumps_compare(store: EmbeddedStore) -> None:
    data = list(quads(store))
    dump = canonical(data)
    assert dump == canonical(reversed(data))
    assert dump.splitlines() == sorted(dump.splitlines())
    assert set(parse(dump, RdfFormat.N_QUADS)) == set(data)
    assert canonical(data[1:]) != dump


def test_canonical_dumps_do_not_depend_on_the_names_of_blank_nodes() -> None:
    def data(*names: str) -> list[Quad]:
        a, b = (BlankNode(name) for name in names)
        p, g = NamedNode("http://x/p"), NamedNode("http://x/g")
        return [Quad(a, p, b, g), Quad(b, p, Literal("end"), g)]

    assert canonical(data("a", "b")) == canonical(data("z", "c"))
