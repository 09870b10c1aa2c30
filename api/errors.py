"""Errors of the surface: requests and settings that cannot be served. `api.problems` says how they look."""

from collections.abc import Sequence
from typing import Any

from ontology.errors import LienketError
from queries.model import Text


class ApiError(LienketError):
    """Something is wrong with a request or with how this deployment is set up.

    `members` go with the message into the problem details of the answer, `headers` beside them.
    """

    def __init__(self, message: str, **members: Any) -> None:
        super().__init__(message)
        self.members = members
        self.headers: dict[str, str] = {}


class SettingsError(ApiError):
    """A setting cannot be used."""


class RequestError(ApiError):
    """A request lacks something or contradicts itself."""


class RequestTooLargeError(ApiError):
    """The body of a request is over the limit."""


class MediaTypeError(ApiError):
    """The body of a request is in a form that is not read here."""


class NotAcceptableError(ApiError):
    """None of the forms on offer is one that the client accepts."""


class NotFoundError(ApiError):
    """There is no such thing; `suggestions` may name near ones."""


class MethodError(ApiError):
    """This address knows no such method; `allowed` are those it knows."""

    def __init__(self, message: str, allowed: str) -> None:
        super().__init__(message)
        self.headers = {"Allow": allowed}


class PreconditionError(ApiError):
    """What a change was to depend on does not hold any more."""


class RequestTimeoutError(ApiError):
    """The body of a request did not come in time."""


class ClientGone(ApiError):
    """Nobody waits for the answer any more."""


class TooManyRequestsError(ApiError):
    """The queue is full, or no turn came in time; `seconds` are how long to wait before asking again."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.headers = {"Retry-After": str(seconds)}


class NothingTakenError(ApiError):
    """All documents that were sent are refused; `documents` says why, for each."""


class StagedChangedError(ApiError):
    """What is staged is no longer what the client looked at."""


class LinksFullError(ApiError):
    """Those without a token have made as many short links as may be kept."""


class ChangedError(ApiError):
    """What a client speaks of is no longer what it saw."""


class RowsRefusedError(ApiError):
    """Rows of a table cannot be taken in, and so none is; `rows` are their lines, each with its reason."""

    def __init__(self, rows: Sequence[tuple[int, Text]]) -> None:
        more = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
        line, reason = rows[0]
        super().__init__(f"nothing is taken in: line {line} {reason.en}{more}")
        self.rows = tuple(rows)
        self.members = {
            "rows": [{"line": line, "reason": {"vi": reason.vi, "en": reason.en}} for line, reason in rows]
        }


class ObjectionsFullError(ApiError):
    """As many objections await the reviewers as may be kept."""


class TokenError(ApiError):
    """The file of tokens cannot be read, or cannot be changed in this way."""


class UnauthorizedError(ApiError):
    """The request lacks a token that is valid. `error` is RFC 6750's code; None where no token was sent."""

    def __init__(self, message: str, *, scope: str | None = None, error: str | None = None) -> None:
        super().__init__(message)
        self.headers = {"WWW-Authenticate": _challenge(scope=scope, error=error)}


class ForbiddenError(ApiError):
    """The token is valid, and not for this: it lacks `scope`."""

    def __init__(self, message: str, *, scope: str) -> None:
        super().__init__(message, scope=scope)
        self.headers = {"WWW-Authenticate": _challenge(scope=scope, error="insufficient_scope")}


class UnavailableError(ApiError):
    """The server cannot take requests now: it is ending, or its store does not answer."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.headers = {"Retry-After": "5", "Cache-Control": "no-store"}


def _challenge(**parameters: str | None) -> str:
    """The header that says which token is needed (RFC 6750, section 3)."""
    given = {"realm": "lienket", **parameters}
    return "Bearer " + ", ".join(f'{name}="{value}"' for name, value in given.items() if value)
