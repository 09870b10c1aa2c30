"""Answers of questions within the limits of who asks. Nobody vouches for an analyst's own query, so it waits
for its turn among those of /sparql; those that ship with lienket are quick, and have a worker for them."""

from collections.abc import Mapping
from dataclasses import replace

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
    table = _rows(_in_turn(here, asker, request, sparql, RESULTS.media_type, seen=seen))
    seen.answered(len(table.rows), None)
    return table


def construct(here: Context, asker: Caller, request: Request, sparql: str, seen: Observation) -> list[Triple]:
    """The triples of a CONSTRUCT or DESCRIBE, each once, in the same way."""
    with _in_turn(here, asker, request, sparql, TRIPLES.media_type, seen=seen) as answer:
        found = list(dict.fromkeys(quad.triple for quad in parse(b"".join(answer.chunks()), TRIPLES)))
    seen.answered(len(found), None)
    return found


def _limits(here: Context, asker: Caller) -> Limits:
    limits = limits_for(asker, here.settings)
    return replace(limits, rows=min(limits.rows, here.settings.answer_rows))


def _in_turn(
    here: Context, asker: Caller, request: Request, sparql: str, media_type: str, *, seen: Observation
) -> Answer:
    client = asker.name or client_of(request.client.host if request.client else None)

    async def answer() -> Answer:
        with here.queue.place(client):
            async with here.queue.turn(client, sparql):
                seen.began()
                return await here.store.answer_async(sparql, media_type, _limits(here, asker))

    return from_thread.run(answer)


def _rows(answer: Answer) -> Table:
    with answer:
        solutions = parse_query_results(b"".join(answer.chunks()), RESULTS)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 - a question is a SELECT
    return Table.of(solutions)
