"""Answers of questions within the limits of who asks. Nobody vouches for an analyst's own query, so it waits
for its turn among those of /sparql; those that ship with lienket are quick, and have a worker for them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from anyio import from_thread
from fastapi import Request
from pyoxigraph import QuerySolutions, Triple, parse, parse_query_results

from api.access import Caller, limits_for
from api.context import Context
from api.observing.observer import Observation
from api.sparql.queue import client_of
from graph.answer import RESULTS, TRIPLES
from graph.store import Answer, Limits, Table
from queries.model import Question, Result
from queries.run import ask


@dataclass(frozen=True, slots=True)
class InTurn:
    """The store of `here` for queries that nobody vouches for: each waits for its turn. For the server's
    threads, which have an event loop beside them."""

    here: Context
    client: str
    limits: Limits
    seen: Observation | None = None

    def select(self, query: str) -> Table:
        """The solutions of a SELECT. Raises TooManyRequestsError, and what the store raises."""
        solutions = parse_query_results(self._answered(query, RESULTS.media_type), RESULTS)
        assert isinstance(solutions, QuerySolutions)  # noqa: S101 - a SELECT
        return Table.of(solutions)

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once. Raises the same."""
        content = self._answered(query, TRIPLES.media_type)
        return list(dict.fromkeys(quad.triple for quad in parse(content, TRIPLES)))

    def _answered(self, query: str, media_type: str) -> bytes:
        with self.here.queue.thread(), from_thread.run(self._answer, query, media_type) as answer:
            return b"".join(answer.chunks())

    async def _answer(self, query: str, media_type: str) -> Answer:
        with self.here.queue.place(self.client):
            async with self.here.queue.turn(self.client, query):
                if self.seen is not None:
                    self.seen.began()
                return await self.here.store.answer_async(query, media_type, self.limits)


def in_turn(here: Context, asker: Caller, request: Request, seen: Observation | None = None) -> InTurn:
    """The store for what `asker` asks with `request`, where nobody vouches for the query."""
    client = asker.name or client_of(request.client.host if request.client else None)
    return InTurn(here, client, _limits(here, asker), seen)


def answer(
    here: Context,
    asker: Caller,
    request: Request,
    question: Question,
    *,
    values: Mapping[str, str],
    seen: Observation,
) -> Result:
    """The answer of `question` with the `values` that were sent, in one of the server's threads. Raises
    BadParameter, TooManyRequestsError, and what the store raises."""
    asked = ask(question, here.store, values)
    if question.own:
        table = select(here, asker, request, asked.sparql, seen)
    else:
        seen.began()
        table = here.store.select(asked.sparql, _limits(here, asker))
        seen.answered(len(table.rows), None)
    return asked.result(table, here.store)


def select(here: Context, asker: Caller, request: Request, sparql: str, seen: Observation) -> Table:
    """The solutions of a SELECT that anybody may have written, when its turn among those of /sparql has come.
    For the server's threads. Raises TooManyRequestsError, and what the store raises."""
    table = in_turn(here, asker, request, seen).select(sparql)
    seen.answered(len(table.rows), None)
    return table


def construct(here: Context, asker: Caller, request: Request, sparql: str, seen: Observation) -> list[Triple]:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in the same way."""
    found = in_turn(here, asker, request, seen).construct(sparql)
    seen.answered(len(found), None)
    return found


def _limits(here: Context, asker: Caller) -> Limits:
    limits = limits_for(asker, here.settings)
    return replace(limits, rows=min(limits.rows, here.settings.answer_rows))
