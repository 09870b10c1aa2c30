"""The triples as networkx sees them: nodes that are things, edges that are statements between them.

What is inferred is left out: a picture shows each relation once, as it was stated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode, Triple

from graph.store import Store, Term
from graph.terms import values
from ontology.iris import INFERRED
from ontology.terms import DCTERMS, RDF, RDFS, SKOS, compact

HUB: Final = 200
"""Incoming statements from which a node joins too much to lead anywhere (a unit, a level, the nation)."""

_LABELS: Final = (RDFS.label, SKOS.prefLabel, DCTERMS.title)

_STATED = f'FILTER(!CONTAINS(STR(?graph), "{INFERRED}"))'
_STATEMENTS = """
CONSTRUCT {{ ?node ?p ?o . ?s ?q ?node }} WHERE {{
    {nodes}
    {{ GRAPH ?graph {{ ?node ?p ?o }} }} UNION {{ GRAPH ?graph {{ ?s ?q ?node }} }}
    {stated}
}}
"""
_INCOMING = """
SELECT ?node (COUNT(*) AS ?incoming) WHERE {{
    {nodes} GRAPH ?graph {{ ?s ?p ?node }} {stated}
}} GROUP BY ?node
"""
_DESCRIPTIONS = """
CONSTRUCT {{ ?node ?p ?o }} WHERE {{
    {nodes} {properties} GRAPH ?graph {{ ?node ?p ?o }} {stated}
}}
"""
_RELATIONS = """
CONSTRUCT {{ ?s ?p ?o }} WHERE {{
    {properties} GRAPH ?graph {{ ?s ?p ?o }} FILTER(isIRI(?o)) {stated}
}}
"""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """All that is said within some steps of an entity. `hubs` are nodes that were reached and not passed
    through, because more than `HUB` statements lead to them."""

    entity: NamedNode
    triples: tuple[Triple, ...]
    hubs: frozenset[NamedNode]


def neighbourhood(store: Store, entity: NamedNode, depth: int = 1, hub: int = HUB) -> Neighbourhood:
    """What is said of `entity` and of whatever is up to `depth` - 1 statements from it, in either direction,
    with the labels and types of what is `depth` away. Classes and hubs are not passed through."""
    triples: dict[Triple, None] = {}
    reached, frontier = {entity}, {entity}
    hubs: set[NamedNode] = set()
    for _ in range(depth):
        busy = _hubs(store, frontier - {entity}, hub)
        hubs |= busy
        passed = sorted(frontier - busy, key=str)
        if not passed:
            break
        found = store.construct(_STATEMENTS.format(stated=_STATED, nodes=values("node", passed)))
        triples.update(dict.fromkeys(found))
        frontier = _things(found) - reached
        reached |= frontier
    names = sorted(reached, key=str)
    properties = values("p", (RDF.type, *_LABELS))
    described = store.construct(
        _DESCRIPTIONS.format(stated=_STATED, nodes=values("node", names), properties=properties)
    )
    triples.update(dict.fromkeys(described))
    return Neighbourhood(entity, tuple(sorted(triples, key=str)), frozenset(hubs))


def relations(store: Store, properties: Collection[NamedNode]) -> nx.MultiDiGraph[str]:
    """The graph of what `properties` join, such as the citations between instruments; labels included."""
    triples = store.construct(_RELATIONS.format(stated=_STATED, properties=values("p", properties)))
    names = sorted(_things(triples), key=str)
    described = (
        store.construct(
            _DESCRIPTIONS.format(
                stated=_STATED, nodes=values("node", names), properties=values("p", (RDF.type, *_LABELS))
            )
        )
        if names
        else []
    )
    return view([*triples, *described])


def view(triples: Iterable[Triple]) -> nx.MultiDiGraph[str]:
    """A networkx graph of `triples`.

    Nodes are IRIs (as text) and blank nodes; a node has `label` (Vietnamese if there is one), `label_en`,
    `type` (compact IRIs, spaces between) and an attribute for each property with literals (their texts, a
    line each). Edges have the property's compact IRI as key and `label`, and its IRI as `property`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for triple in triples:
        subject, name = _name(triple.subject), compact(triple.predicate.value)
        graph.add_node(subject)
        if triple.predicate == RDF.type:
            _append(graph.nodes[subject], "type", _type(triple.object), " ")
        elif isinstance(triple.object, Literal):
            if triple.predicate in _LABELS:
                _label(graph.nodes[subject], triple.object)
            else:
                _append(graph.nodes[subject], name, triple.object.value, "\n")
        else:
            iri = triple.predicate.value
            graph.add_edge(subject, _name(triple.object), key=name, label=name, property=iri)
    for node, attributes in graph.nodes(data=True):
        attributes.setdefault("label", attributes.get("label_en", compact(node)))
    return graph


def folded(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A graph of `view` for the eye: a fact tells its quote (`oa:exact`) itself, in place of the four nodes
    that hold its evidence."""
    smaller = graph.copy()
    for fact, evidence in _along(graph, "lk:evidence"):
        sources = [source for _, source in _along(graph, "oa:hasTarget", evidence)]
        selectors = [selector for _, selector in _along(graph, "oa:hasSelector", sources)]
        for selector in selectors:
            if exact := graph.nodes[selector].get("oa:exact"):
                _append(smaller.nodes[fact], "oa:exact", exact, "\n")
        smaller.remove_nodes_from([evidence, *sources, *selectors])
    return smaller


def _along(
    graph: nx.MultiDiGraph[str], key: str, start: str | list[str] | None = None
) -> list[tuple[str, str]]:
    """The ends of the edges with `key`: all of them, or those that begin at `start`."""
    return [(begin, end) for begin, end, name in graph.out_edges(start, keys=True) if name == key]


def _hubs(store: Store, nodes: Collection[NamedNode], hub: int) -> set[NamedNode]:
    if not nodes:
        return set()
    rows = store.select(_INCOMING.format(stated=_STATED, nodes=values("node", sorted(nodes, key=str)))).rows
    return {
        row["node"]
        for row in rows
        if isinstance(row["node"], NamedNode)
        and isinstance(row["incoming"], Literal)
        and int(row["incoming"].value) > hub
    }


def _things(triples: Iterable[Triple]) -> set[NamedNode]:
    """The IRIs in subject and object, without classes."""
    ends = (
        term
        for triple in triples
        for term in (triple.subject, triple.object if triple.predicate != RDF.type else None)
    )
    return {term for term in ends if isinstance(term, NamedNode)}


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _type(term: Term) -> str:
    return compact(term.value) if isinstance(term, NamedNode) else str(term)


def _label(attributes: dict[str, str], label: Literal) -> None:
    """Vietnamese goes before a label without language, and that before another language's."""
    if label.language == "en":
        attributes["label_en"] = label.value
    elif label.language in {"vi", None} and (label.language == "vi" or "label" not in attributes):
        attributes["label"] = label.value


def _append(attributes: dict[str, str], name: str, value: str, separator: str) -> None:
    attributes[name] = f"{attributes[name]}{separator}{value}" if name in attributes else value
