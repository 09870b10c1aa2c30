"""Triples, or a network, as a file of any form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, serialize

from graph.export.forms import Format
from ontology.iris import INFERRED
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

_RDF: Final = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.TRIG: RdfFormat.TRIG,
    Format.NTRIPLES: RdfFormat.N_TRIPLES,
    Format.NQUADS: RdfFormat.N_QUADS,
    Format.JSONLD: RdfFormat.JSON_LD,
}

# What follows is imported where it is needed: networkx, pyvis and XlsxWriter take up to half a second.


def write(
    data: Iterable[Quad | Triple],
    form: Format,
    output: IO[bytes],
    title: str = "lienket",
    language: str = "vi",
) -> None:
    """Write `data` to `output`. `title` heads a page or a workbook, `language` is that of a page.

    Raises ExportTooLarge for more triples than a workbook can hold.
    """
    if form in _RDF:
        _write_rdf(data, _RDF[form], output)
        return
    if form not in {Format.CSV, Format.XLSX}:
        data = (item for item in data if not _is_inferred(item))  # a picture shows a relation once, as stated
    triples = sorted({_triple(item) for item in data}, key=str)
    if form in {Format.CSV, Format.XLSX}:
        from graph.export import statements  # noqa: PLC0415

        if form is Format.CSV:
            output.write(statements.as_csv(triples).encode())
        else:
            statements.as_workbook(triples, output, title)
    else:
        from graph.network import folded, view  # noqa: PLC0415

        network = view(triples)
        output.write(drawn(folded(network) if form is Format.HTML else network, form, title, language))


def drawn(network: nx.MultiDiGraph[str], form: Format, title: str, language: str) -> bytes:
    """A network as GraphML, GEXF, JSON, or a page with the heading `title` in `language`, `vi` or `en`."""
    from graph.export import networks  # noqa: PLC0415

    if form is Format.GRAPHML:
        return networks.as_graphml(network)
    if form is Format.GEXF:
        return networks.as_gexf(network)
    if form is Format.JSON:
        return networks.as_json(network).encode()
    from graph.export.page import page  # noqa: PLC0415

    return page(network, title, language).encode()


def _write_rdf(data: Iterable[Quad | Triple], rdf: RdfFormat, output: IO[bytes]) -> None:
    if rdf.supports_datasets:
        serialize(sorted(map(_quad, data), key=_order), output, rdf, prefixes=PREFIXES)
    else:
        serialize(sorted({_triple(item) for item in data}, key=str), output, rdf, prefixes=PREFIXES)


def _is_inferred(item: Quad | Triple) -> bool:
    return isinstance(item, Quad) and INFERRED in str(item.graph_name)


def _triple(item: Quad | Triple) -> Triple:
    return item.triple if isinstance(item, Quad) else item


def _quad(item: Quad | Triple) -> Quad:
    return item if isinstance(item, Quad) else Quad(item.subject, item.predicate, item.object, DefaultGraph())


def _order(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)
