"""Questions, matrix, proofs, documents and resources over a graph of two small documents."""

import csv
import io
import re
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from tests.api.conftest import LAI_CHAU, LAO_CAI

BASE = "https://w3id.org/lienket/id"
TEXTS = {"lai-chau": LAI_CHAU, "lao-cai": LAO_CAI}


def cell(client: httpx.Client, national: str, place: str) -> dict[str, Any]:
    rows = client.get("/api/matrix").json()["rows"]
    row = next(row for row in rows if row["id"] == national)
    found: dict[str, Any] = row["cells"][place]
    return found


class TestQuestions:
    def test_the_list(self, client: httpx.Client) -> None:
        told = client.get("/questions").json()
        listed = told["questions"]
        assert [question["number"] for question in listed][:8] == list(range(1, 9))
        assert all(question["title"]["vi"] and question["title"]["en"] for question in listed)
        assert {question["theme"] for question in listed} == {theme["id"] for theme in told["themes"]}
        assert told["problems"] == []

    def test_the_list_tells_what_a_question_takes_and_gives(self, client: httpx.Client) -> None:
        listed = client.get("/questions").json()["questions"]
        equal = next(question for question in listed if question["id"] == "equal-targets")
        place = equal["parameters"][0]
        assert (place["name"], place["type"], place["example"]) == ("place", "place", "11")
        assert "national" in {column["name"] for column in equal["columns"]}
        assert equal["asks"]

    def test_an_answer_leads_to_its_evidence(self, client: httpx.Client) -> None:
        answer = client.get("/questions/equal-targets", params={"place": "Lai Chau", "year": "2025"}).json()
        assert [p["value"] for p in answer["parameters"]][:2] == ["12", "2025"]
        assert "12" in {choice["value"] for choice in answer["parameters"][0]["choices"]}
        (row,) = answer["rows"]
        evidence = answer["evidence"][row["local"]["value"]]
        assert evidence["document"]["id"] == "lai-chau"
        assert LAI_CHAU[evidence["start"] : evidence["end"]] == evidence["exact"]
        assert evidence["prefix"] + evidence["exact"] + evidence["suffix"] in LAI_CHAU
        assert row["local"]["label"]["vi"]
        assert "VALUES ?place" in answer["sparql"]
        assert answer["generation"] == 1

    def test_the_number_serves_as_well_as_the_id(self, client: httpx.Client) -> None:
        assert client.get("/questions/1").json()["id"] == "equal-targets"

    def test_what_ran_can_be_run(self, client: httpx.Client) -> None:
        answer = client.get("/questions/1", params={"place": "12"}).json()
        again = client.get("/sparql", params={"query": answer["sparql"]}).json()
        assert len(again["results"]["bindings"]) == len(answer["rows"])

    def test_csv_has_a_row_for_each_row_with_its_evidence(self, client: httpx.Client) -> None:
        answer = client.get("/questions/1", params={"place": "12"}, headers={"Accept": "text/csv"})
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        (row,) = csv.DictReader(io.StringIO(answer.text))
        assert row["local document"] == "lai-chau"
        assert row["local sentence"] in LAI_CHAU
        assert LAI_CHAU[int(row["local start"]) : int(row["local end"])] == row["local exact"]

    def test_the_parameter_format_goes_over_the_header(self, client: httpx.Client) -> None:
        answer = client.get("/questions/1?format=csv", headers={"Accept": "application/json"})
        assert answer.headers["content-type"].startswith("text/csv")

    @pytest.mark.parametrize(
        ("path", "status", "name", "said"),
        [
            ("/questions/equal-target", 404, "unknown-question", "equal-targets"),
            ("/questions/1?place=Atlantis", 400, "bad-parameter", "Atlantis"),
            ("/questions/1?year=soon", 400, "bad-parameter", "year"),
            ("/questions/1?color=red", 400, "bad-parameter", "color"),
            ("/questions/1?place=11&place=12", 400, "bad-request", "place is given 2 times"),
            ("/questions/1?format=pdf", 400, "bad-request", "json, csv, xlsx, turtle"),
            ("/questions/1?lang=fr", 400, "bad-request", "lang"),
        ],
    )
    def test_what_cannot_be_answered(
        self, client: httpx.Client, path: str, status: int, name: str, said: str
    ) -> None:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["type"].endswith(f"/{name}")
        assert said in answer.json()["detail"]


