"""The store over an existing SPARQL 1.1 engine: Virtuoso, Fuseki, GraphDB, QLever, Oxigraph's server, …

What is lost against the embedded store:

- Generations. A draft is kept in memory and written graph by graph; readers may see some graphs new and
  others old while it is, and a process killed meanwhile leaves it so (publish again). There is no rollback.
  The number and time of the last publication stand in the graph `STATE`, which the union shows too.
- The writer's lock holds in this process only: let one process write.
- A query past its time is given up, not ended: set the engine's own limits too. Its memory is its affair.
- The engine decides what the default graph is; `union` says how this one is asked for the union.
"""

import csv
import io
import shutil
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph import guard
from graph.answer import RESULTS, TRIPLES, Answering, SpooledAnswer, spool_folder
from graph.errors import FormatNotOffered, QueryTooLarge, StoreBusy, StoreUnavailable
from graph.remote.draft import RemoteDraft
from graph.remote.http import Engine
from graph.store import DEFAULT_LIMITS, WHOLE, Dataset, Generation, Limits
from graph.terms import serialise
from ontology.iris import SHARED
from ontology.terms import DCTERMS, XSD

STATE: Final = NamedNode(f"{SHARED}graph/state")
"""The graph that says which publication was the last; its own IRI is the subject."""

OXIGRAPH: Final = MappingProxyType({"union-default-graph": ""})
FUSEKI: Final = MappingProxyType({"default-graph-uri": "urn:x-arq:UnionGraph"})
ALWAYS_UNION: Final[Mapping[str, str]] = MappingProxyType({})
"""For engines whose default graph is the union of all anyway: Virtuoso, GraphDB, Neptune."""

_STATE_QUERY = f"""
SELECT ?number ?time WHERE {{
    GRAPH {serialise(STATE)} {{
        ?state {serialise(DCTERMS.identifier)} ?number ; {serialise(DCTERMS.modified)} ?time
    }}
}}
"""
_GRAPHS_QUERY = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_GRAPH_QUERY = "CONSTRUCT WHERE { ?s ?p ?o }"
_ANY = 2**62


class RemoteStore(Answering):
    """Implements `graph.store.Store` on an engine's endpoints.

    Without `graph_store_url` changes are sent as updates; without `update_url` too, the store is read-only.
    `union` are the query parameters that ask for the union of all graphs: OXIGRAPH, FUSEKI, ALWAYS_UNION or
    your own. `headers` go with each request. `write_seconds` is the time that one write may take.
    """

    def __init__(
        self,
        query_url: str,
        update_url: str | None = None,
        graph_store_url: str | None = None,
        *,
        union: Mapping[str, str] = OXIGRAPH,
        headers: Mapping[str, str] = MappingProxyType({}),
        services: frozenset[str] = frozenset(),
        wait: float = 10.0,
        write_seconds: float = 600.0,
    ) -> None:
        self.engine = Engine(query_url, update_url, graph_store_url, headers, union)
        self.write_seconds = write_seconds
        self._services = services
        self._wait = wait
        self._writer = threading.Lock()
        self._spool = spool_folder()
        self._closed = False

    def answer(
        self, query: str, media_type: str, limits: Limits = DEFAULT_LIMITS, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """Run any query and spool its answer, serialised as `media_type`."""
        if self._closed:
            raise StoreUnavailable("the store is closed")
        inspection = guard.check(query, services=self._services)
        graphs = {*dataset.default, *dataset.named} or inspection.graphs
        unknown = graphs - self._graphs(limits) if graphs else None
        if unknown:
            raise guard.unknown_graph(unknown)
        form = inspection.form or "SELECT"  # without a form, the engine will say what is wrong
        if _format(form, media_type) is None:
            raise FormatNotOffered(media_type, form)
        asked = None if inspection.graphs and not dataset.names_graphs else dataset
        answer = self.engine.query(
            query, form, media_type=media_type, limits=limits, dataset=asked, spool=self._spool
        )
        if answer.size > limits.rows and _rows(answer.bytes(), form, media_type) > limits.rows:
            answer.close()
            raise QueryTooLarge("rows", limits.rows)
        return answer

    def _graphs(self, limits: Limits) -> set[str]:
        names = self.engine.query(
            _GRAPHS_QUERY,
            "SELECT",
            media_type=RESULTS.media_type,
            limits=limits,
            dataset=None,
            spool=self._spool,
        )
        with names:
            terms = (row["graph"] for row in names.table().rows)
            return {term.value for term in terms if isinstance(term, NamedNode)}

    def graphs(self) -> set[NamedNode]:
        """The names of the graphs that hold something."""
        return {NamedNode(name) for name in self._graphs(DEFAULT_LIMITS)} - {STATE}

    def graph(self, graph: NamedNode) -> list[Triple]:
        """All that `graph` holds, however much."""
        limits = Limits(self.write_seconds, rows=_ANY, bytes=_ANY)
        everything = Dataset(default=(graph.value,))
        with self.answer(_GRAPH_QUERY, TRIPLES.media_type, limits, everything) as answer:
            return answer.triples()

    def current(self) -> Generation | None:
        """The last publication that the engine tells of; one request."""
        rows = self.select(_STATE_QUERY).rows
        if not rows:
            return None
        number, time = (rows[0][name] for name in ("number", "time"))
        assert isinstance(number, Literal)  # noqa: S101  # `record` wrote it
        assert isinstance(time, Literal)  # noqa: S101
        return Generation(int(number.value), datetime.fromisoformat(time.value), None)

    def record(self, number: int) -> Generation:
        """Have the engine tell of publication `number`; the last step of one."""
        now = datetime.now(UTC)
        time = Literal(now.isoformat(), datatype=XSD.dateTime)
        self.write(
            STATE,
            [Triple(STATE, DCTERMS.identifier, Literal(number)), Triple(STATE, DCTERMS.modified, time)],
        )
        return Generation(number, now, None)

    def write(self, graph: NamedNode, triples: list[Triple]) -> None:
        """Make `triples` all that `graph` holds; a graph without triples goes."""
        self.engine.write(graph, triples, self.write_seconds)

    def draft(self) -> RemoteDraft:
        """Begin a change. There is one draft at a time in this process."""
        if not self._writer.acquire(timeout=self._wait):
            raise StoreBusy(f"another draft has been open for more than {self._wait:g} s; try again later")
        return RemoteDraft(self, self._writer.release)

    def close(self) -> None:
        """Remove the spool."""
        self._closed = True
        shutil.rmtree(self._spool, ignore_errors=True)


def _format(form: str, media_type: str) -> QueryResultsFormat | RdfFormat | None:
    formats = QueryResultsFormat if form in {"SELECT", "ASK"} else RdfFormat
    return formats.from_media_type(media_type)


def _rows(body: bytes, form: str, media_type: str) -> int:
    """The solutions or triples in an answer."""
    if form not in {"SELECT", "ASK"}:
        return sum(1 for _ in parse(body, RdfFormat.from_media_type(media_type)))
    results = QueryResultsFormat.from_media_type(media_type)
    if results == QueryResultsFormat.CSV:
        return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1
    solutions = parse_query_results(body, results)
    return 1 if isinstance(solutions, QueryBoolean) else sum(1 for _ in solutions)
