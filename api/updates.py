"""The update operation of the SPARQL 1.1 Protocol."""

from collections.abc import Sequence

from api.accepting import acceptance
from api.access import Caller, Scope, limits_for
from api.context import Context
from graph.store import Dataset


async def update(
    here: Context, text: str, using: Dataset, caller: Caller, accept: Sequence[str] = ()
) -> None:
    """Run an update of users' graphs; it is on disk, and queries see it, when this returns. `using` are the
    graphs of `using-graph-uri` and `using-named-graph-uri`, `accept` the pins whose answer may change.

    Raises UnauthorizedError and ForbiddenError, and the errors of `graph.errors` and `ingest.errors`.
    """
    caller.require(Scope.ADMIN)
    accepted = acceptance(accept, caller)
    limits = limits_for(caller, here.settings)
    with here.observer.query(text, caller.role, operation="update") as seen:
        seen.began()
        await here.writer.change(lambda library: library.graphs.update(text, limits, using), accepted)
