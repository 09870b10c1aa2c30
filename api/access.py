"""Who asks, and what they may do: bearer tokens (RFC 6750) in the header `Authorization`, and nowhere else.

Who sends no token reads as everybody may. Who sends one that is not valid is refused, also where none was
needed: a program should learn that its token has ended. Cookies and parameters are not looked at, so no page
of another site can act for a user. Tokens are made on the machine, by `lienket token`; nothing over HTTP
makes one.
"""

import logging
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Request

from api.errors import ForbiddenError, UnauthorizedError
from api.settings import Settings
from api.tokens import Scope, Tokens
from graph.store import Limits

_LOG = logging.getLogger("lienket.access")


class Role(StrEnum):
    """Whose limits count."""

    ANONYMOUS = "anonymous"
    TOKEN = "token"  # noqa: S105 - no secret
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the name of a token, None for everybody else, and its scopes."""

    name: str | None = None
    scopes: frozenset[Scope] = frozenset()

    @property
    def role(self) -> Role:
        """Whose limits count."""
        if Scope.ADMIN in self.scopes:
            return Role.ADMIN
        return Role.ANONYMOUS if self.name is None else Role.TOKEN

    def require(self, scope: Scope) -> None:
        """Raises UnauthorizedError where a token is needed, ForbiddenError where this one is for less."""
        if self.name is None:
            raise UnauthorizedError(
                f"this needs a token with the scope {scope}, in the header Authorization: Bearer",
                scope=scope,
            )
        if not self.scopes & {scope, Scope.ADMIN}:
            has = ", ".join(sorted(self.scopes))
            raise ForbiddenError(
                f"this needs a token with the scope {scope}; the token {self.name!r} has {has}", scope=scope
            )


ANONYMOUS = Caller()


def caller_of(authorization: str | None, tokens: Tokens) -> Caller:
    """Who sends this header `Authorization`. Raises UnauthorizedError where it is no token that is valid."""
    if authorization is None:
        return ANONYMOUS
    scheme, _, given = authorization.strip().partition(" ")
    if scheme.lower() != "bearer":
        raise _refused("the header Authorization must be `Bearer` and a token", error=None)
    found = tokens.find(given.strip())
    if found is None:
        raise _refused("this token is not known here; it may have been revoked", error="invalid_token")
    if found.expired:
        raise _refused(f"the token {found.name!r} has expired", error="invalid_token")
    return Caller(found.name, found.scopes)


def _refused(reason: str, *, error: str | None) -> UnauthorizedError:
    """The refusal, with a record of it that holds nothing of what was sent."""
    _LOG.warning("a login failed: %s", reason)
    return UnauthorizedError(reason, error=error)


async def of_request(request: Request) -> Caller:
    """Who sends `request`. Raises UnauthorizedError. (To read the few tokens does not merit a thread.)"""
    tokens: Tokens = request.app.state.context.tokens
    return caller_of(request.headers.get("authorization"), tokens)


Asker = Annotated[Caller, Depends(of_request)]
"""The caller, for a route that has a parameter of this type."""


def limits_for(caller: Caller, settings: Settings) -> Limits:
    """What one query of `caller` may take: the settings' limits, times the factor of the role."""
    factor = {
        Role.ANONYMOUS: 1.0,
        Role.TOKEN: settings.token_factor,
        Role.ADMIN: settings.admin_factor,
    }[caller.role]
    limits = settings.limits
    if factor == 1:
        return limits
    return replace(
        limits,
        seconds=limits.seconds * factor,
        memory=int(limits.memory * factor),
        rows=int(limits.rows * factor),
        bytes=int(limits.bytes * factor),
    )


__all__ = ["ANONYMOUS", "Asker", "Caller", "Role", "Scope", "caller_of", "limits_for", "of_request"]
