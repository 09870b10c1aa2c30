"""Errors of the surface: requests and settings that cannot be served. `api.problems` says how they look."""

from typing import Any

from ontology.errors import LienketError


class ApiError(LienketError):
    """Something is wrong with a request or with how this deployment is set up.

    `members` go with the message into the problem details of the answer.
    """

    def __init__(self, message: str, **members: Any) -> None:
        super().__init__(message)
        self.members = members


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
