"""Where an engine is and who we are to it. Credentials never show: not in a repr, an error or a log."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.errors import StoreUnavailable


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name with its password, for Basic or Digest as the engine asks, or else a bearer token."""

    user: str | None = None
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)

    @property
    def headers(self) -> dict[str, str]:
        """What goes with each request; a password goes only where it is asked for."""
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}


NOBODY = Credentials()


@dataclass(frozen=True, slots=True)
class Endpoints:
    """An engine's addresses. Without `graphs` changes are sent as updates; without `update` too, the engine
    is for reading only."""

    query: str
    update: str | None = None
    graphs: str | None = None
    credentials: Credentials = NOBODY

    def __post_init__(self) -> None:
        for url in filter(None, (self.query, self.update, self.graphs)):
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise StoreUnavailable("an endpoint of an engine must be an http or https address")
            if "@" in parts.netloc:
                raise StoreUnavailable(
                    f"the address of the engine at {parts.hostname} holds credentials, which would show in "
                    "errors; give user and password by themselves"
                )
