"""The SPARQL 1.1 Protocol, its limits and its refusals."""

import csv
import io
import json
import select
import socket
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest

from api.settings import load
from tests.api.conftest import serving

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
DOCUMENTS = """PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id WHERE { ?d a lk:SourceDocument ; dcterms:identifier ?id } ORDER BY ?id"""
CONSTRUCT = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?f) }"
PROBLEM = "application/problem+json"


def get(client: httpx.Client, query: str, accept: str = "*/*", **parameters: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept})


def identifiers(answer: httpx.Response) -> list[str]:
    return [row["id"]["value"] for row in answer.json()["results"]["bindings"]]


class TestOperations:
    def test_by_get(self, client: httpx.Client) -> None:
        assert {"lai-chau", "lao-cai"} <= set(identifiers(get(client, DOCUMENTS)))

    def test_by_a_posted_form(self, client: httpx.Client) -> None:
        assert identifiers(client.post("/sparql", data={"query": DOCUMENTS})) == identifiers(
            get(client, DOCUMENTS)
        )

    def test_by_a_posted_query(self, client: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query; charset=utf-8"}
        answer = client.post("/sparql", content=DOCUMENTS, headers=headers)
        assert identifiers(answer) == identifiers(get(client, DOCUMENTS))

    def test_head_says_what_get_would(self, client: httpx.Client) -> None:
        head = client.head("/sparql", params={"query": COUNT})
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == get(client, COUNT).headers["content-length"]

    def test_the_graphs_asked_for_take_the_place_of_the_whole(self, client: httpx.Client) -> None:
        graph = "https://w3id.org/lienket/id/graph/document/lai-chau"
        only = get(client, DOCUMENTS, **{"default-graph-uri": graph})
        assert identifiers(only) == ["lai-chau"]
        named = get(
            client, "SELECT ?id { GRAPH ?id { ?s ?p ?o } } GROUP BY ?id", **{"named-graph-uri": graph}
        )
        assert identifiers(named) == [graph]

    def test_the_whole_is_the_union_of_all_graphs(self, client: httpx.Client) -> None:
        whole = int(get(client, COUNT).json()["results"]["bindings"][0]["n"]["value"])
        parts = get(client, "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }").json()
        assert 0 < whole <= int(parts["results"]["bindings"][0]["n"]["value"])


class TestForms:
    @pytest.mark.parametrize(
        ("accept", "media_type"),
        [
            ("application/sparql-results+json", "application/sparql-results+json"),
            ("application/sparql-results+xml", "application/sparql-results+xml"),
            ("text/csv", "text/csv"),
            ("text/tab-separated-values", "text/tab-separated-values"),
        ],
    )
    @pytest.mark.parametrize("query", [DOCUMENTS, "ASK {}"])
    def test_tables_and_truths(self, client: httpx.Client, query: str, accept: str, media_type: str) -> None:
        answer = get(client, query, accept)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert "accept" in answer.headers["vary"].lower()

    def test_csv_has_a_row_for_each_solution(self, client: httpx.Client) -> None:
        rows = list(csv.reader(io.StringIO(get(client, DOCUMENTS, "text/csv").text)))
        assert rows == [["id"], *([name] for name in identifiers(get(client, DOCUMENTS)))]

    @pytest.mark.parametrize(
        "media_type",
        [
            "text/turtle",
            "application/n-triples",
            "application/ld+json",
            "application/n-quads",
            "application/trig",
            "application/rdf+xml",
            "text/n3",
        ],
    )
    def test_graphs(self, client: httpx.Client, media_type: str) -> None:
        answer = get(client, CONSTRUCT, media_type)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == media_type
        read = {quad.triple for quad in ox.parse(answer.content, ox.RdfFormat.from_media_type(media_type))}
        plain = get(client, CONSTRUCT, "application/n-triples").content
        assert read == {quad.triple for quad in ox.parse(plain, ox.RdfFormat.N_TRIPLES)}

    def test_the_parameter_format_goes_over_the_header(self, client: httpx.Client) -> None:
        answer = get(client, DOCUMENTS, "text/html", format="csv")
        assert answer.headers["content-type"].startswith("text/csv")

    def test_a_client_that_asks_nothing_gets_the_description(self, client: httpx.Client) -> None:
        answer = client.get("/sparql", headers={"Accept": "text/turtle"})
        read = {
            quad.predicate.value.rpartition("#")[2] for quad in ox.parse(answer.content, ox.RdfFormat.TURTLE)
        }
        assert {"endpoint", "supportedLanguage", "resultFormat"} <= read


class TestErrors:
    @pytest.mark.parametrize("query", ["SELECT ?x WHERE {\n  ?x ?y }", "nonsense", "SELECT *\n{ ?s ?p 'a }"])
    def test_a_syntax_error_says_where(self, client: httpx.Client, query: str) -> None:
        answer = get(client, query)
        problem = answer.json()
        assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
        assert problem["type"].endswith("/query-syntax")
        assert problem["line"] >= 1
        assert problem["column"] >= 1

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }",
            "SELECT * FROM <https://example.org/nowhere> { ?s ?p ?o }",
            "LOAD <http://127.0.0.1:9/x>",
            "DELETE WHERE { ?s ?p ?o }",
            "SELECT * {" + "{" * 500 + "}" * 500 + "}",
        ],
    )
    def test_what_is_not_allowed_is_refused(self, client: httpx.Client, query: str) -> None:
        answer = get(client, query)
        assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM), answer.text
        assert answer.json()["detail"]

    @pytest.mark.parametrize(
        ("parameters", "detail"),
        [
            ([("query", "")], "missing or empty"),
            ([("query", "ASK {}"), ("query", "ASK {}")], "given 2 times"),
            ([("update", "CLEAR ALL")], "an update is posted"),
            ([("query", "ASK {}"), ("timeout", "soon")], "timeout is a number"),
            ([("query", "ASK {}"), ("timeout", "nan")], "timeout is a number"),
            ([("query", "ASK {}"), ("format", "turtle")], "there are json, xml"),
            (
                [("query", "ASK {}"), ("default-graph-uri", "no iri")],
                "default-graph-uri must be an absolute IRI",
            ),
            ([("query", "ASK {}"), ("named-graph-uri", "")], "named-graph-uri must be an absolute IRI"),
        ],
    )
    def test_a_request_that_makes_no_sense(
        self,
        client: httpx.Client,
        parameters: "list[tuple[str, str | int | float | bool | None]]",
        detail: str,
    ) -> None:
        answer = client.get("/sparql", params=parameters)
        assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
        assert detail in answer.json()["detail"]

    def test_parameters_that_are_not_utf8(self, client: httpx.Client) -> None:
        answer = client.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%FF%27%20%7D")
        assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)
        assert "UTF-8" in answer.json()["detail"]

    def test_nothing_on_offer(self, client: httpx.Client) -> None:
        answer = get(client, DOCUMENTS, "image/png")
        assert answer.status_code == 406
        assert "application/sparql-results+json" in answer.json()["offered"]

    def test_a_body_of_an_unknown_kind(self, client: httpx.Client) -> None:
        answer = client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})
        assert (answer.status_code, answer.headers["content-type"]) == (415, PROBLEM)

    def test_a_body_that_is_too_large(self, client: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        answer = client.post("/sparql", content="ASK {}" + " " * 20_000, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)

    def test_a_body_that_is_not_utf8(self, client: httpx.Client) -> None:
        headers = {"Content-Type": "application/sparql-query"}
        answer = client.post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=headers)
        assert answer.status_code == 400
        assert "UTF-8" in answer.json()["detail"]

    def test_the_timeout_may_be_lowered(self, client: httpx.Client) -> None:
        answer = get(client, SLOW, timeout="0.3")
        assert (answer.status_code, answer.headers["content-type"]) == (504, PROBLEM)
        assert "0.3 s" in answer.json()["detail"]

    def test_too_many_rows(self, client: httpx.Client) -> None:
        answer = get(client, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
        assert (answer.status_code, answer.headers["content-type"]) == (507, PROBLEM)

    def test_the_next_query_is_answered_after_all_that(self, client: httpx.Client) -> None:
        assert get(client, COUNT).status_code == 200

    def test_the_title_speaks_the_language_asked_for(self, client: httpx.Client) -> None:
        assert get(client, "x").json()["title"] == "Câu truy vấn sai cú pháp"
        assert get(client, "x", lang="en").json()["title"] == "The query is not SPARQL"

    def test_a_method_that_is_not_there(self, client: httpx.Client) -> None:
        answer = client.put("/sparql", content="x")
        assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
        assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_slow_queries_of_users_leave_the_pages_a_worker(filled: Path) -> None:
    with serving(load(data=filled, query_seconds=120)) as client, ExitStack() as stack:
        asked = f"GET /sparql?{urlencode({'query': SLOW})} HTTP/1.1\r\nHost: x\r\n\r\n"
        where = (client.base_url.host, client.base_url.port or 80)
        slow = [stack.enter_context(socket.create_connection(where)) for _ in range(4)]
        for connection in slow:
            connection.sendall(asked.encode())
        while "\nlienket_queries_running 0.0\n" in client.get("/metrics").text:
            pass
        assert client.get("/questions/1").status_code == 200
        answered, _, _ = select.select(slow, [], [], 0)
        assert len(answered) < len(slow), "they run for two minutes"


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_a_large_answer_comes_whole(client: httpx.Client, coding: str) -> None:
    query = "SELECT * { ?s ?p ?o } LIMIT 15000"
    headers = {"Accept": "application/sparql-results+json", "Accept-Encoding": coding}
    answer = client.get("/sparql", params={"query": query}, headers=headers)
    assert answer.headers.get("content-encoding", "identity") == coding
    assert len(json.loads(answer.content)["results"]["bindings"]) > 1000
    if coding == "identity":
        assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize(
    ("query", "accept", "other"),
    [
        (r"SELECT ('a\u0001' AS ?x) {}", "application/sparql-results+xml", "text/csv"),
        (r"CONSTRUCT { <x:a> <x:b> 'a\u0001' } {}", "application/rdf+xml", "text/turtle"),
        ("CONSTRUCT { <x:a> <x:2025> 'a' } {}", "application/rdf+xml", "text/turtle"),
    ],
)
def test_an_answer_that_xml_cannot_say_is_given_in_other_forms_alone(
    client: httpx.Client, query: str, accept: str, other: str
) -> None:
    answer = get(client, query, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (406, PROBLEM)
    assert "another form" in answer.json()["detail"]
    assert get(client, query, other).status_code == 200


def test_line_ends_survive_xml(client: httpx.Client) -> None:
    answer = get(client, r"SELECT ('a\r\nb' AS ?x) {}", "application/sparql-results+xml")
    assert "a&#13;\nb" in answer.text
