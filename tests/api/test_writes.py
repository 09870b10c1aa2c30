"""SPARQL Update and the Graph Store Protocol over HTTP: who may write, what is said, and what is kept."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from filelock import FileLock

from api.settings import load
from api.tokens import Scope, Tokens
from ontology.iris import Iris
from tests.api.conftest import PATIENCE, serving

UPDATE = "application/sparql-update"
TURTLE = {"Content-Type": "text/turtle"}
G = "http://example.org/g"
STORE = f"/rdf-graph-store?graph={G}"
MADE = Iris().document_graph("dien-bien").value


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[httpx.Client]:
    settings = load(data=data, request_bytes=4096, upload_bytes=64 * 1024)
    with serving(settings) as client:
        yield client


@pytest.fixture(scope="module")
def admin(server: httpx.Client, data: Path) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, timeout=PATIENCE, headers=token(data, Scope.ADMIN)) as client:
        yield client


@pytest.fixture
def cleared(admin: httpx.Client) -> None:
    assert update(admin, "DROP ALL").status_code == 204


def token(data: Path, scope: Scope) -> dict[str, str]:
    expires = datetime.now(UTC) + timedelta(hours=1)
    return {"Authorization": f"Bearer {Tokens(data).make(scope.value, [scope], expires)}"}


def update(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/sparql", content=text, headers={"Content-Type": UPDATE})


def holds(client: httpx.Client, pattern: str) -> bool:
    answer = client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()
    return bool(answer["boolean"])


def kind(answer: httpx.Response) -> str:
    return str(answer.json()["type"]).rpartition("/")[2]


class TestWhoMayWrite:
    @pytest.mark.parametrize(
        "write",
        [
            lambda client: update(client, "DROP ALL"),
            lambda client: client.post("/sparql", data={"update": "DROP ALL"}),
            lambda client: client.put(STORE, content="<x:s> <x:p> 1 .", headers=TURTLE),
            lambda client: client.post(STORE, content="<x:s> <x:p> 1 .", headers=TURTLE),
            lambda client: client.post("/rdf-graph-store", content="<x:s> <x:p> 1 .", headers=TURTLE),
            lambda client: client.put("/rdf-graph-store/mine", content="<x:s> <x:p> 1 .", headers=TURTLE),
            lambda client: client.delete(STORE),
            lambda client: client.delete("/rdf-graph-store/mine"),
        ],
    )
    def test_nobody_without_a_token_of_the_scope_admin(
        self, server: httpx.Client, data: Path, write: Callable[[httpx.Client], httpx.Response]
    ) -> None:
        refused = write(server)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer")
        reader = token(data, Scope.READ)
        try:
            with httpx.Client(base_url=server.base_url, headers=reader) as client:
                assert write(client).status_code == 403
        finally:
            Tokens(data).revoke(Scope.READ)

    def test_not_by_get(self, admin: httpx.Client) -> None:
        assert admin.get("/sparql", params={"update": "DROP ALL"}).status_code == 400

    def test_not_in_the_graphs_that_lienket_makes(self, admin: httpx.Client) -> None:
        for refused in (
            update(admin, f"INSERT DATA {{ GRAPH <{MADE}> {{ <x:s> <x:p> 1 }} }}"),
            admin.put("/rdf-graph-store", params={"graph": MADE}, content="<x:s> <x:p> 1 .", headers=TURTLE),
            admin.delete("/rdf-graph-store", params={"graph": MADE}),
        ):
            assert (refused.status_code, kind(refused)) == (403, "query-refused")
            assert "lienket ingest" in refused.json()["detail"]

    def test_not_where_the_graph_lies_in_another_engine(self, tmp_path: Path) -> None:
        with serving(
            load(data=tmp_path, store="http://127.0.0.1:9/query", store_engine="oxigraph")
        ) as client:
            client.headers.update(token(tmp_path, Scope.ADMIN))
            refused = update(client, "DROP ALL")
        assert (refused.status_code, kind(refused)) == (403, "query-refused")
        assert "another engine" in refused.json()["detail"]


@pytest.mark.usefixtures("cleared")
class TestUpdates:
    def test_are_seen_by_the_next_query(self, admin: httpx.Client, server: httpx.Client) -> None:
        for number in range(3):
            assert (
                update(admin, f"INSERT DATA {{ GRAPH <{G}> {{ <x:s> <x:p> {number} }} }}").status_code == 204
            )
            assert holds(server, f"GRAPH <{G}> {{ <x:s> <x:p> {number} }}")

    def test_none_is_lost_where_several_write(self, admin: httpx.Client, server: httpx.Client) -> None:
        update(admin, "INSERT DATA { <x:s> <x:n> 0 }")
        step = "DELETE { ?s <x:n> ?n } INSERT { ?s <x:n> ?m } WHERE { ?s <x:n> ?n BIND(?n + 1 AS ?m) }"
        with ThreadPoolExecutor(4) as clients:
            answers = list(clients.map(lambda _: update(admin, step), range(12)))
        done = sum(answer.status_code == 204 for answer in answers)
        assert done > 0
        assert {answer.status_code for answer in answers} <= {204, 503}
        assert holds(server, f"<x:s> <x:n> {done}")

    @pytest.mark.parametrize(
        ("text", "status", "name"),
        [
            ("INSERT DATA { oh", 400, "query-syntax"),
            ("SELECT * { ?s ?p ?o }", 400, "query-syntax"),
            ("LOAD <http://127.0.0.1:9/>", 403, "query-refused"),
            ("DROP GRAPH <x:nothing>", 403, "query-refused"),
            ("#" * 5000, 413, "request-too-large"),
        ],
    )
    def test_that_are_at_fault_say_so(self, admin: httpx.Client, text: str, status: int, name: str) -> None:
        refused = update(admin, text)
        assert (refused.status_code, kind(refused)) == (status, name)

    def test_wait_for_another_writer_and_are_told_to_come_again(
        self, admin: httpx.Client, data: Path
    ) -> None:
        with FileLock(data / "writer.lock"):
            busy = update(admin, "INSERT DATA { <x:s> <x:p> 1 }")
        assert (busy.status_code, kind(busy)) == (503, "busy")
        assert int(busy.headers["retry-after"]) > 0


@pytest.mark.usefixtures("cleared")
class TestGraphs:
    def test_are_put_got_and_deleted(self, admin: httpx.Client, server: httpx.Client) -> None:
        assert server.get(STORE).status_code == 404
        assert admin.delete(STORE).status_code == 404
        assert admin.put(STORE, content="<s> <x:p> 1 .", headers=TURTLE).status_code == 201
        assert admin.put(STORE, content="<s> <x:p> 2 .", headers=TURTLE).status_code == 204
        got = server.get(STORE, headers={"Accept": "application/n-triples"})
        assert got.headers["content-type"] == "application/n-triples"
        assert got.text == '<http://example.org/s> <x:p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
        assert admin.delete(STORE).status_code == 204
        assert server.head(STORE).status_code == 404

    def test_the_one_without_a_name_is_always_there(self, admin: httpx.Client, server: httpx.Client) -> None:
        default = "/rdf-graph-store?default"
        assert server.get(default).status_code == 200
        assert admin.post(default, content="<x:s> <x:p> 1 .", headers=TURTLE).status_code == 204
        assert "x:s" in server.get(default).text
        assert [admin.delete(default).status_code for _ in range(2)] == [204, 204]
        assert "x:s" not in server.get(default).text

    def test_without_triples_are_there(self, admin: httpx.Client, server: httpx.Client) -> None:
        assert admin.put(STORE, content="", headers=TURTLE).status_code == 201
        assert (server.get(STORE).status_code, server.get(STORE).text.strip()) == (200, "")

    def test_may_have_addresses_of_their_own(self, admin: httpx.Client, server: httpx.Client) -> None:
        address = "/rdf-graph-store/đánh%20giá/1"
        assert admin.put(address, content="<> <x:p> 1 .", headers=TURTLE).status_code == 201
        graph = f"{Iris().base}rdf-graph-store/%C4%91%C3%A1nh%20gi%C3%A1/1"
        assert server.get("/rdf-graph-store", params={"graph": graph}).text == server.get(address).text
        assert holds(server, f"GRAPH <{graph}> {{ <{graph}> <x:p> 1 }}")

    def test_are_made_where_none_is_named(self, admin: httpx.Client, server: httpx.Client) -> None:
        made = admin.post("/rdf-graph-store", content="<x:s> <x:p> 1 .", headers=TURTLE)
        assert made.status_code == 201
        assert server.get("/rdf-graph-store", params={"graph": made.headers["location"]}).status_code == 200

    def test_come_as_files_of_a_form(self, admin: httpx.Client, server: httpx.Client) -> None:
        files = [
            ("a", ("a.ttl", "<x:s> <x:p> 1 .", "text/turtle")),
            ("b", ("b.nt", "<x:s> <x:p> <x:b> .", "application/n-triples")),
        ]
        assert admin.post(STORE, files=files).status_code == 201
        assert holds(server, f"GRAPH <{G}> {{ <x:s> <x:p> 1, <x:b> }}")

    def test_at_addresses_of_their_own_have_pages(self, admin: httpx.Client, server: httpx.Client) -> None:
        address = "/rdf-graph-store/my/graph%20of%20notes"
        assert admin.put(address, content="<x:s> <x:p> <> .", headers=TURTLE).status_code == 201
        sent = server.get(address, headers={"Accept": "text/html,*/*;q=0.8"})
        assert (sent.status_code, sent.headers["location"]) == (303, f"/page{address}")
        page = server.get(sent.headers["location"])
        assert page.status_code == 200
        assert "x:s" in page.text
        assert "text/turtle" in server.get(address, headers={"Accept": "*/*"}).headers["content-type"]
        assert admin.delete(address).status_code == 204

    def test_a_fault_in_the_data_is_told_without_names_of_files(self, admin: httpx.Client) -> None:
        told = admin.put(STORE, content="<x:s> <x:p>\n oops", headers=TURTLE).json()["detail"]
        assert "line 2" in told
        assert "(" not in told

    @pytest.mark.parametrize(
        ("target", "content", "headers", "status"),
        [
            ("/rdf-graph-store", "<x:s> <x:p> 1 .", TURTLE, 400),
            (f"{STORE}&default", "<x:s> <x:p> 1 .", TURTLE, 400),
            ("/rdf-graph-store?graph=relative", "<x:s> <x:p> 1 .", TURTLE, 400),
            (STORE, "oh", TURTLE, 400),
            (STORE, "<x:s> <x:p> 1 .", {"Content-Type": "text/plain"}, 415),
            (STORE, "<x:s> <x:p> 1 .", {}, 415),
            (STORE, "<x:s> <x:p> 1 .", {"Content-Type": "text/turtle; charset=utf-16"}, 415),
            (STORE, "<x:s> <x:p> 1 .", {**TURTLE, "Content-Encoding": "gzip"}, 415),
            (STORE, "#" * 70_000, TURTLE, 413),
            (STORE, "--a\r\n", {"Content-Type": "multipart/form-data; boundary=a"}, 415),
        ],
    )
    def test_that_are_not_as_they_must_be_change_nothing(
        self,
        admin: httpx.Client,
        server: httpx.Client,
        *,
        target: str,
        content: str,
        headers: dict[str, str],
        status: int,
    ) -> None:
        refused = admin.put(target, content=content.encode(), headers=headers)
        assert (refused.status_code, refused.headers["content-type"]) == (status, "application/problem+json")
        assert server.get(STORE).status_code == 404

    def test_are_not_given_in_forms_that_there_are_not(self, server: httpx.Client) -> None:
        assert server.get("/rdf-graph-store?default", headers={"Accept": "image/png"}).status_code == 406

    def test_a_client_that_has_one_is_told_so(self, admin: httpx.Client, server: httpx.Client) -> None:
        admin.put(STORE, content="<x:s> <x:p> 1 .", headers=TURTLE)
        seen = server.get(STORE).headers
        for spared in ({"If-None-Match": seen["etag"]}, {"If-Modified-Since": seen["last-modified"]}):
            assert server.get(STORE, headers=spared).status_code == 304
        absent = server.get(f"{STORE}/none", headers={"If-None-Match": "*"})
        assert absent.status_code == 404


@pytest.mark.usefixtures("cleared")
class TestConditions:
    """Of two that change the same graph, the second learns that it is not what it saw."""

    def put(self, admin: httpx.Client, value: int, **condition: str) -> int:
        headers = {**TURTLE, **{name.replace("_", "-"): tag for name, tag in condition.items()}}
        return admin.put(STORE, content=f"<x:s> <x:p> {value} .", headers=headers).status_code

    def test_a_tag_that_is_not_current_any_more_changes_nothing(
        self, admin: httpx.Client, server: httpx.Client
    ) -> None:
        assert self.put(admin, 1) == 201
        tag = server.get(STORE, headers={"Accept": "application/n-triples"}).headers["etag"]
        assert self.put(admin, 2, If_Match=tag) == 204
        assert self.put(admin, 3, If_Match=tag) == 412
        assert admin.delete(STORE, headers={"If-Match": tag}).status_code == 412
        refused = admin.post(STORE, content="<x:s> <x:p> 4 .", headers={**TURTLE, "If-Match": tag})
        assert (refused.status_code, refused.headers["content-type"]) == (412, "application/problem+json")
        assert holds(server, f"GRAPH <{G}> {{ <x:s> <x:p> 2 }}")
        assert not holds(server, f"GRAPH <{G}> {{ <x:s> <x:p> 3 }}")
        assert admin.delete(STORE, headers={"If-Match": server.get(STORE).headers["etag"]}).status_code == 204

    def test_a_graph_may_be_made_only_where_there_is_none(self, admin: httpx.Client) -> None:
        assert self.put(admin, 1, If_Match="*") == 412
        assert self.put(admin, 1, If_None_Match="*") == 201
        assert self.put(admin, 2, If_None_Match="*") == 412
        assert self.put(admin, 2, If_Match="*") == 204

    def test_a_time_will_do_too(self, admin: httpx.Client, server: httpx.Client) -> None:
        assert self.put(admin, 1) == 201
        assert self.put(admin, 2, If_Unmodified_Since="Mon, 01 Jan 2001 00:00:00 GMT") == 412
        assert self.put(admin, 2, If_Unmodified_Since=server.get(STORE).headers["last-modified"]) == 204
        assert self.put(admin, 3, If_Unmodified_Since="no date") == 204