class TestMatrixAndProof:
    def test_provinces_with_documents_are_its_columns(self, client: httpx.Client) -> None:
        matrix = client.get("/api/matrix").json()
        assert matrix["generation"] == 1
        assert [(p["code"], p["label"]["vi"], p["documents"]) for p in matrix["provinces"]] == [
            ("10", "Lào Cai", 1),
            ("12", "Lai Châu", 1),
        ]
        assert len(matrix["rows"]) == 39

    def test_a_cell_says_how_a_province_stands(self, client: httpx.Client) -> None:
        services = cell(client, "749-2025-online-service-level4-share", "12")
        assert (services["verdict"], services["value"], services["difference"]) == ("equal", 80, 0)
        economy = cell(client, "749-2025-digital-economy-gdp-share", "12")
        assert (economy["verdict"], economy["value"], economy["difference"]) == ("looser", 12, -8)
        assert cell(client, "749-2025-digital-economy-gdp-share", "10")["verdict"] == "stricter"
        assert cell(client, "749-2025-online-service-level4-share", "10")["verdict"] == "missing"

    def test_the_proof_quotes_both_sides(self, client: httpx.Client) -> None:
        found = cell(client, "749-2025-digital-economy-gdp-share", "12")
        proof = client.get(f"/api/proof/{found['comparison']}").json()
        assert (proof["kind"], proof["verdict"], proof["difference"]) == ("target", "looser", -8)
        assert proof["place"]["code"] == "12"
        assert proof["national"]["evidence"]["document"]["id"] == "749-QD-TTg"
        quoted = proof["local"]["evidence"]
        assert LAI_CHAU[quoted["start"] : quoted["end"]] == quoted["exact"]
        assert "CONSTRUCT" in proof["rule"]["source"]
        assert client.get("/sparql", params={"query": proof["sparql"]}).status_code == 200

    def test_the_proof_says_how_the_two_were_matched(self, client: httpx.Client) -> None:
        found = cell(client, "749-2025-online-service-level4-share", "12")
        match = client.get(f"/api/proof/{found['comparison']}").json()["match"]
        assert match["predicate"]["id"] == "exactMatch"
        assert match["predicate"]["label"] == {"vi": "khớp hoàn toàn", "en": "exact match"}
        assert match["matchString"]
        assert 0 < match["confidence"] <= 1
        assert (match["review"], match["doubts"]) == (None, [])

    def test_the_mappings_as_a_table(self, client: httpx.Client) -> None:
        response = client.get("/api/mappings.sssom.tsv")
        assert response.headers["content-type"].startswith("text/tab-separated-values")
        assert "\tskos:exactMatch\t\ttarget:749-2025-online-service-level4-share\t" in response.text

    def test_the_proof_of_a_gap_says_where_was_searched(self, client: httpx.Client) -> None:
        found = cell(client, "749-2025-online-service-level4-share", "10")
        proof = client.get(f"/api/proof/{found['comparison']}").json()
        assert (proof["verdict"], proof["local"]) == ("missing", None)
        assert [document["id"] for document in proof["absence"]["searched"]] == ["lao-cai"]

    def test_an_unknown_comparison(self, client: httpx.Client) -> None:
        answer = client.get("/api/proof/12/nothing")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


class TestDocuments:
    def test_all_are_listed_with_their_facts(self, client: httpx.Client) -> None:
        listed = {document["id"]: document for document in client.get("/api/documents").json()}
        assert {"lai-chau", "lao-cai"} <= set(listed)
        assert listed["lai-chau"]["facts"]["target"] == 2
        assert listed["lao-cai"]["facts"]["result"] == 1
        assert listed["lai-chau"]["place"]["label"] == {"vi": "Lai Châu", "en": "Lai Chau"}

    @pytest.mark.parametrize("name", TEXTS)
    def test_offsets_point_into_the_text(self, client: httpx.Client, name: str) -> None:
        document = client.get(f"/api/documents/{name}").json()
        assert document["text"] == TEXTS[name]
        assert document["facts"]
        assert all(0 <= fact["start"] < fact["end"] <= len(TEXTS[name]) for fact in document["facts"])

    def test_the_national_programme_is_a_document_too(self, client: httpx.Client) -> None:
        document = client.get("/api/documents/749-QD-TTg").json()
        assert sum(fact["kind"] == "target" for fact in document["facts"]) == 39
        assert all(document["text"][fact["start"] : fact["end"]] for fact in document["facts"])
        assert not document["archived"], "it comes with lienket, and has no versions and no reasons"

    def test_an_unknown_document(self, client: httpx.Client) -> None:
        answer = client.get("/api/documents/nothing")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


class TestResources:
    @pytest.mark.parametrize(
        "path", ["/id/place/12", "/id/document/lai-chau", "/id/indicator/online-service-level4-share"]
    )
    def test_a_program_gets_what_the_graph_says(self, client: httpx.Client, path: str) -> None:
        answer = client.get(path, headers={"Accept": "text/turtle"})
        assert answer.status_code == 200
        thing = ox.NamedNode(BASE + path.removeprefix("/id"))
        assert any(quad.subject == thing for quad in ox.parse(answer.content, ox.RdfFormat.TURTLE))

    @pytest.mark.parametrize("name", ["programme", "document/lai-chau"])
    def test_a_named_graph_gives_all_that_it_holds(self, client: httpx.Client, name: str) -> None:
        given = client.get(f"/id/graph/{name}", headers={"Accept": "application/n-triples"})
        graph = f"https://w3id.org/lienket/id/graph/{name}"
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
        assert len(given.text.splitlines()) == int(rows[0]["n"]["value"]) > 100

    def test_plain_json_is_json_ld(self, client: httpx.Client) -> None:
        answer = client.get("/id/place/12", headers={"Accept": "application/json"})
        assert answer.headers["content-type"] == "application/ld+json"


def test_the_status(client: httpx.Client) -> None:
    status = client.get("/api/status").json()
    assert status["generation"] == 1
    assert status["quads"] > 1000
    assert status["version"]


def test_the_api_describes_itself(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    assert "/sparql" in described
    for path, operations in described.items():
        for operation in operations.values():
            told = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "path"}
            assert told == set(re.findall(r"{(\w+)}", path)), path


def test_the_api_describes_each_question(client: httpx.Client) -> None:
    described = client.get("/api/openapi.json").json()["paths"]
    for asked in client.get("/questions").json()["questions"]:
        operation = described[f"/questions/{asked['id']}"]["get"]
        given = {one["name"]: one for one in operation["parameters"]}
        for parameter in asked["parameters"]:
            assert given[parameter["name"]].get("example") == parameter["example"]
            assert given[parameter["name"]]["description"]
        answer = operation["responses"]["200"]["content"]["application/json"]["schema"]
        columns = answer["properties"]["rows"]["items"]["properties"]
        assert [(name, column["title"]) for name, column in columns.items()] == [
            (column["name"], column["label"]["en"]) for column in asked["columns"]
        ]
