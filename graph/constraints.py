"""The shapes that are SPARQL queries (`sh:sparql`), asked once of a whole graph by pyoxigraph.

SHACL binds $this to one focus node after the other; here the query leaves it open, and rows about other
nodes are dropped. For queries without aggregates and nested SELECTs that name their predicates, which ours
are, that is the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, Triple
from rdflib import RDF, RDFS, SH, Literal

_TARGETS = {
    SH.targetClass: f"?this <{RDF.type}>/<{RDFS.subClassOf}>* <{{}}>",
    SH.targetSubjectsOf: "?this <{}> []",
}
"""How a graph is asked for the focus nodes of a target."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row of a constraint: of which shape, about what node, with what value; what to do, by language."""

    shape: str
    focus: str
    value: str | None
    messages: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Constraint:
    shape: str
    targets: tuple[str, ...]
    query: str
    messages: dict[str, str]


class Constraints:
    """The queries in a graph of shapes."""

    def __init__(self, shapes: rdflib.Graph) -> None:
        self._constraints = [
            _constraint(shapes, shape, constraint) for shape, constraint in shapes.subject_objects(SH.sparql)
        ]
        asked = "".join(constraint.query for constraint in self._constraints)
        prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", asked))
        short = re.findall(r"\b(\w+):(\w+)", asked)
        named = {prefixes[prefix] + name for prefix, name in short if prefix in prefixes}
        self._asked = {NamedNode(iri) for iri in named | set(re.findall(r"<([^<>\s]+)>", asked))}

    def broken(self, triples: Iterable[Triple]) -> Iterator[Broken]:
        """The rows about focus nodes."""
        triples = list(triples)
        store = Store()
        store.extend(Quad(*triple) for triple in triples if triple.predicate in self._asked)
        found = [(constraint, list(_rows(store, constraint.query))) for constraint in self._constraints]
        if any(rows for _, rows in found):
            store.extend(Quad(*triple) for triple in triples)
        for constraint, rows in found:
            focuses = _focuses(store, constraint.targets) if rows else set()
            for focus, value in rows:
                if focus in focuses:
                    yield Broken(constraint.shape, focus, value, constraint.messages)


def _constraint(shapes: rdflib.Graph, shape: rdflib.term.Node, node: rdflib.term.Node) -> _Constraint:
    declared = [
        f"PREFIX {shapes.value(prefix, SH.prefix)}: <{shapes.value(prefix, SH.namespace)}>\n"
        for home in shapes.objects(node, SH.prefixes)
        for prefix in shapes.objects(home, SH.declare)
    ]
    messages = {
        text.language or "": str(text)
        for text in shapes.objects(node, SH.message)
        if isinstance(text, Literal)
    }
    targets = tuple(text.format(of) for by, text in _TARGETS.items() for of in shapes.objects(shape, by))
    return _Constraint(str(shape), targets, "".join(declared) + str(shapes.value(node, SH.select)), messages)


def _focuses(store: Store, targets: Iterable[str]) -> set[str]:
    return {focus for target in targets for focus, _ in _rows(store, f"SELECT ?this {{ {target} }}")}


def _rows(store: Store, query: str) -> Iterator[tuple[str, str | None]]:
    """$this and ?value of each solution."""
    found = store.query(query)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a constraint is a SELECT query")
    names = {variable.value for variable in found.variables}
    for row in found:
        yield row["this"].value, row["value"].value if "value" in names else None
