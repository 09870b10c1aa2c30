"""The endpoint over HTTP, beside what `tests/api/test_sparql.py` says of answers and errors."""

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from api.settings import load
from graph.embedded import EmbeddedStore
from tests.api.conftest import serving

G1, G2 = ox.NamedNode("http://example.org/g/1"), ox.NamedNode("http://example.org/g/2")
P = ox.NamedNode("http://example.org/p")
ALL = "SELECT ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?f) }"
PROBLEM = "application/problem+json"


def publish(folder: Path, graph: ox.NamedNode, *values: str) -> None:
    subject = ox.NamedNode("http://example.org/s")
    with EmbeddedStore(folder) as store, store.draft() as draft:
        draft.replace(graph, [ox.Triple(subject, P, ox.Literal(value)) for value in values])
        draft.publish()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("endpoint")
    publish(folder, G1, *(f"giá trị {n:04}" for n in range(200)))
    publish(folder, G2, "hai")
    return folder


@pytest.fixture(scope="module")
def small(folder: Path) -> Iterator[httpx.Client]:
    """A server over 201 triples that lets few in."""
    settings = load(
        data=folder,
        query_seconds=1.5,
        queue=8,
        queue_of_client=4,
        request_bytes=4096,
    )
    with serving(settings) as client:
        yield client


def get(client: httpx.Client, query: str, accept: str = "text/csv", **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept, **headers})


class TestValidators:
    def test_an_answer_has_a_tag_and_a_time(self, small: httpx.Client) -> None:
        answer = get(small, ALL)
        assert answer.headers["etag"].startswith('W/"')
        assert parsedate_to_datetime(answer.headers["last-modified"]).timestamp() <= time.time()
        assert answer.headers["cache-control"] == "public, no-cache"
        assert answer.headers["vary"] == "Accept, Accept-Encoding"

    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_who_has_it_gets_nothing_again(self, small: httpx.Client, method: str) -> None:
        answer = get(small, ALL)
        for name, value in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
            headers = {"Accept": "text/csv", name: answer.headers[value]}
            again = small.request(method, "/sparql", params={"query": ALL}, headers=headers)
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == answer.headers["etag"]

    def test_another_form_has_another_tag(self, small: httpx.Client) -> None:
        tag = get(small, ALL).headers["etag"]
        other = get(small, ALL, "application/sparql-results+json", **{"If-None-Match": tag})
        assert other.status_code == 200
        assert other.headers["etag"] != tag

    def test_a_post_is_always_answered(self, small: httpx.Client) -> None:
        headers = {"Accept": "text/csv", "If-None-Match": get(small, ALL).headers["etag"]}
        assert small.post("/sparql", data={"query": ALL}, headers=headers).status_code == 200

    @pytest.mark.parametrize(
        "headers", [{"If-None-Match": "*"}, {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}]
    )
    def test_a_wrong_query_is_never_unchanged(self, small: httpx.Client, headers: dict[str, str]) -> None:
        assert get(small, "SELECT", **headers).status_code == 400

    @pytest.mark.parametrize("since", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "1"])
    def test_a_time_that_says_nothing(self, small: httpx.Client, since: str) -> None:
        assert get(small, ALL, **{"If-Modified-Since": since}).status_code == 200

    def test_what_changes_by_itself_has_none(self, small: httpx.Client) -> None:
        query = "SELECT (STRUUID() AS ?u) {}"
        first, second = get(small, query), get(small, query)
        assert "etag" not in first.headers
        assert first.headers["cache-control"] == "no-store"
        assert first.text != second.text


def test_a_publication_is_seen_with_the_next_query(tmp_path: Path) -> None:
    publish(tmp_path, G1, "one")
    with serving(load(data=tmp_path)) as client:
        for number in range(5):
            before = get(client, ALL)
            assert get(client, ALL).text == before.text
            publish(tmp_path, G1, f"value {number}")
            after = get(client, ALL, **{"If-None-Match": before.headers["etag"]})
            assert (after.status_code, after.text) == (200, f"o\r\nvalue {number}\r\n")
        with EmbeddedStore(tmp_path) as store:
            store.activate(1)
        assert get(client, ALL, **{"If-None-Match": after.headers["etag"]}).text == "o\r\none\r\n"


