"""The process that runs queries, one at a time, on one published generation; `frames` says how it is asked.

It is forked by a loader, or started by `start.py` where there is no fork.
"""

import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import IO, Final, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graph.embedded.frames import INLINE, Header, pack, receive
from graph.embedded.rows import Rows
from graph.embedded.wellformed import NotXml, Xml, require_name

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

GRACE: Final = 2.0
"""Seconds past its time after which a worker ends itself, should its parent be gone."""

SLACK: Final = 256 * 1024**2
"""Bytes that a query may ask for beyond its memory, most of which an engine never touches."""


class TooLarge(Exception):
    """The answer passed a limit; nothing of it is sent."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Spool:
    """Takes a serialised answer: in memory while it is small, then in a file of its own."""

    def __init__(self, request: Header) -> None:
        self.path = Path(request["spool"])
        self.most_bytes = request["bytes"]
        self.size = 0
        self.pieces: list[bytes] = []
        self.file: IO[bytes] | None = None

    def write(self, piece: bytes) -> int:
        """Take the next piece. Raises TooLarge."""
        self.size += len(piece)
        if self.size > self.most_bytes:
            raise TooLarge("bytes")
        if self.file is None and self.size > INLINE:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            self.file = self.path.open("xb")
            self.file.write(b"".join(self.pieces))
            self.pieces.clear()
        if self.file is None:
            self.pieces.append(bytes(piece))
        else:
            self.file.write(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing to do: a piece is kept as it comes."""

    def close(self) -> None:
        """End the file, if there is one."""
        if self.file is not None:
            self.file.close()


class Counting:
    """A spool that counts the rows of a SELECT on their way into it."""

    def __init__(self, spool: Spool, results: QueryResultsFormat, most: int) -> None:
        self.spool = spool
        self.rows = Rows(results)
        self.most = most

    def write(self, piece: bytes) -> int:
        """Take the next piece. Raises TooLarge."""
        self.rows.count(piece)
        if self.rows.number > self.most:
            raise TooLarge("rows")
        return self.spool.write(piece)

    def flush(self) -> None:
        """Nothing to do."""


class Worker:
    """Answers requests about the generation `loaded`, or else about the one that it was last asked about and
    keeps open."""

    def __init__(self, loaded: Store | None = None) -> None:
        self.loaded = loaded
        self.folder: str | None = None
        self.store = Store()

    def open(self, folder: str | None) -> Store:
        """The store in `folder`, read-only."""
        if self.loaded is not None:
            return self.loaded
        if folder != self.folder:
            self.store = Store() if folder is None else Store.read_only(folder)
            self.folder = folder
        return self.store

    def run(self, request: Header) -> tuple[Header, bytes]:
        """Run one query and give the reply."""
        try:
            store = self.open(request["folder"])
            return self.query(store, request)
        except SyntaxError as error:
            return {"error": "syntax", "message": str(error)}, b""
        except TooLarge as error:
            return {"error": "large", "what": error.what}, b""
        except MemoryError:
            return {"error": "large", "what": "memory"}, b""
        except RuntimeError as error:
            return {"error": "io" if _is_gone(error) else "evaluation", "message": str(error)}, b""
        except OSError as error:
            return {"error": "io", "message": str(error)}, b""

    def query(self, store: Store, request: Header) -> tuple[Header, bytes]:
        """Evaluate and serialise."""
        default, named = request["default"], request["named"]
        asked = request["graphs"] + (default or []) + (named or [])
        unknown = [graph for graph in asked if not _holds(store, graph)]
        if unknown:
            return {"error": "graphs", "unknown": unknown}, b""
        answer = store.query(
            request["query"],
            base_iri=request["base"],
            use_default_graph_as_union=request["union"] and default is None and not request["graphs"],
            default_graph=None if default is None else [NamedNode(graph) for graph in default],
            named_graphs=None if named is None else [NamedNode(graph) for graph in named],
        )
        form = _form(answer)
        spool = Spool(request)
        try:
            rows = _serialise(answer, request, spool)
        except NotXml as error:
            return {"error": "format", "form": form, "why": str(error)}, b""
        finally:
            spool.close()
        if rows is None:
            return {"error": "format", "form": form, "why": ""}, b""
        header = {"form": form, "spooled": spool.file is not None, "size": spool.size, "rows": rows}
        return header, b"".join(spool.pieces)


