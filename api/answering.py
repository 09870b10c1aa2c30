"""Answers of questions within the limits of who asks. Nobody vouches for an analyst's own query, so it waits
for its turn among those of /sparql; those that ship with lienket are quick, and have a worker for them."""

from collections.abc import Mapping
from dataclasses import replace

from anyio import from_thread
from fastapi import Request
from pyoxigraph import QuerySolutions, parse_query_results

from api.access import Caller, limits_for
from api.context import Context
from api.observing.observer import Observation
from api.sparql.queue import client_of
from graph.answer import RESULTS
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
    limits = limits_for(asker, here.settings)
    limits = replace(limits, rows=min(limits.rows, here.settings.answer_rows))
    asked = ask(question, here.store, values)
    if question.own:
        client = asker.name or client_of(request.client.host if request.client else None)
        table = _rows(from_thread.run(_in_turn, here, client, asked.sparql, limits, seen))
    else:
        seen.began()
        table = here.store.select(asked.sparql, limits)
    seen.answered(len(table.rows), None)
    return asked.result(table, here.store)


async def _in_turn(here: Context, client: str, sparql: str, limits: Limits, seen: Observation) -> Answer:
    with here.queue.place(client):
        async with here.queue.turn(client, sparql):
            seen.began()
            return await here.store.answer_async(sparql, RESULTS.media_type, limits)


def _rows(answer: Answer) -> Table:
    with answer:
        solutions = parse_query_results(b"".join(answer.chunks()), RESULTS)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 - a question is a SELECT
    return Table.of(solutions)
