"""Calls that wait for their reply: queries and updates through SPARQLWrapper, whole graphs."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import IO, Any, Final, cast
from urllib.parse import urlencode

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize
from SPARQLWrapper import JSON, POST, XML, SPARQLWrapper

from graph.answer import SpooledAnswer
from graph.errors import QueryTimeout, StoreUnavailable
from graph.remote.dialects import Dialect, Question, Reply, detect
from graph.remote.endpoints import Endpoints
from graph.remote.replies import answered, refuse
from graph.remote.spool import Spool
from graph.store import Limits

_PIECE: Final = 64 * 1024
_ABSENT: Final = "urn:x-lienket:none"
_SAID: Final = 2000  # bytes of a failed reply that are read


class Calls:
    """One engine's endpoints, called from any thread."""

    def __init__(self, endpoints: Endpoints, spool: Path) -> None:
        self.endpoints = endpoints
        self._spool = spool
        self._opener = _opener(endpoints)

    def engine(self, seconds: float) -> str:
        """The name of the dialect that the engine at the query address speaks."""
        call = self._call(self.endpoints.query, "ASK {}", "ASK", seconds)
        with _heard(self.endpoints.query, seconds), call.query().response as response:
            return detect(_mapping(response.headers))

    def query(self, dialect: Dialect, question: Question) -> SpooledAnswer:
        """Ask, and spool the answer."""
        url, limits = self.endpoints.query, question.limits
        call = self._call(url, dialect.text(question), question.form, limits.seconds)
        call.addCustomHttpHeader("Accept", dialect.accept(question))
        for name, value in dialect.parameters(question):
            call.addParameter(name, value)
        deadline = time.monotonic() + limits.seconds
        came = Spool(self._spool, limits.bytes)
        try:
            with _heard(url, limits.seconds, dialect), call.query().response as response:
                refuse(dialect, url, Reply(response.status, _mapping(response.headers)), limits)
                _receive(response, came, deadline, limits)
        except BaseException:
            came.close()
            raise
        return answered(dialect, question, came)

    def update(self, dialect: Dialect, update: str, seconds: float) -> None:
        """Run an update."""
        url = self.endpoints.update
        if url is None:
            raise StoreUnavailable("this engine is for reading only: it has no address for updates")
        with _heard(url, seconds, dialect):
            self._call(url, update, "INSERT", seconds).query().response.close()

    def write(self, dialect: Dialect, graph: NamedNode, triples: list[Triple], seconds: float) -> None:
        """Make `triples` all that `graph` holds; a graph without triples goes."""
        if self.endpoints.graphs is None:
            for update in dialect.writing(graph, triples):
                self.update(dialect, update, seconds)
        elif triples:
            body = serialize(triples, format=RdfFormat.N_TRIPLES)
            self._graph_store(dialect, "PUT", graph, seconds, body)
        else:
            self._graph_store(dialect, "DELETE", graph, seconds, None)

    def _call(self, url: str, text: str, kind: str, seconds: float) -> Any:
        """A request as a form, which every engine takes (Virtuoso 7.2.5 waits for ever at the other)."""
        call: Any = _Call(url, self._opener, kind)
        call.queryString, call.queryType = text, kind  # SPARQLWrapper would guess the kind, which we know
        call.timeout = seconds  # its `setTimeout` cuts seconds down to whole ones, half a second to none
        call.setMethod(POST)
        call.setOnlyConneg(True)  # SPARQLWrapper's own way
        for name, value in self.endpoints.credentials.headers.items():
            call.addCustomHttpHeader(name, value)
        return call

    def _graph_store(
        self, dialect: Dialect, method: str, graph: NamedNode, seconds: float, body: bytes | None
    ) -> None:
        assert self.endpoints.graphs is not None  # noqa: S101 - `write` looked
        url = f"{self.endpoints.graphs}?{urlencode({'graph': graph.value})}"
        headers = self.endpoints.credentials.headers
        if body is not None:
            headers["Content-Type"] = RdfFormat.N_TRIPLES.media_type
        request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310 - http(s): checked
        absent = frozenset({http.client.NOT_FOUND}) if method == "DELETE" else frozenset()
        if body is not None and self.endpoints.credentials.user is not None:
            self._greet(url, seconds)
        with _heard(url, seconds, dialect, ignored=absent):
            self._opener.open(request, timeout=seconds).close()

    def _greet(self, url: str, seconds: float) -> None:
        """Have the engine ask who we are before a body comes: Virtuoso hangs up on a large one to ask."""
        absent = f"{url.partition('?')[0]}?{urlencode({'graph': _ABSENT})}"
        with _heard(absent, seconds, ignored=frozenset({http.client.NOT_FOUND})):
            self._opener.open(absent, timeout=seconds).close()


