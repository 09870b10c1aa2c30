"""What follows from documents is the same in every store, drawn at once or change by change."""

import pyoxigraph
from pyoxigraph import Quad

from graph.store import Store
from queries.derivation import Derivation
from tests.queries.test_derivation import SAYINGS, VOCABULARY, fresh, said
from tests.queries.world import IRIS


def held(store: Store) -> set[Quad]:
    """All but what an engine tells of its own state; numbers in one form, which engines differ in."""
    with store.draft() as draft:
        graphs = set(draft.graphs())
    rows = store.select("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }").rows
    canonical = pyoxigraph.Store()
    canonical.extend(Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows if row["g"] in graphs)
    return set(canonical)


def publish(store: Store, changes: dict[str, set[str] | None], *, first: bool = False) -> None:
    with store.draft() as draft:
        if first:
            for graph in {quad.graph_name for quad in VOCABULARY}:
                draft.replace(graph, [quad.triple for quad in VOCABULARY if quad.graph_name == graph])
        derivation = Derivation(draft, IRIS)
        if first:
            derivation.everything()
        for document, sayings in changes.items():
            if sayings is None:
                derivation.remove(document)
            else:
                derivation.replace(document, said(document, sayings))
        derivation.finish()
        draft.publish()


def test_changes_give_what_a_fresh_start_gives(store: Store) -> None:
    a, b = {SAYINGS[0], SAYINGS[2], SAYINGS[6]}, {SAYINGS[1], SAYINGS[3], SAYINGS[7]}
    publish(store, {"a": a, "b": b}, first=True)
    assert held(store) == fresh({"a": a, "b": b}, inference=True)
    publish(store, {"a": {SAYINGS[0], SAYINGS[4], SAYINGS[8]}, "b": None})
    assert held(store) == fresh({"a": {SAYINGS[0], SAYINGS[4], SAYINGS[8]}}, inference=True)


def test_what_is_inferred_answers_a_query(store: Store) -> None:
    publish(store, {"a": {SAYINGS[6], SAYINGS[7], SAYINGS[8]}}, first=True)
    found = store.select(
        "PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX i: <https://w3id.org/lienket/id/instrument/>"
        " SELECT ?basis { i:x lk:basedOnTransitive ?basis }"
    )
    names = [row["basis"].value.rpartition("/")[2] for row in found.rows]
    assert sorted(names) == ["50-NQ-CP", "52-NQ-TW", "749-QD-TTg", "y", "z"]
