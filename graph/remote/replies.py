"""What an engine's reply means: an answer in the form that was asked for, or an error of ours."""

import http.client
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO, BinaryIO, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)

from graph.answer import SpooledAnswer
from graph.errors import GraphError, QuerySyntaxError, QueryTimeout, QueryTooLarge, StoreUnavailable
from graph.remote.dialects import Dialect, Question, Reply
from graph.remote.spool import Spool
from graph.store import Limits
from graph.syntax import syntax_error

_REFUSED = {http.client.UNAUTHORIZED, http.client.FORBIDDEN}
_LATE = {http.client.REQUEST_TIMEOUT, http.client.GATEWAY_TIMEOUT}
_MALFORMED = {http.client.BAD_REQUEST, http.client.UNPROCESSABLE_ENTITY}
_SAID = 300  # characters of a failed reply that an error repeats


def refuse(dialect: Dialect, url: str, reply: Reply, limits: Limits) -> None:
    """Raise what a reply means, if it is an error."""
    error = dialect.failure(reply, limits)
    if error is None and reply.failed:
        error = failure(url, reply.status, dialect.said(reply.body), limits)
    if error is None and reply.status == http.client.PARTIAL_CONTENT:
        error = StoreUnavailable(f"{url} sent a part of the answer")
    if error is not None:
        raise error


def failure(url: str, status: int, said: str, limits: Limits) -> GraphError:
    """The error for a reply whose status is one."""
    if status in _REFUSED:
        return StoreUnavailable(
            f"{url} answered {status}: it does not accept the user and password, or token, that it was given"
        )
    if status in _LATE:
        return QueryTimeout(limits.seconds)
    if status in _MALFORMED:
        return QuerySyntaxError(said[:_SAID] or "the engine does not take this query")
    reason = http.client.responses.get(status, "")
    return StoreUnavailable(f"{url} answered {status} {reason}: {said[:_SAID]}")


def located(error: QuerySyntaxError, query: str) -> QuerySyntaxError:
    """`error` with the line and column that our own parser finds, where it finds the same fault."""
    try:
        Store().query(query)
    except SyntaxError as found:
        return syntax_error(found, query)
    except (OSError, RuntimeError, ValueError):  # it parsed
        pass
    return error


def answered(dialect: Dialect, question: Question, came: Spool) -> SpooledAnswer:
    """The whole answer, read to its end and counted, in the media type of the question. `came` is taken over
    or closed. Raises QueryTooLarge; StoreUnavailable for an answer that is broken off or of another kind."""
    with came, _readable():
        broken = dialect.broken_off(came.end(), question.limits)
        if broken is not None:
            raise broken
        repaired = dialect.repaired(question, came)
        opened = came.reader if repaired is None else partial(io.BytesIO, repaired)
        asked = dialect.accept(question)
        with opened() as reader:
            rows = _rows(question, reader, asked)
        if rows > question.limits.rows:
            raise QueryTooLarge("rows", question.limits.rows)
        if repaired is None and asked == question.media_type:
            return came.answer(question.media_type, rows)
        with opened() as reader, came.fresh() as written:
            _convert(question, reader, asked, written)
            return written.answer(question.media_type, rows)


def _rows(question: Question, reader: BinaryIO, asked: str) -> int:
    """The solutions or triples in an answer."""
    if not question.tabular:
        return sum(1 for _ in parse(reader, _of_graphs(asked)))
    results = parse_query_results(reader, _of_tables(asked))
    return 1 if isinstance(results, QueryBoolean) else sum(1 for _ in results)


def _convert(question: Question, reader: BinaryIO, asked: str, written: Spool) -> None:
    output = cast("IO[bytes]", written)  # all that a writer asks of a file
    if question.tabular:
        results = parse_query_results(reader, _of_tables(asked))
        results.serialize(output, _of_tables(question.media_type))
    else:
        triples = (quad.triple for quad in parse(reader, _of_graphs(asked)))
        serialize(triples, output, _of_graphs(question.media_type))


def _of_tables(media_type: str) -> QueryResultsFormat:
    known = QueryResultsFormat.from_media_type(media_type)
    assert known is not None  # noqa: S101 - the store has refused the others
    return known


def _of_graphs(media_type: str) -> RdfFormat:
    known = RdfFormat.from_media_type(media_type)
    assert known is not None  # noqa: S101 - the store has refused the others
    return known


@contextmanager
def _readable() -> Iterator[None]:
    """An answer that cannot be read is the engine's fault."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise StoreUnavailable(
            f"the engine's answer is broken off or not in the format that was asked for: {error}"
        ) from error
