"""What can go wrong with a store and its queries.

::

    LienketError
    └── GraphError
        ├── QueryError                 the query is at fault: another one may work
        │   ├── QuerySyntaxError       line, column
        │   ├── QueryRefused           well formed, but not allowed here
        │   │   └── UnknownGraph       it asks for a graph that is not there
        │   ├── RdfSyntaxError         data are not in the form that they are said to be in
        │   ├── FormatNotOffered       the answer cannot be written in the media type asked for
        │   ├── QueryTimeout           seconds
        │   ├── QueryTooLarge          what ("rows", "bytes", "memory"), limit
        │   └── WorkerDied             the query brought its worker process down
        ├── StoreError                 the store is at fault: the same query may work later
        │   ├── StoreBusy              no free worker, or another process is writing
        │   ├── StoreUnavailable       closed, not reachable, or damaged
        │   └── GenerationNotFound     number
        └── ExportTooLarge             what ("rows"), most
"""

from __future__ import annotations

from ontology.errors import LienketError


class GraphError(LienketError):
    """Anything that `graph` raises on purpose."""


class QueryError(GraphError):
    """This query failed, and would fail again."""


class QuerySyntaxError(QueryError):
    """Not SPARQL. `line` and `column` count from 1 and are None where the engine does not tell; `expected` is
    what might stand there, `PREFIX` where a prefix is not declared. `fault` is the kind of mistake, where it
    is one of `graph.faults`, and `word` what it is about."""

    def __init__(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        expected: tuple[str, ...] = (),
        *,
        fault: str = "",
        word: str = "",
    ) -> None:
        where = f"line {line}, column {column}: " if line is not None else ""
        super().__init__(f"{where}{message}")
        self.line = line
        self.column = column
        self.expected = expected
        self.message = message
        self.fault = fault
        self.word = word


class QueryRefused(QueryError):
    """SPARQL that is not run here; `reason` says why and what to do instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownGraph(QueryRefused):
    """FROM, or the request, names a graph that the store does not hold."""


class RdfSyntaxError(QueryError):
    """Data that were sent are not RDF in the media type that they are said to be in."""


class FormatNotOffered(QueryError):
    """The answer of this form of query has no serialisation in `media_type`, or none of what it holds: `why`
    says what that is."""

    def __init__(self, media_type: str, form: str, why: str = "") -> None:
        reason = f": {why}; ask for another form" if why else ""
        super().__init__(
            f"the answer of a query of this form ({form}) cannot be given as {media_type}{reason}"
        )
        self.media_type = media_type
        self.form = form


class QueryTimeout(QueryError):
    """The query ran longer than `seconds` and was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the query took longer than {seconds:g} s and was ended; narrow it or ask for less")
        self.seconds = seconds


class QueryTooLarge(QueryError):
    """The query passed a limit of size and was ended: `what` is "rows", "bytes" or "memory" (bytes)."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(f"the query passed the limit of {limit:,} {_UNITS[what]}; narrow it or add a LIMIT")
        self.what = what
        self.limit = limit


_UNITS = {"rows": "rows", "bytes": "bytes of answer", "memory": "bytes of memory"}


class WorkerDied(QueryError):
    """The process that ran the query ended with `status` (negative: a signal); others are not affected."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"the query ended the process that ran it (status {status}); simplify the query")
        self.status = status


class StoreError(GraphError):
    """The store cannot do it now."""


class StoreBusy(StoreError):
    """Waited as long as allowed for a worker or for the writer's lock."""


class StoreUnavailable(StoreError):
    """The store is closed, cannot be reached, or does not answer as it should."""


class GenerationNotFound(StoreError):
    """There is no generation of this `number`."""

    def __init__(self, number: int) -> None:
        super().__init__(f"there is no generation {number}; `lienket generations` lists those that are kept")
        self.number = number


class ExportTooLarge(GraphError):
    """A file of this form holds `most` of `what` ("rows"), and there are more."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(
            f"a sheet holds {most:,} {what} and there are more: ask for less, or for another form such as CSV"
        )
        self.what = what
        self.most = most
