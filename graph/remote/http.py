"""SPARQL 1.1 over HTTP: queries and updates through SPARQLWrapper, graphs by the Graph Store Protocol."""

import ast
import http.client
import re
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from graph.answer import SpooledAnswer
from graph.errors import GraphError, QueryTimeout, QueryTooLarge, StoreUnavailable
from graph.store import Dataset, Limits
from graph.syntax import syntax_error
from graph.terms import serialise as sparql

INLINE: Final = 256 * 1024
"""Bytes up to which an answer is kept in memory."""

_PIECE = 64 * 1024
_AT_ONCE = 5_000  # triples of one INSERT DATA
_HTTP = re.compile(r"https?://", re.IGNORECASE)


class Engine:
    """The three endpoints of an engine. `headers` go with each request (Authorization, for example);
    `union` are the query parameters that make this engine take the union of all graphs as default graph."""

    def __init__(
        self,
        query_url: str,
        update_url: str | None,
        graph_store_url: str | None,
        headers: Mapping[str, str],
        union: Mapping[str, str],
    ) -> None:
        for url in (query_url, update_url, graph_store_url):
            if url is not None and not _HTTP.match(url):
                raise StoreUnavailable(f"an endpoint must be an http or https address, not {url!r}")
        self.query_url = query_url
        self.update_url = update_url
        self.graph_store_url = graph_store_url
        self._headers = dict(headers)
        self._union = union

    def query(
        self,
        query: str,
        form: str,
        *,
        media_type: str,
        limits: Limits,
        dataset: Dataset | None,
        spool: Path,
    ) -> SpooledAnswer:
        """Run a query and spool its answer. `dataset` None leaves it to the query's own FROM."""
        wrapper = self._wrapper(self.query_url, query, form, limits.seconds)
        wrapper.addCustomHttpHeader("Accept", media_type)
        if dataset is not None:
            for name, value in self._union.items() if dataset == Dataset() else ():
                wrapper.addParameter(name, value)
            for graph in dataset.default:
                wrapper.addParameter("default-graph-uri", graph)
            for graph in dataset.named:
                wrapper.addParameter("named-graph-uri", graph)
        deadline = time.monotonic() + limits.seconds
        try:
            with wrapper.query().response as response:
                return _spooled(response, media_type, limits, deadline, spool)
        except (SPARQLWrapperException, OSError, http.client.HTTPException) as error:
            raise _error(error, self.query_url, limits) from error

    def update(self, update: str, seconds: float) -> None:
        """Run an update."""
        if self.update_url is None:
            raise StoreUnavailable("this engine is for reading only: it has no address for updates")
        wrapper = self._wrapper(self.update_url, update, "INSERT", seconds)
        try:
            wrapper.query().response.close()
        except (SPARQLWrapperException, OSError, http.client.HTTPException) as error:
            raise _error(error, self.update_url, Limits(seconds)) from error

    def _wrapper(self, url: str, text: str, kind: str, seconds: float) -> Any:
        """A request. SPARQLWrapper would guess the kind of `text` by a regular expression, which we know, and
        its `setTimeout` cuts seconds down to whole ones, half a second to none at all."""
        wrapper: Any = SPARQLWrapper(url, returnFormat=XML if kind in {"CONSTRUCT", "DESCRIBE"} else JSON)
        wrapper.queryString, wrapper.queryType = text, kind
        wrapper.timeout = seconds
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(POSTDIRECTLY)
        wrapper.setOnlyConneg(True)  # SPARQLWrapper's own way
        for name, value in self._headers.items():
            wrapper.addCustomHttpHeader(name, value)
        return wrapper

    def write(self, graph: NamedNode, triples: list[Triple], seconds: float) -> None:
        """Make `triples` all that `graph` holds; a graph without triples goes."""
        if self.graph_store_url is None:
            self._write_by_updates(graph, triples, seconds)
        elif triples:
            body = serialize(triples, format=RdfFormat.N_TRIPLES)
            self._graph_store("PUT", graph, seconds, body)
        else:
            self._graph_store("DELETE", graph, seconds, None)

    def _write_by_updates(self, graph: NamedNode, triples: list[Triple], seconds: float) -> None:
        name = sparql(graph)
        self.update(f"DROP SILENT GRAPH {name}", seconds)
        for start in range(0, len(triples), _AT_ONCE):
            some = "\n".join(f"{triple} ." for triple in triples[start : start + _AT_ONCE])
            self.update(f"INSERT DATA {{ GRAPH {name} {{\n{some}\n}} }}", seconds)

    def _graph_store(self, method: str, graph: NamedNode, seconds: float, body: bytes | None) -> None:
        url = f"{self.graph_store_url}?{urlencode({'graph': graph.value})}"
        headers = {**self._headers, **({} if body is None else {"Content-Type": "application/n-triples"})}
        request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310  # http(s): checked
        try:
            with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310
                response.read()
        except urllib.error.HTTPError as error:
            with error:
                if method != "DELETE" or error.code != http.client.NOT_FOUND:
                    raise _error(error, url, Limits(seconds)) from error
        except (OSError, http.client.HTTPException) as error:
            raise _error(error, url, Limits(seconds)) from error


def _spooled(response: Any, media_type: str, limits: Limits, deadline: float, spool: Path) -> SpooledAnswer:
    """Read an answer to its end: into memory while it is small, then into a file."""
    pieces = _pieces(response, limits, deadline)
    head = bytearray()
    for piece in pieces:
        head += piece
        if len(head) > INLINE:
            break
    else:
        return SpooledAnswer(media_type, len(head), None, bytes(head), None)
    spool.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=spool, delete=False) as file:
        path = Path(file.name)
        try:
            file.write(head)
            for piece in pieces:
                file.write(piece)
        except BaseException:
            path.unlink()
            raise
    return SpooledAnswer(media_type, path.stat().st_size, None, b"", path)


def _pieces(response: Any, limits: Limits, deadline: float) -> Iterator[bytes]:
    size = 0
    while piece := response.read1(_PIECE):
        size += len(piece)
        if size > limits.bytes:
            raise QueryTooLarge("bytes", limits.bytes)
        if time.monotonic() > deadline:
            raise QueryTimeout(limits.seconds)
        yield piece


def _error(error: Exception, url: str, limits: Limits) -> GraphError:
    """The typed error for what an engine answered, or for its silence."""
    if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
        return QueryTimeout(limits.seconds)
    if isinstance(error, QueryBadFormed):
        return syntax_error(_body(error))
    if isinstance(error, SPARQLWrapperException):
        return StoreUnavailable(f"{url} answered {type(error).__name__}: {_body(error)[:300]}")
    if isinstance(error, urllib.error.HTTPError):
        if error.code in {http.client.REQUEST_TIMEOUT, http.client.GATEWAY_TIMEOUT}:
            return QueryTimeout(limits.seconds)
        body = error.read(300).decode(errors="replace")
        return StoreUnavailable(f"{url} answered {error.code} {error.reason}: {body}")
    return StoreUnavailable(f"{url} cannot be reached: {error}")


def _body(error: SPARQLWrapperException) -> str:
    """What the engine said: SPARQLWrapper keeps it as the `repr` of bytes at the end of its message."""
    said = str(error).partition("Response:\n")[2]
    try:
        return str(ast.literal_eval(said), "utf-8", "replace")
    except (SyntaxError, ValueError, TypeError):
        return said or str(error)