class TestCodings:
    @pytest.mark.parametrize("coding", ["gzip", "br"])
    def test_an_answer_is_coded_as_the_client_wants(self, small: httpx.Client, coding: str) -> None:
        plain = get(small, ALL, **{"Accept-Encoding": "identity"})
        for _ in range(2):  # fresh, and kept
            coded = get(small, ALL, **{"Accept-Encoding": coding})
            assert coded.headers["content-encoding"] == coding
            assert int(coded.headers["content-length"]) < int(plain.headers["content-length"]) / 2
            assert coded.text == plain.text
        assert "content-encoding" not in plain.headers

    def test_a_coded_body_is_not_read(self, small: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
        answer = small.post("/sparql", content=gzip.compress(ALL.encode()), headers=headers)
        assert answer.status_code == 415


class TestDatasets:
    def test_the_union_is_the_default_and_may_be_put_off(self, small: httpx.Client, folder: Path) -> None:
        count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

        def asked(client: httpx.Client, **parameters: str) -> str:
            answer = client.get(
                "/sparql", params={"query": count, **parameters}, headers={"Accept": "text/csv"}
            )
            assert answer.status_code == 200, answer.text
            return answer.text.split()[1]

        switch = "union-default-graph"
        assert [asked(small), asked(small, **{switch: "false"}), asked(small)] == ["201", "0", "201"]
        with serving(load(data=folder, union_default_graph=False)) as other:
            assert [asked(other), asked(other, **{switch: "true"})] == ["0", "201"]

    def test_relative_names_have_a_base(self, small: httpx.Client) -> None:
        answer = get(small, "CONSTRUCT { <s> <p> 1 } WHERE {}", "application/n-triples")
        assert answer.text.startswith("<https://w3id.org/lienket/s>")


class TestOtherSites:
    def test_an_answer_may_be_read_by_any_page(self, small: httpx.Client) -> None:
        for answer in (get(small, ALL), get(small, "SELECT"), small.get("/sparql")):
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "access-control-allow-credentials" not in answer.headers

    def test_a_browser_may_ask_before(self, small: httpx.Client) -> None:
        headers = {
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        }
        answer = small.options("/sparql", headers=headers)
        assert answer.status_code == 204
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "POST" in answer.headers["access-control-allow-methods"]
        allowed = answer.headers["access-control-allow-headers"].lower().split(", ")
        assert "content-type" in allowed
        assert "authorization" not in allowed, "it may read, and write nothing in somebody's name"

    def test_options_tell_the_methods(self, small: httpx.Client) -> None:
        assert small.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    def test_other_methods_are_told_which_there_are(self, small: httpx.Client, method: str) -> None:
        answer = small.request(method, "/sparql", params={"query": ALL})
        assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


class TestDescription:
    @pytest.mark.parametrize(
        "media_type", ["text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"]
    )
    def test_it_names_this_endpoint(self, small: httpx.Client, media_type: str) -> None:
        answer = small.get("/sparql", headers={"Accept": media_type})
        assert answer.headers["content-type"].partition(";")[0] == media_type
        read = ox.Store()
        read.load(answer.content, ox.RdfFormat.from_media_type(media_type))
        sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
        endpoint = f"{small.base_url}".rstrip("/") + "/sparql"
        assert read.query(f"{sd} ASK {{ ?s a sd:Service ; sd:endpoint <{endpoint}> }}")
        dataset = f"[ a sd:Dataset ; sd:namedGraph [ sd:name <{G1.value}> ] ; sd:defaultGraph ?d ]"
        asked = f"?s sd:feature sd:UnionDefaultGraph ; sd:defaultDataset {dataset}"
        assert read.query(f"{sd} ASK {{ {asked} }}")

    def test_a_token_that_is_not_valid_is_refused_here_too(self, small: httpx.Client) -> None:
        assert small.get("/sparql", headers={"Authorization": "Bearer lk_none"}).status_code == 401

    def test_it_has_a_tag(self, small: httpx.Client) -> None:
        tag = small.get("/sparql").headers["etag"]
        assert small.get("/sparql", headers={"If-None-Match": tag}).status_code == 304


def test_a_query_that_the_engine_answers_wrongly_gets_a_warning(small: httpx.Client) -> None:
    wrong = get(small, "SELECT * { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }")
    assert wrong.status_code == 200
    assert wrong.headers["warning"].startswith("299 lienket ")
    assert "warning" not in get(small, "SELECT * { GRAPH ?g { ?s ?p ?o } }").headers


def test_the_timeout_may_not_be_raised(small: httpx.Client) -> None:
    answer = small.get("/sparql", params={"query": SLOW, "timeout": "3600"})
    assert answer.status_code == 504
    assert "1.5 s" in answer.json()["detail"]


class TestQueue:
    def test_too_many_of_one_client_are_told_when_to_come_again(self, small: httpx.Client) -> None:
        refused: list[httpx.Response] = []
        while not refused:  # all but the first four, unless some come only when these are done
            with ThreadPoolExecutor(12) as pool:
                asked = [pool.submit(get, small, f"{SLOW} # {n}") for n in range(12)]
                answers = [each.result() for each in asked]
            assert {answer.status_code for answer in answers} <= {429, 504}
            refused = [answer for answer in answers if answer.status_code == 429]
        for answer in refused:
            assert answer.headers["content-type"] == PROBLEM
            assert int(answer.headers["retry-after"]) >= 1
        wait_until(lambda: get(small, ALL).status_code == 200)

    def test_a_query_ends_when_its_client_goes(self, small: httpx.Client) -> None:
        for n in range(6):  # more than may be in the queue at a time
            with pytest.raises(httpx.ReadTimeout):
                small.get("/sparql", params={"query": f"{SLOW} # gone {n}"}, timeout=0.3)
        wait_until(lambda: get(small, f"{ALL} # after").status_code == 200)


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


class TestBodies:
    HEAD = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"

    def talk(self, client: httpx.Client, *pieces: bytes) -> bytes:
        """What the server says to a client that sends `pieces` and then waits."""
        with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=60) as talk:
            for piece in pieces:
                talk.sendall(piece)
            said = b""
            while piece := talk.recv(65536):
                said += piece
        return said

    def test_one_that_trickles_in_has_a_limit(self, folder: Path) -> None:
        with serving(load(data=folder, request_seconds=0.5)) as hasty:
            said = self.talk(hasty, f"{self.HEAD}Content-Length: 100\r\n\r\nASK".encode())
        assert said.startswith(b"HTTP/1.1 408 ")
        assert PROBLEM.encode() in said

    def test_one_of_100_mb_is_refused_at_once(self, small: httpx.Client) -> None:
        body = b" " * 100_000_000
        answer = small.post("/sparql", content=body, headers={"Content-Type": "application/sparql-query"})
        assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)
        assert answer.headers["connection"] == "close"

    def test_one_of_no_known_size_is_refused_when_it_is_too_large(self, small: httpx.Client) -> None:
        def endless() -> Iterator[bytes]:
            yield from (b" " * 65536 for _ in range(1000))

        headers = {"Content-Type": "application/sparql-query"}
        assert small.post("/sparql", content=endless(), headers=headers).status_code == 413

    def test_a_head_without_end_is_refused(self, small: httpx.Client) -> None:
        said = self.talk(small, b"GET /sparql HTTP/1.1\r\nX-Long: " + b"x" * 70_000)
        assert said.startswith(b"HTTP/1.1 431 ")

    @pytest.mark.parametrize("head", [b"/sparql HTTP/1.1\r\n" + b"X: y\r\n" * 15_000, b"/" + b"x" * 66_000])
    def test_a_head_that_comes_at_once_is_measured_too(self, small: httpx.Client, head: bytes) -> None:
        end = b"" if head.endswith(b"\n") else b" HTTP/1.1\r\n"
        said = self.talk(small, b"GET " + head + end + b"Host: x\r\n\r\n")
        assert said.startswith(b"HTTP/1.1 431 ")

    def test_a_head_that_trickles_in_has_a_limit(
        self, small: httpx.Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("api.server.HEAD_SECONDS", 0.2)
        for head in (b"", b"GET /spar", b"GET /sparql HTTP/1.1\r\nHost: x\r\n"):
            assert self.talk(small, head).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize(("trusted", "statuses"), [("127.0.0.1", {504}), ("", {429, 504})])
def test_a_proxy_s_word_on_its_clients_counts_where_it_is_trusted(
    folder: Path, trusted: str, statuses: set[int]
) -> None:
    settings = load(data=folder, query_seconds=5, queue_of_client=1, trusted_proxies=trusted)
    with serving(settings) as client, ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(get, client, SLOW, **{"X-Forwarded-For": f"192.0.2.{n}"}) for n in (1, 2)]
        assert {each.result().status_code for each in asked} == statuses


def test_an_answer_whose_spool_fails_is_cut_and_not_completed(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.answer import SpooledAnswer

    whole = SpooledAnswer.chunks

    def failing(self: SpooledAnswer) -> Iterator[bytes]:
        if self.size < 300_000:
            yield from whole(self)
            return
        yield next(whole(self))
        raise OSError("the disk is gone")

    monkeypatch.setattr(SpooledAnswer, "chunks", failing)
    for coding in ("identity", "gzip", "br"):
        headers = {"Accept": "application/sparql-results+xml", "Accept-Encoding": coding}
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 15000"}, headers=headers)
