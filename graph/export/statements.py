"""Triples as tables: the statements, and the things that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Final

import networkx as nx
from pyoxigraph import Literal, NamedNode, Triple

from graph.export import delimited, workbook
from graph.network import view
from graph.store import Term
from graph.values import Value, value
from ontology.terms import compact

COLUMNS: Final = ("subject", "subject_label", "property", "value", "value_label", "datatype", "language")
_THINGS: Final = ("id", "label", "label_en", "type")


def as_csv(triples: Sequence[Triple]) -> str:
    """A line for each statement, under `COLUMNS`: IRIs whole, those of properties and datatypes compact."""
    rows = _rows(triples, view(triples))
    return delimited.write(COLUMNS, (["" if cell is None else str(cell) for cell in row] for row in rows))


def as_workbook(triples: Sequence[Triple], output: IO[bytes], title: str) -> None:
    """The same as a sheet, and the things with their names on a second one. Raises ExportTooLarge."""
    graph = view(triples)
    things = ([node, *map(about.get, _THINGS[1:])] for node, about in graph.nodes(data=True))
    sheets = (
        workbook.Sheet("statements", COLUMNS, _rows(triples, graph, typed=True), (50, 40, 20, 50, 40, 18, 9)),
        workbook.Sheet("things", _THINGS, things, (50, 40, 40, 30)),
    )
    workbook.write(sheets, output, title)


def _rows(
    triples: Sequence[Triple], graph: nx.MultiDiGraph[str], *, typed: bool = False
) -> Iterator[list[Value]]:
    for triple in triples:
        head = [_name(triple.subject), _label(triple.subject, graph), compact(triple.predicate.value)]
        found = triple.object
        if isinstance(found, Literal):
            datatype = None if found.language else compact(found.datatype.value)
            yield [*head, value(found) if typed else found.value, None, datatype, found.language]
        else:
            yield [*head, _name(found), _label(found, graph), None, None]


def _name(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _label(term: Term, graph: nx.MultiDiGraph[str]) -> str | None:
    """What a thing is called; nothing for one without a name, such as a class."""
    found = graph.nodes.get(_name(term), {}).get("label")
    return None if found is None or found == compact(_name(term)) else str(found)
