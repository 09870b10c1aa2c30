"""What an endpoint that SERVICE may call can make the server do: answer, and nothing else."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import GraphError, QueryRefused
from tests.hostile.serving import Canary

ANSWER = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"there"}}]}}'


@contextmanager
def endpoint(status: int, location: str) -> Iterator[str]:
    """The address of an endpoint that answers with one row, or points elsewhere."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            self.send_header("Location", location)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(ANSWER)))
            self.end_headers()
            self.wfile.write(ANSWER)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as its base has it
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()
            thread.join()


def test_one_that_is_listed_answers_and_no_other_is_asked(tmp_path: Path, canary: Canary) -> None:
    with (
        endpoint(200, canary.address) as there,
        EmbeddedStore(tmp_path, services=frozenset({there})) as store,
    ):
        (row,) = store.select(f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?x }} }}").rows
        assert row["x"].value == "there"  # type: ignore[union-attr]  # a literal
        with pytest.raises(QueryRefused, match="not on this server's list"):
            store.select(f"SELECT * {{ SERVICE <{canary.address}> {{ ?s ?p ?x }} }}")
    assert canary.contacts == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_one_that_points_elsewhere_is_not_followed(tmp_path: Path, canary: Canary, status: int) -> None:
    with (
        endpoint(status, canary.address) as there,
        EmbeddedStore(tmp_path, services=frozenset({there})) as store,
        pytest.raises(GraphError),
    ):
        store.select(f"SELECT * {{ SERVICE <{there}> {{ ?s ?p ?x }} }}")
    assert canary.contacts == []