class _Call(SPARQLWrapper):
    """A request that `opener` sends, in place of the process-wide one, which SPARQLWrapper gives credentials;
    what an engine answers stays an HTTPError, whose headers tell more than SPARQLWrapper's own errors."""

    def __init__(self, url: str, opener: urllib.request.OpenerDirector, kind: str) -> None:
        super().__init__(url, returnFormat=XML if kind in {"CONSTRUCT", "DESCRIBE"} else JSON)
        self._opener = opener

    def _query(self) -> tuple[Any, str]:
        return self._opener.open(self._createRequest(), timeout=self.timeout), self.returnFormat


def _opener(endpoints: Endpoints) -> urllib.request.OpenerDirector:
    """Sends the password where an engine asks for it, by Digest where it offers that; follows no redirect,
    which would turn an update into a GET."""
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if (user := endpoints.credentials.user) is not None:
        passwords = urllib.request.HTTPPasswordMgrWithPriorAuth()
        for url in filter(None, (endpoints.query, endpoints.update, endpoints.graphs)):
            passwords.add_password(None, url, user, endpoints.credentials.password)
        handlers += [
            _Closing(),
            _Digest(passwords),
            urllib.request.HTTPBasicAuthHandler(passwords),
        ]
    return urllib.request.build_opener(*handlers)


class _Closing(urllib.request.BaseHandler):
    """Closes the reply that asks for a password, which the handlers that answer it would leave open."""

    handler_order = 400  # before theirs

    def http_error_401(self, req: urllib.request.Request, fp: IO[bytes], *_: Any) -> None:
        """Let go of the connection."""
        del req
        fp.close()


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Answers the last challenge with each request that follows, so that a large body is sent once."""

    challenge: dict[str, str] | None = None

    def retry_http_digest_auth(self, req: urllib.request.Request, auth: str) -> Any:
        """Remember the challenge, and answer it."""
        self.challenge = urllib.request.parse_keqv_list(
            urllib.request.parse_http_list(auth.partition(" ")[2])
        )
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, req: urllib.request.Request) -> urllib.request.Request:
        """Add the answer to the last challenge."""
        if self.challenge is not None and not req.has_header(self.auth_header):
            answer = self.get_authorization(req, self.challenge)
            if answer:
                req.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return req

    https_request = http_request


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _receive(response: Any, came: Spool, deadline: float, limits: Limits) -> None:
    while piece := response.read1(_PIECE):
        came.write(piece)
        if time.monotonic() > deadline:
            raise QueryTimeout(limits.seconds)
    if response.length:  # of Content-Length, what did not come
        raise http.client.IncompleteRead(b"", response.length)


def _mapping(headers: Message) -> Mapping[str, str]:
    """Headers as what they are but do not say: a mapping whose names have no case."""
    return cast("Mapping[str, str]", headers)


@contextmanager
def _heard(
    url: str, seconds: float, dialect: Dialect | None = None, ignored: frozenset[int] = frozenset()
) -> Iterator[None]:
    """The typed error for what an engine answers, or for its silence."""
    limits = Limits(seconds)
    try:
        yield
    except urllib.error.HTTPError as error:
        with error:
            body = error.read(_SAID).decode(errors="replace")
        if error.code not in ignored:
            refuse(dialect or Dialect(), url, Reply(error.code, _mapping(error.headers), body), limits)
    except UnicodeEncodeError:  # its message would show a part of the password
        raise StoreUnavailable(f"{url} asks for Digest, whose user and password must be ASCII here") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError):
            raise QueryTimeout(seconds) from error
        raise StoreUnavailable(f"{url} cannot be reached, or broke off its answer: {error}") from error
