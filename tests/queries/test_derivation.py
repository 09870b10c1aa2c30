"""Conclusions keep up with documents: whatever came, changed and went, they are those of a fresh start."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from graph.store import Table
from ontology.resources import ontology_quads, programme_quads
from queries.derivation import Derivation, derive
from queries.memory import InMemory
from tests.queries.test_inference import MORE, quads
from tests.queries.world import IRIS, PREFIXES

VOCABULARY = (*ontology_quads(IRIS.graph("ontology")), *programme_quads(IRIS.graph("programme")))
DOCUMENTS = ("a", "b", "c")

# What a document may say, of itself (<D>) and of what it shares with others.
SAYINGS = (
    "<D> a lk:SourceDocument ; lk:place place:11 .",
    "<D> a lk:SourceDocument ; lk:place place:08 .",
    """<D/fact/1-2> a lk:Target ; lk:indicator ind:online-service-level4-share ; lk:comparator lk:ge ;
      lk:value 85.0 ; lk:unit lk:percent ; lk:place place:11 ; lk:deadline "2025"^^xsd:gYear ;
      lk:confidence 0.9 ; lk:statedIn <D> .""",
    """<D/fact/3-4> a lk:Target ; lk:indicator ind:e-invoice-share ; lk:comparator lk:ge ; lk:value 50.0 ;
      lk:unit lk:percent ; lk:place place:08 ; lk:confidence 0.9 ; lk:statedIn <D> .""",
    """<D/fact/5-6> a lk:Result ; lk:indicator ind:mobile-coverage ; lk:comparator lk:eq ; lk:value 98.0 ;
      lk:unit lk:percent ; lk:place place:11 ; lk:statedIn <D> .""",
    "<D/section/9> a lk:Section ; dcterms:isPartOf <D/section/1> . <D/section/1> dcterms:isPartOf <D> .",
    "instrument:x a lk:Instrument , lk:Plan ; lk:implements instrument:y ; lk:place place:11 .",
    "instrument:y a lk:Instrument ; lk:basedOn instrument:z . instrument:z a lk:Instrument .",
    "instrument:z a lk:Instrument , lk:Law ; lk:basedOn instrument:749-QD-TTg .",
    "institution:p a lk:Institution ; dcterms:isReplacedBy institution:q . institution:q a lk:Institution .",
    "institution:q a lk:Institution ; dcterms:isReplacedBy institution:r . institution:r a lk:Institution .",
)
CHANGES = st.dictionaries(
    st.sampled_from(DOCUMENTS), st.none() | st.sets(st.sampled_from(SAYINGS), min_size=1), min_size=1
)
"""Documents with what they say from now on; None takes one out."""


def said(document: str, sayings: set[str]) -> Iterator[Triple]:
    turtle = "".join(sorted(sayings)).replace("<D", f"<{document}")
    return (quad.triple for quad in parse(PREFIXES + MORE + turtle, RdfFormat.TURTLE))


def fresh(state: dict[str, set[str]], *, inference: bool) -> set[Quad]:
    """All that there is when everything is made at once."""
    graphs = InMemory(VOCABULARY)
    for document, sayings in state.items():
        graphs.replace(IRIS.document_graph(document), said(document, sayings))
    derive(graphs, IRIS, inference=inference)
    return set(quads(graphs))


def change(graphs: InMemory, changes: dict[str, set[str] | None], *, inference: bool = True) -> None:
    derivation = Derivation(graphs, IRIS, inference=inference)
    for document, sayings in changes.items():
        if sayings is None:
            derivation.remove(document)
        else:
            derivation.replace(document, said(document, sayings))
    derivation.finish()


@settings(max_examples=12, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=5), st.booleans())
def test_changes_one_by_one_give_what_a_fresh_start_gives(
    history: list[dict[str, set[str] | None]], inference: bool
) -> None:
    graphs = InMemory(VOCABULARY)
    derive(graphs, IRIS, inference=inference)
    state: dict[str, set[str]] = {}
    for changes in history:
        change(graphs, changes, inference=inference)
        state = {d: sayings for d, sayings in (state | changes).items() if sayings is not None}
    assert set(quads(graphs)) == fresh(state, inference=inference)


class Watched(InMemory):
    """Tells which graphs are written."""

    def __init__(self) -> None:
        super().__init__(VOCABULARY)
        self.written: set[str] = set()

    def replace(self, graph: NamedNode, triples: object) -> None:
        self.written.add(graph.value.partition("/id/graph/")[2])
        super().replace(graph, triples)  # type: ignore[arg-type]


@pytest.fixture
def two() -> Watched:
    """Documents `a` and `b`, with their conclusions."""
    graphs = Watched()
    derive(graphs, IRIS)
    change(graphs, {"a": {SAYINGS[0], SAYINGS[2], SAYINGS[6]}, "b": {SAYINGS[1], SAYINGS[3], SAYINGS[7]}})
    graphs.written.clear()
    return graphs


def test_a_change_touches_its_document_and_its_places_alone(two: Watched) -> None:
    change(two, {"a": {SAYINGS[0], SAYINGS[4], SAYINGS[6]}})
    assert two.written == {
        *(f"{name}/document/a" for name in ("comparisons", "inferred")),
        *(f"{name}/place/11" for name in ("comparisons", "inferred")),
        "document/a",
        "network/document/a",
    }


def test_the_places_that_it_no_longer_speaks_of_are_touched_too(two: Watched) -> None:
    change(two, {"a": {SAYINGS[1]}})
    assert {"comparisons/place/08"} <= two.written
    assert not [quad for quad in quads(two) if quad.graph_name == IRIS.graph("comparisons", "place", "11")]


def test_what_documents_share_is_touched_where_another_thing_is_said_of_it(two: Watched) -> None:
    change(two, {"a": {SAYINGS[0], SAYINGS[2]}})
    assert "inferred/shared" in two.written


def test_a_failed_inspection_ends_it(two: Watched) -> None:
    def refuse(_: object) -> None:
        raise ValueError("as it must not be")

    derivation = Derivation(two, IRIS, inspect=refuse)
    derivation.replace("a", said("a", {SAYINGS[0]}))
    with pytest.raises(ValueError, match="must not"):
        derivation.finish()


def test_what_is_inspected_is_what_changed_beside_the_vocabulary(two: Watched) -> None:
    seen: set[str] = set()
    documents = "PREFIX lk: <https://w3id.org/lienket/ns#> SELECT ?x { ?x a lk:SourceDocument }"

    def inspect(select: Callable[[str], Table]) -> None:
        seen.update(row["x"].value[-2:] for row in select(documents).rows)

    derivation = Derivation(two, IRIS, inspect=inspect)
    derivation.replace("a", said("a", {SAYINGS[0], SAYINGS[2]}))
    derivation.finish()
    assert "/a" in seen
    assert "/b" not in seen