def _holds(store: Store, graph: str) -> bool:
    """Whether there is a graph of that name; a relative IRI names none."""
    try:
        return bool(store.contains_named_graph(NamedNode(graph)))
    except ValueError:
        return False


def _is_gone(error: RuntimeError) -> bool:
    """Whether a file of the store is gone, because the generation was pruned while the query ran; the other
    errors of this kind are of functions that pyoxigraph does not know."""
    return str(error).startswith("Corruption")


def _form(answer: QuerySolutions | QueryBoolean | QueryTriples) -> str:
    if isinstance(answer, QuerySolutions):
        return "SELECT"
    return "ASK" if isinstance(answer, QueryBoolean) else "CONSTRUCT"


def _serialise(
    answer: QuerySolutions | QueryBoolean | QueryTriples, request: Header, spool: Spool
) -> int | None:
    """Write `answer` as the request wants it, and give its rows; None if its form has no such format."""
    if isinstance(answer, QueryTriples):
        rdf = RdfFormat.from_media_type(request["media_type"])
        return None if rdf is None else _write_triples(answer, request, spool, rdf)
    results = QueryResultsFormat.from_media_type(request["media_type"])
    if results is None:
        return None
    if isinstance(answer, QueryBoolean):
        answer.serialize(cast("IO[bytes]", spool), results)
        return 1
    counting = Counting(spool, results, request["rows"])
    sink = Xml(counting) if results == QueryResultsFormat.XML else counting
    answer.serialize(cast("IO[bytes]", sink), results)
    return counting.rows.number


def _write_triples(triples: QueryTriples, request: Header, spool: Spool, rdf: RdfFormat) -> int:
    rows = 0

    def counted() -> Iterator[Triple]:
        nonlocal rows
        for rows, triple in enumerate(triples, 1):  # the count is what is given
            if rows > request["rows"]:
                raise TooLarge("rows")
            if is_xml:
                require_name(triple.predicate)
            yield triple

    is_xml = rdf == RdfFormat.RDF_XML
    sink = Xml(spool) if is_xml else spool
    serialize(counted(), cast("IO[bytes]", sink), rdf, prefixes=request["prefixes"])
    return rows


def serve(connection: socket.socket, loaded: Store | None = None) -> None:
    """Answer requests until the other side closes the connection."""
    for told in (signal.SIGINT, signal.SIGTERM):  # these reach the whole group; the parent decides
        signal.signal(told, signal.SIG_IGN)
    worker = Worker(loaded)
    data = _data()
    while frame := receive(connection):
        request, _ = frame
        _bound(data, request)
        reply, body = worker.run(request)
        _alarm(0)
        if loaded is not None:
            reply["touched"] = _touched()
        connection.sendall(pack(reply, body))


def _bound(data: int, request: Header) -> None:
    """Have the system end this process should nobody look after it: an allocation past the memory fails, and
    Oxigraph aborts; a query past its time gets a signal."""
    _alarm(request["seconds"] + GRACE)
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = min(data + request["memory"] + SLACK, 2**62 if hard == resource.RLIM_INFINITY else hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _touched() -> int:
    """The bytes that this process has for itself of what it was forked with, and more where it used memory
    again that it had given back."""
    return (
        0 if resource is None else resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()
    )


def _data() -> int:
    """The private memory of this process in bytes, touched or not; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    return int(status.partition("VmData:")[2].split(maxsplit=1)[0]) * 1024


def main() -> None:
    """Serve on the socket that is stdin, or on Windows the one that stdin describes."""
    if sys.platform == "win32":
        serve(socket.fromshare(sys.stdin.buffer.read()))
    else:
        serve(socket.socket(fileno=os.dup(sys.stdin.fileno())))
