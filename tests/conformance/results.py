"""Whether two answers are the same: bags of solutions, or graphs, whatever their blank nodes are called.

Numbers are compared as the store keeps them, by value (`80.0` is `80`), and so are dates. The order of
solutions counts where the expected ones are numbered (`rs:index`).
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term]

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_HOLDS = NamedNode("urn:row")


def canonical(quads: Iterable[Quad]) -> set[Quad]:
    """The quads with blank nodes that are called alike in all datasets that are alike."""
    store = Store()
    store.extend(quads)
    dataset = Dataset(store)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)


def solutions(rows: Iterable[Row]) -> set[Quad]:
    """A bag of solutions as a dataset: each is a blank node with its variables as properties."""
    quads: list[Quad] = []
    for row in rows:
        node = BlankNode()
        quads.append(Quad(node, _HOLDS, _HOLDS))
        quads += [Quad(node, NamedNode(f"urn:variable:{name}"), term) for name, term in row.items()]
    return canonical(quads)


def graph(content: bytes, media_type: str, base: str) -> set[Quad]:
    """A graph, from its serialisation."""
    return canonical(parse(content, RdfFormat.from_media_type(media_type), base_iri=base))


def table(content: bytes, media_type: str) -> bool | list[Row]:
    """The truth value or the solutions of an answer in one of SPARQL's formats of results."""
    if media_type == "text/csv":
        return _csv(content)
    found = parse_query_results(content, QueryResultsFormat.from_media_type(media_type))
    if isinstance(found, QueryBoolean):
        return bool(found)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{n: row[n] for n in names if row[n] is not None} for row in found]


def _csv(content: bytes) -> list[Row]:
    """CSV has no types: what is neither a blank node nor a number is a text."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return [{n: _cell(cell) for n, cell in zip(head, row, strict=True)} for row in rows]


def _cell(cell: str) -> Term:
    if cell.startswith("_:"):
        return BlankNode(cell[2:])
    return Literal(float(cell)) if _NUMBER.fullmatch(cell) else Literal(cell)


def described(path: Path) -> bool | list[Row] | None:
    """The truth value or solutions that an RDF file describes in the result-set vocabulary; None where it is
    a graph for its own sake."""
    store = Store()
    store.load(path=path, format=RdfFormat.from_extension(path.suffix[1:]), base_iri=path.as_uri())

    def values(node: object, name: str) -> list[Term]:
        return [q.object for q in store.quads_for_pattern(node, NamedNode(RS + name), None)]  # type: ignore[arg-type]

    found = list(store.quads_for_pattern(None, None, NamedNode(f"{RS}ResultSet")))
    if not found:
        return None
    (result,) = (quad.subject for quad in found)
    for truth in values(result, "boolean"):
        assert isinstance(truth, Literal)
        return truth.value == "true"
    rows = []
    for solution in values(result, "solution"):
        bindings = values(solution, "binding")
        rows.append({_text(values(b, "variable")[0]): values(b, "value")[0] for b in bindings})
    return rows


def _text(term: Term) -> str:
    assert isinstance(term, Literal)
    return term.value
