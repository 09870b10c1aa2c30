"""What is special to engines that are somebody else's."""

import http.server
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import open_store
from graph.embedded import EmbeddedStore
from graph.errors import QuerySyntaxError, QueryTimeout, StoreUnavailable
from graph.export import canonical, quads
from graph.remote import Endpoints, RemoteStore
from graph.remote.store import STATE
from graph.store import Limits
from tests.graph.documents import IRIS, document
from tests.remote.engines.process import Running

G = NamedNode("http://example.org/g")
FACT = Triple(NamedNode("http://example.org/s"), NamedNode("http://example.org/p"), Literal("ờ"))


@pytest.fixture
def engine(engines: Callable[[str], Running]) -> str:
    """The address of an empty Oxigraph."""
    return engines("oxigraph").endpoints.query.removesuffix("/query")


def remote(url: str, engine: str | None = "oxigraph") -> RemoteStore:
    return RemoteStore(Endpoints(f"{url}/query", f"{url}/update", f"{url}/store"), engine)


@contextmanager
def answering(status: int, body: bytes, seconds: float = 0) -> Iterator[str]:
    """An engine that always answers the same, after a while."""
    gone = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            gone.wait(seconds)
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            gone.set()
            server.shutdown()
            thread.join()


def test_the_number_of_the_last_publication_is_kept_by_the_engine(engine: str) -> None:
    for _ in range(2):
        with remote(engine) as store, store.draft() as draft:
            draft.replace(G, [FACT])
            draft.publish()
    with remote(engine) as store:
        current = store.current()
        assert current is not None
        assert (current.number, current.quads) == (2, None)
        assert store.graphs() == {G}


def test_graphs_of_others_are_left_alone(engine: str) -> None:
    request = urllib.request.Request(
        f"{engine}/store?graph=http://other/g",
        b"<x:a> <x:b> <x:c> .",
        {"Content-Type": "text/turtle"},
        method="PUT",
    )
    urllib.request.urlopen(request).close()
    with remote(engine) as store, store.draft() as draft:
        draft.replace(G, [FACT])
        draft.publish()
        assert store.ask("ASK { GRAPH <http://other/g> { ?s ?p ?o } }")


def test_the_embedded_and_the_remote_store_hold_the_same_data(engine: str, tmp_path: object) -> None:
    with remote(engine) as there, EmbeddedStore(tmp_path) as here:  # type: ignore[arg-type]
        for store in (there, here):
            with store.draft() as draft:
                for name in ("one", "two"):
                    draft.replace(IRIS.document_graph(name), document(name, 4))
                draft.publish()
        kept = (quad for quad in quads(there) if quad.graph_name != STATE)
        assert canonical(kept) == canonical(quads(here))


def test_an_engine_that_is_not_there() -> None:
    with remote("http://127.0.0.1:9") as store:
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            store.ask("ASK {}")
        with store.draft() as draft, pytest.raises(StoreUnavailable):
            draft.publish()


def test_an_engine_that_answers_nonsense() -> None:
    with (
        answering(200, b"<html>welcome</html>") as url,
        remote(url) as store,
        pytest.raises(StoreUnavailable),
    ):
        store.ask("ASK {}")


@pytest.mark.parametrize("status", [401, 403, 404, 500, 502])
def test_an_engine_that_refuses(status: int) -> None:
    with (
        answering(status, b"no") as url,
        remote(url) as store,
        pytest.raises(StoreUnavailable, match="no"),
    ):
        store.ask("ASK {}")


def test_another_engine_s_syntax_errors() -> None:
    with answering(400, "Parse error: lỗi".encode()) as url, remote(url) as store:
        with pytest.raises(QuerySyntaxError, match="lỗi") as caught:
            store.ask("ASK {}")
        assert caught.value.line is None


def test_an_engine_that_does_not_answer_in_time() -> None:
    with answering(200, b"", seconds=5) as url, remote(url) as store, pytest.raises(QueryTimeout):
        store.ask("ASK {}", Limits(seconds=0.2))


def test_an_engine_for_reading_only(engine: str) -> None:
    with RemoteStore(Endpoints(f"{engine}/query")) as store:
        assert store.ask("ASK {}")
        with store.draft() as draft:
            draft.replace(G, [FACT])
            with pytest.raises(StoreUnavailable, match="reading only"):
                draft.publish()


def test_only_http_addresses_are_endpoints() -> None:
    with pytest.raises(StoreUnavailable, match="http"):
        RemoteStore(Endpoints("file:///etc/passwd"))


def test_how_the_union_is_asked_for_is_a_matter_of_the_engine(engine: str) -> None:
    with remote(engine) as store, store.draft() as draft:
        draft.replace(G, [FACT])
        draft.publish()
    with remote(engine, engine="generic") as store:
        assert not store.ask("ASK { ?s <http://example.org/p> ?o }"), "Oxigraph wants to be told"


def test_open_store_chooses_by_what_it_is_given(engine: str, tmp_path: object) -> None:
    with open_store(tmp_path) as store:  # type: ignore[arg-type]
        assert isinstance(store, EmbeddedStore)
    with open_store(tmp_path, endpoints=Endpoints(f"{engine}/query")) as store:  # type: ignore[arg-type]
        assert isinstance(store, RemoteStore)
        assert store.ask("ASK {}")
