"""The things in an answer's rows as a network: each row links the thing it is about with all others in it."""

from __future__ import annotations

from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode

from graph.network import view
from graph.store import Term
from ontology.terms import compact
from queries.answers.described import named
from queries.model import Result
from queries.views import Readable

_OWN: Final = frozenset({"id", "label", "label_en", "property", "type"})
"""What nodes and links have already, so that no column may take its place."""


def network(result: Result, store: Readable, language: str = "vi") -> nx.MultiDiGraph[str]:
    """A network like those of `graph.network.view`: nodes are the things in the rows, links are called by
    the columns, in `language`.

    A row links its first fact, else its first thing, with each other thing in it; a row without one is a node
    by itself. Its figures and texts are attributes of these links, or of the node where there are none; so
    are comparisons, which would be leaves with nothing to tell.
    """
    columns = {column.name: column for column in result.question.columns}
    linked = [column for column in columns.values() if column.role != "comparison"]
    cells = (row.get(column.name) for row in result.table.rows for column in linked)
    things = {cell for cell in cells if isinstance(cell, NamedNode)}
    graph = view(sorted(named(store, things), key=str))
    for index, row in enumerate(result.table.rows, start=1):
        ends = {c.name: row[c.name] for c in linked if isinstance(row.get(c.name), NamedNode)}
        about = next((name for name in ends if columns[name].role == "fact"), next(iter(ends), None))
        centre = f"row {index}" if about is None else _text(ends.pop(about))
        graph.add_node(centre)
        told = [graph.nodes[centre]] if not ends else []
        for name, end in ends.items():
            label = columns[name].label.en if language == "en" else columns[name].label.vi
            graph.add_edge(centre, _text(end), key=name, label=label, property=name)
            told.append(graph.edges[centre, _text(end), name])
        for name, cell in row.items():
            if name != about and name not in ends:
                for attributes in told:
                    _append(attributes, name, _text(cell))
    for node, attributes in graph.nodes(data=True):
        attributes.setdefault("label", node if node.startswith("row ") else compact(node))
    return graph


def _append(attributes: dict[str, str], name: str, value: str) -> None:
    """Rows that link the same things have all their values told, a line each."""
    name = f"{name}_" if name in _OWN else name
    values = attributes[name].split("\n") if name in attributes else []
    if value not in values:
        attributes[name] = "\n".join([*values, value])


def _text(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
