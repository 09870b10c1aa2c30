"""Which pinned answers a change over HTTP may alter: `?accept=` with the name of a pin, repeated, or `all`.

To say so takes the scope review: who may send documents may not overrule what others have decided.
"""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Query

from api.access import Asker, Caller, Scope
from ingest.pins import Acceptance

ALL = "all"
DESCRIPTION = "pinned answers that may change: the names of pins, or all (scope review)"


def acceptance(names: Sequence[str], caller: Caller) -> Acceptance:
    """What `caller` accepts. Raises UnauthorizedError and ForbiddenError."""
    if names:
        caller.require(Scope.REVIEW)
    return Acceptance(caller.name or "", frozenset(names) - {ALL}, ALL in names)


def of_request(
    asker: Asker, accept: Annotated[list[str] | None, Query(description=DESCRIPTION)] = None
) -> Acceptance:
    """What the request accepts."""
    return acceptance(accept or (), asker)


Accepted = Annotated[Acceptance, Depends(of_request)]
"""What pinned answers may change, for a route that has a parameter of this type."""
