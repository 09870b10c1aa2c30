"""The endpoint under test, as a client with an administrator's token sees it."""

import http.client
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import serving

NOT_UNION = {"union-default-graph": "false"}
"""The suites have the default graph of the standard: the graph without a name."""


@dataclass(frozen=True)
class Reply:
    """What the endpoint said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """Without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @property
    def problem(self) -> str:
        """The kind of problem that it tells of; empty where it tells of none."""
        if self.media_type != "application/problem+json":
            return ""
        return str(json.loads(self.body)["type"]).rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.status} {self.body[:300].decode(errors='replace')}"


@dataclass(frozen=True)
class World:
    """The files that a dataset is made of: those of the default graph, and of each named one."""

    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()

    def quads(self) -> Iterator[Quad]:
        """All that it holds; a file of the default graph may itself have named graphs."""
        for path in self.default:
            yield from read(path)
        for name, path in self.named:
            yield from (Quad(q.subject, q.predicate, q.object, NamedNode(name)) for q in read(path))


@dataclass
class Service:
    """A client; `held` is what the endpoint was last filled with, None when a test may have changed it."""

    address: str
    token: str
    held: World | None = field(default=None, init=False)

    def request(
        self, method: str, target: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send a request as it is, with the token."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=60)
        try:
            sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
            connection.request(method, target, body, sent)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, response.read())
        finally:
            connection.close()

    def query(self, text: str, accept: str) -> Reply:
        """Ask a query of the dataset whose default graph is the one without a name."""
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.request("POST", f"/sparql?{urlencode(NOT_UNION)}", text.encode(), headers)

    def update(self, text: str) -> Reply:
        """Run an update."""
        self.held = None
        headers = {"Content-Type": "application/sparql-update"}
        return self.request("POST", "/sparql", text.encode(), headers)

    def fill(self, world: World) -> None:
        """Have the endpoint hold `world` and nothing else."""
        if world == self.held:
            return
        steps = ["DROP ALL", *(f"CREATE SILENT GRAPH <{name}>" for name, _ in world.named)]
        filled = self.update(" ; ".join([*steps, f"INSERT DATA {{\n{_data(world.quads())}\n}}"]))
        assert filled.status == 204, filled
        self.held = world


def _data(quads: Iterable[Quad]) -> str:
    """Quads for INSERT DATA. (One request, in which blank nodes of several graphs may be the same.)"""
    return "\n".join(
        f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        if isinstance(quad.graph_name, NamedNode)
        else f"{quad.triple} ."
        for quad in quads
    )


def read(path: Path) -> Iterator[Quad]:
    """An RDF file of the suites; relative IRIs are resolved against its own place."""
    return parse(path=path, format=RdfFormat.from_extension(path.suffix[1:]), base_iri=path.as_uri())


@contextmanager
def service(data: Path) -> Iterator[Service]:
    """An endpoint over an empty store in the folder `data`."""
    expires = datetime.now(UTC) + timedelta(hours=1)
    token = Tokens(data).make("w3c", [Scope.ADMIN], expires)
    with serving(load(data=data)) as client:
        yield Service(str(client.base_url), token)
