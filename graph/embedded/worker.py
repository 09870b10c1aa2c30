"""The process that runs queries, one at a time, on one published generation.

It is started by `start.py`, reads requests from stdin and writes replies to stdout, each a frame: two
unsigned 32-bit lengths, a JSON header and a body. It ends when stdin does, that is with its parent.

Request header: `folder` (of the generation's store; null for an empty store), `query`, `media_type`,
`prefixes` (for Turtle and TriG), `default` and `named` (graph IRIs; both null where the protocol names none),
`graphs` (what the query's FROM names), `union` (whether the default graph is the union of all graphs where
neither names any), `base` (which relative IRIs are resolved against where the query has no BASE), `rows`,
`bytes`, `seconds`, `spool` (path for an answer that is too large for a frame).
Reply header: `form`, `spooled` (true or false), `size` and `rows`, with the answer as body if it was not
spooled; or `error`, of which `graph.embedded.store` makes one of the errors of `graph.errors`.
"""

import json
import os
import signal
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final, cast

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

from graph.embedded.rows import Rows

Header = dict[str, Any]

INLINE: Final = 256 * 1024
"""Bytes up to which an answer travels in its frame."""

GRACE: Final = 2.0
"""Seconds past its time after which a worker ends itself, should its parent be gone."""

_LENGTHS = struct.Struct(">II")


def send(stream: IO[bytes], header: Header, body: bytes = b"") -> None:
    """Write one frame."""
    head = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(head), len(body)) + head + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Header, bytes] | None:
    """Read one frame; None if the other side ended before or within it."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    head, body = stream.read(head_length), stream.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    return json.loads(head), body


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
    """Answers requests; keeps the generation that it was last asked about open."""

    def __init__(self) -> None:
        self.folder: str | None = None
        self.store = Store()

    def open(self, folder: str | None) -> Store:
        """The store in `folder`, read-only."""
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
        except RuntimeError as error:  # what pyoxigraph raises for a function that it does not know
            return {"error": "evaluation", "message": str(error)}, b""
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
        finally:
            spool.close()
        if rows is None:
            return {"error": "format", "form": form}, b""
        header = {"form": form, "spooled": spool.file is not None, "size": spool.size, "rows": rows}
        return header, b"".join(spool.pieces)


def _holds(store: Store, graph: str) -> bool:
    """Whether there is a graph of that name; a relative IRI names none."""
    try:
        return bool(store.contains_named_graph(NamedNode(graph)))
    except ValueError:
        return False


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
    answer.serialize(cast("IO[bytes]", counting), results)
    return counting.rows.number


def _write_triples(triples: QueryTriples, request: Header, spool: Spool, rdf: RdfFormat) -> int:
    rows = 0

    def counted() -> Iterator[Triple]:
        nonlocal rows
        for rows, triple in enumerate(triples, 1):  # the count is what is given
            if rows > request["rows"]:
                raise TooLarge("rows")
            yield triple

    serialize(counted(), cast("IO[bytes]", spool), rdf, prefixes=request["prefixes"])
    return rows


def main() -> None:
    """Serve until stdin ends."""
    worker = Worker()
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    while frame := receive(stdin):
        request, _ = frame
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, request["seconds"] + GRACE)
        reply, body = worker.run(request)
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        send(stdout, reply, body)
