"""The store over an existing SPARQL 1.1 engine: Virtuoso, Fuseki, GraphDB, QLever, Oxigraph's server, …

What is lost against the embedded store:

- Generations. A draft is kept in memory and written graph by graph; readers may see some graphs new and
  others old while it is, and a process killed meanwhile leaves it so (publish again). There is no rollback.
  The number and time of the last publication stand in the graph `STATE`, which the union shows too.
- The writer's lock holds in this process only: let one process write.
- A query past its time is given up; engines that take a limit of time are told it too. Its memory is the
  engine's affair.

What an engine does in a way of its own is in `graph.remote.dialects`.
"""

import asyncio
import shutil
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from graph import guard
from graph.answer import RESULTS, TRIPLES, Answering, SpooledAnswer, spool_folder
from graph.errors import FormatNotOffered, QuerySyntaxError, StoreBusy, StoreUnavailable
from graph.remote.calls import Calls
from graph.remote.dialects import Dialect, Question, dialect
from graph.remote.draft import RemoteDraft
from graph.remote.endpoints import Endpoints
from graph.remote.replies import answered, located
from graph.remote.streams import Streams
from graph.store import DEFAULT_LIMITS, WHOLE, Dataset, Generation, Limits
from graph.terms import serialise
from ontology.iris import SHARED
from ontology.terms import DCTERMS, XSD

STATE: Final = NamedNode(f"{SHARED}graph/state")
"""The graph that says which publication was the last; its own IRI is the subject."""

_STATE_QUERY = f"""
SELECT ?number ?time WHERE {{
    GRAPH {serialise(STATE)} {{
        ?state {serialise(DCTERMS.identifier)} ?number ; {serialise(DCTERMS.modified)} ?time
    }}
}}
"""
_DIGESTS_QUERY = f"""
SELECT ?graph ?digest WHERE {{
    GRAPH {serialise(STATE)} {{
        ?graph {serialise(DCTERMS.identifier)} ?digest
        FILTER(?graph != {serialise(STATE)})
    }}
}}
"""
_GRAPHS_QUERY = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_GRAPH_QUERY = "CONSTRUCT WHERE { ?s ?p ?o }"
_ANY = 2**62


