"""The shapes that are SPARQL queries (`sh:sparql`), asked once of a whole graph by pyoxigraph.

SHACL binds $this to one focus node after the other; here the query leaves it open, and rows about other
nodes are dropped. For queries without aggregates and nested SELECTs, which ours are, that is the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from pyoxigraph import NamedNode, Quad, QuerySolutions, Store, Triple
from rdflib import RDF, RDFS, SH, Literal

_CLASS = f"?this <{RDF.type}>/<{RDFS.subClassOf}>* <{{}}>"


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
    classes: tuple[str, ...]
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
        names = re.findall(r"\b(\w+):(\w+)", asked)
        self._asked = {NamedNode(prefixes[prefix] + name) for prefix, name in names if prefix in prefixes}

    def broken(self, triples: Iterable[Triple]) -> Iterator[Broken]:
        """The rows about focus nodes."""
        triples = list(triples)
        store = Store()
        store.extend(Quad(*triple) for triple in triples if triple.predicate in self._asked)
        found = [(constraint, list(_rows(store, constraint.query))) for constraint in self._constraints]
        if any(rows for _, rows in found):
            store.extend(Quad(*triple) for triple in triples)
        for constraint, rows in found:
            focuses = (
                {focus for kind in constraint.classes for focus, _ in _focuses(store, kind)} if rows else ()
            )
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
    classes = tuple(str(kind) for kind in shapes.objects(shape, SH.targetClass))
    return _Constraint(str(shape), classes, "".join(declared) + str(shapes.value(node, SH.select)), messages)


def _focuses(store: Store, kind: str) -> Iterator[tuple[str, str | None]]:
    return _rows(store, f"SELECT ?this {{ {_CLASS.format(kind)} }}")


def _rows(store: Store, query: str) -> Iterator[tuple[str, str | None]]:
    """$this and ?value of each solution."""
    found = store.query(query)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a constraint is a SELECT query")
    names = {variable.value for variable in found.variables}
    for row in found:
        yield row["this"].value, row["value"].value if "value" in names else None