class RemoteStore(Answering):
    """Implements `graph.store.Store` on an engine's endpoints.

    `engine` is one of `dialects.ENGINES`; None has it asked at the first query. `limits` are what a query may
    take that comes without its own, `services` the endpoints that SERVICE may call; `wait` is how long a
    draft waits for another to end, and `write_seconds` the time that one write may take.
    """

    def __init__(
        self,
        endpoints: Endpoints,
        engine: str | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
        services: frozenset[str] = frozenset(),
        wait: float = 10.0,
        write_seconds: float = 600.0,
    ) -> None:
        self.write_seconds = write_seconds
        self._spool = spool_folder()
        self._calls = Calls(endpoints, self._spool)
        self._streams = Streams(endpoints, self._spool)
        self._dialect: Dialect | None = None if engine is None else dialect(engine)
        self._limits = limits
        self._services = services
        self._wait = wait
        self._writer = threading.Lock()
        self._closed = False

    @property
    def dialect(self) -> Dialect:
        """What the engine speaks; one request, once, where it was not told."""
        return self._dialect or self._spoken()

    def _spoken(self) -> Dialect:
        spoken = self._dialect = dialect(self._calls.engine(self._limits.seconds))
        return spoken

    def answer(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """Run any query and spool its answer, serialised as `media_type`."""
        limits = limits or self._limits
        question, graphs = self._question(query, media_type, limits, dataset)
        if graphs:
            _refuse_unknown(graphs, self._graphs(limits))
        return self._ask(question)

    async def answer_async(
        self, query: str, media_type: str, limits: Limits | None = None, dataset: Dataset = WHOLE
    ) -> SpooledAnswer:
        """The same as `answer`, on the event loop."""
        limits = limits or self._limits
        question, graphs = self._question(query, media_type, limits, dataset)
        spoken = self._dialect
        if spoken is None:
            spoken = await asyncio.to_thread(self._spoken)
        if graphs:
            _refuse_unknown(graphs, await asyncio.to_thread(self._graphs, limits))
        try:
            came = await self._streams.query(spoken, question)
        except QuerySyntaxError as error:
            raise located(error, query) from error
        return await asyncio.to_thread(answered, spoken, question, came)

    def _question(
        self, query: str, media_type: str, limits: Limits, dataset: Dataset
    ) -> tuple[Question, set[str] | frozenset[str]]:
        """The question, and the graphs that it names."""
        if self._closed:
            raise StoreUnavailable("the store is closed")
        inspection = guard.check(query, services=self._services)
        form = inspection.form or "SELECT"  # without a form, the engine will say what is wrong
        formats = QueryResultsFormat if form in {"SELECT", "ASK"} else RdfFormat
        if formats.from_media_type(media_type) is None:
            raise FormatNotOffered(media_type, form)
        asked = None if inspection.graphs and not dataset.names_graphs else dataset
        graphs = {*dataset.default, *dataset.named} or inspection.graphs
        return Question(query, form, media_type, limits, asked), graphs

    def _ask(self, question: Question) -> SpooledAnswer:
        try:
            return self._calls.query(self.dialect, question)
        except QuerySyntaxError as error:
            raise located(error, question.text) from error

    def _graphs(self, limits: Limits) -> set[str]:
        question = Question(_GRAPHS_QUERY, "SELECT", RESULTS.media_type, limits, WHOLE)
        with self._ask(question) as names:
            terms = (row.get("graph") for row in names.table().rows)
            found = {term.value for term in terms if isinstance(term, NamedNode)}
        return found - self.dialect.own_graphs

    def graphs(self) -> set[NamedNode]:
        """The names of the graphs that hold something."""
        return {NamedNode(name) for name in self._graphs(self._limits)} - {STATE}

    def graph(self, graph: NamedNode) -> list[Triple]:
        """All that `graph` holds, however much."""
        limits = Limits(self.write_seconds, rows=_ANY, bytes=_ANY)
        everything = Dataset(default=(graph.value,))
        with self.answer(_GRAPH_QUERY, TRIPLES.media_type, limits, everything) as answer:
            return answer.triples()

    def current(self) -> Generation | None:
        """The last publication that the engine tells of; one request. Raises StoreUnavailable where what it
        tells cannot be what `record` wrote."""
        rows = self.select(_STATE_QUERY).rows
        if not rows:
            return None
        told = {name: term.value for name, term in rows[0].items() if isinstance(term, Literal)}
        try:
            return Generation(int(told["number"]), datetime.fromisoformat(told["time"]), None)
        except (KeyError, ValueError) as error:
            raise StoreUnavailable(
                f"what the engine has in <{STATE.value}> is no publication of lienket's: {error}; "
                "look whether it is the right engine, and push again"
            ) from error

    def record(self, number: int, digests: Mapping[NamedNode, str] = MappingProxyType({})) -> Generation:
        """Have the engine tell of publication `number`, its last step, and of the digests of graphs."""
        now = datetime.now(UTC)
        self._write_state(Generation(number, now, None), digests)
        return Generation(number, now, None)

    def note(self, digests: Mapping[NamedNode, str]) -> None:
        """Have the engine tell of the digests of graphs, beside the last publication."""
        self._write_state(self.current(), digests)

    def digests(self) -> dict[NamedNode, str]:
        """The digests of graphs that the engine tells of."""
        told = ((row.get("graph"), row.get("digest")) for row in self.select(_DIGESTS_QUERY).rows)
        return {
            graph: digest.value
            for graph, digest in told
            if isinstance(graph, NamedNode) and isinstance(digest, Literal)
        }

    def _write_state(self, last: Generation | None, digests: Mapping[NamedNode, str]) -> None:
        state = [Triple(graph, DCTERMS.identifier, Literal(digest)) for graph, digest in digests.items()]
        if last is not None:
            time = Literal(last.published.isoformat(), datatype=XSD.dateTime)
            state.append(Triple(STATE, DCTERMS.identifier, Literal(last.number)))
            state.append(Triple(STATE, DCTERMS.modified, time))
        self.write(STATE, state)

    def write(self, graph: NamedNode, triples: list[Triple]) -> None:
        """Make `triples` all that `graph` holds, numbers in canonical form; a graph without triples goes."""
        self._calls.write(self.dialect, graph, self.dialect.written(triples), self.write_seconds)

    def draft(self) -> RemoteDraft:
        """Begin a change. There is one draft at a time in this process."""
        if not self._writer.acquire(timeout=self._wait):
            raise StoreBusy(f"another draft has been open for more than {self._wait:g} s; try again later")
        return RemoteDraft(self, self._writer.release)

    def close(self) -> None:
        """End the connections and remove the spool."""
        self._closed = True
        self._streams.close()
        shutil.rmtree(self._spool, ignore_errors=True)


def _refuse_unknown(asked: set[str] | frozenset[str], known: set[str]) -> None:
    if unknown := asked - known:
        raise guard.unknown_graph(unknown)
