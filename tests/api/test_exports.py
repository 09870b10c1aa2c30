"""Answers and parts of the graph as files over HTTP, in every form."""

import csv
import io
import json
from typing import Any

import httpx
import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest

from api.exports import ANSWERS
from graph.export import Format
from tests.api.conftest import LAI_CHAU

ASKED = {"place": "12", "year": "2025"}
FACT = "https://w3id.org/lienket/id/document/lai-chau/fact/"
RESULT_SET = ox.NamedNode("http://www.w3.org/2001/sw/DataAccess/tests/result-set#ResultSet")


def read(form: Format, content: bytes) -> Any:
    """What a program makes of a file."""
    if form in {Format.TURTLE, Format.JSONLD, Format.NTRIPLES, Format.TRIG, Format.NQUADS}:
        return list(ox.parse(content, ox.RdfFormat.from_media_type(form.media_type)))
    if form is Format.XLSX:
        return openpyxl.load_workbook(io.BytesIO(content))
    if form in {Format.GRAPHML, Format.GEXF}:
        back = nx.read_graphml if form is Format.GRAPHML else nx.read_gexf
        return back(io.BytesIO(content))
    if form is Format.JSON:
        return json.loads(content)
    return content.decode()


class TestAnswers:
    @pytest.mark.parametrize("form", ANSWERS)
    @pytest.mark.parametrize("place", ["12", "11"], ids=["rows", "none"])
    def test_every_form_by_name_and_by_media_type(
        self, client: httpx.Client, form: Format, place: str
    ) -> None:
        asked = {"place": place, "year": "2025"}
        by_name = client.get("/questions/1", params={**asked, "format": form})
        assert by_name.status_code == 200, by_name.text
        assert by_name.headers["content-type"].partition(";")[0] == form.media_type
        read(form, by_name.content)
        if form not in {Format.HTML, Format.JSON}:  # browsers get the explorer; JSON tells how long it took
            by_type = client.get("/questions/1", params=asked, headers={"Accept": form.media_type})
            assert by_type.content == by_name.content
            assert by_type.headers["content-disposition"] == f'inline; filename="equal-targets{form.suffix}"'

    def test_a_workbook_has_rows_evidence_and_what_was_asked(self, client: httpx.Client) -> None:
        answer = client.get("/questions/1", params={**ASKED, "format": "xlsx", "lang": "en"})
        book = read(Format.XLSX, answer.content)
        assert book.sheetnames == ["Answer", "Evidence", "Question"]
        headings, row = list(book["Answer"].iter_rows(values_only=True))
        told = dict(zip(headings, row, strict=True))
        assert (told["Province"], told["Value"], told["Year"]) == ("Lai Chau", 80, 2025)
        assert told["Provincial target (IRI)"].startswith(FACT)
        assert told["Proof"].startswith("/proof/equal-targets;place=12;year=2025;")
        evidence = list(book["Evidence"].iter_rows(min_row=2, values_only=True))
        (local,) = [line for line in evidence if line[3] == "lai-chau"]
        assert local[0] == 1
        assert LAI_CHAU[local[10] : local[11]] == local[9]
        about = dict(book["Question"].iter_rows(min_row=2, values_only=True))
        assert (about["Id"], about["Generation"], about["Province"]) == ("equal-targets", 1, "Lai Chau")
        assert "VALUES ?place" in about["SPARQL"]

    def test_a_workbook_is_vietnamese_unless_told_otherwise(self, client: httpx.Client) -> None:
        book = read(Format.XLSX, client.get("/questions/1", params={**ASKED, "format": "xlsx"}).content)
        assert book.sheetnames == ["Trả lời", "Dẫn chứng", "Câu hỏi"]
        assert book["Trả lời"]["A2"].value == "Lai Châu"

    def test_rdf_has_the_rows_and_the_words_of_the_document(self, client: httpx.Client) -> None:
        answer = client.get("/questions/1", params=ASKED, headers={"Accept": "text/turtle"})
        said = read(Format.TURTLE, answer.content)
        assert [q for q in said if q.object == RESULT_SET]
        quotes = [q.object.value for q in said if q.predicate.value.endswith("oa#exact")]
        assert all(quote in LAI_CHAU or "80" in quote for quote in quotes)
        assert quotes

    def test_a_network_links_the_things_of_a_row(self, client: httpx.Client) -> None:
        network = read(Format.GEXF, client.get("/questions/1", params={**ASKED, "format": "gexf"}).content)
        labels = {about["label"] for _, about in network.nodes(data=True)}
        assert "Lai Châu" in labels
        assert network.number_of_edges() >= 2

    def test_the_page_is_shut_off_from_this_origin(self, client: httpx.Client) -> None:
        page = client.get("/questions/1", params={**ASKED, "format": "html"})
        policy = page.headers["content-security-policy"]
        assert policy.startswith("sandbox allow-scripts; default-src 'none'")
        assert "mynetwork" in page.text

    def test_browsers_get_the_explorer(self, client: httpx.Client) -> None:
        page = client.get("/questions/1", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert "mynetwork" not in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'self'")

    def test_a_question_is_asked_for_each_form_with_the_same_care(self, client: httpx.Client) -> None:
        wrong = client.get("/questions/1", params={"place": "Atlantis", "format": "xlsx"})
        assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")


class TestParts:
    @pytest.mark.parametrize("form", Format)
    def test_every_form_of_a_document(self, client: httpx.Client, form: Format) -> None:
        answer = client.get("/api/export", params={"document": "lai-chau", "format": form})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-disposition"] == f'inline; filename="lai-chau{form.suffix}"'
        assert len(answer.content) == int(answer.headers["content-length"])
        assert read(form, answer.content)
        assert FACT.encode() in answer.content or form is Format.XLSX

    def test_what_surrounds_a_thing(self, client: httpx.Client) -> None:
        answer = client.get("/api/export", params={"entity": "Lai Chau"})
        assert answer.headers["content-type"].startswith("text/turtle")
        said = read(Format.TURTLE, answer.content)
        place = ox.NamedNode("https://w3id.org/lienket/id/place/12")
        assert [q for q in said if q.object == place]
        more = client.get("/api/export", params={"entity": "Lai Chau", "depth": 2})
        assert len(read(Format.TURTLE, more.content)) > len(said)

    def test_a_program_says_by_accept_what_it_takes(self, client: httpx.Client) -> None:
        asked = {"document": "lai-chau"}
        answer = client.get("/api/export", params=asked, headers={"Accept": "application/gexf+xml"})
        assert answer.headers["content-type"] == "application/gexf+xml"
        table = client.get("/api/export", params=asked, headers={"Accept": "text/csv"})
        assert next(csv.reader(io.StringIO(table.text)))[:3] == ["subject", "subject_label", "property"]
        refused = client.get("/api/export", params=asked, headers={"Accept": "image/png"})
        assert refused.status_code == 406

    def test_what_a_client_has_is_not_made_again(self, client: httpx.Client) -> None:
        asked = {"document": "lai-chau", "format": "graphml"}
        tag = client.get("/api/export", params=asked).headers["etag"]
        assert client.get("/api/export", params=asked, headers={"If-None-Match": tag}).status_code == 304
        other = client.get("/api/export", params={**asked, "format": "gexf"}, headers={"If-None-Match": tag})
        assert other.status_code == 200

    @pytest.mark.parametrize(
        ("asked", "status", "said"),
        [
            ({}, 400, "entity and document"),
            ({"entity": "12", "document": "lai-chau"}, 400, "entity and document"),
            ({"document": "nothing"}, 404, "nothing"),
            ({"entity": "Atlantis"}, 400, "Atlantis"),
            ({"entity": "https://example.org/none"}, 400, "example.org/none"),
            ({"document": "lai-chau", "format": "pdf"}, 400, "turtle"),
            ({"entity": "12", "depth": 9}, 400, "depth"),
            ({"entity": "12", "lang": "fr"}, 400, "lang"),
        ],
    )
    def test_what_cannot_be_given(
        self, client: httpx.Client, asked: dict[str, Any], status: int, said: str
    ) -> None:
        answer = client.get("/api/export", params=asked)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert said in answer.text


class TestQueries:
    TARGETS = (
        "PREFIX lk: <https://w3id.org/lienket/ns#> SELECT ?t ?v { ?t a lk:Target ; lk:value ?v } ORDER BY ?t"
    )

    def test_the_solutions_of_a_query_are_a_workbook_with_labels_and_sentences(
        self, client: httpx.Client
    ) -> None:
        asked = {"query": self.TARGETS, "format": "xlsx"}
        answer = client.post("/api/export?lang=en", json=asked)
        sheet, *others = read(Format.XLSX, answer.content).worksheets
        assert sheet.max_row > 3
        assert others
        assert "http" not in str(sheet["A2"].value)

    @pytest.mark.parametrize("form", Format)
    def test_the_graph_of_a_query_has_every_form(self, client: httpx.Client, form: Format) -> None:
        query = "CONSTRUCT { ?t <http://x/v> ?v } WHERE { ?t a <https://w3id.org/lienket/ns#Target> ; ?p ?v }"
        answer = client.post("/api/export", json={"query": query, "format": form})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].partition(";")[0] == form.media_type
        assert read(form, answer.content)

    @pytest.mark.parametrize(
        ("query", "form", "status"),
        [
            ("ASK {}", "xlsx", 400),
            ("SELECT * {", "xlsx", 400),
            ("SELECT * { ?s ?p ?o }", "docx", 400),
            ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "csv", 403),
            ("DELETE WHERE { ?s ?p ?o }", "csv", 403),
        ],
    )
    def test_what_has_no_solutions_is_refused(
        self, client: httpx.Client, query: str, form: str, status: int
    ) -> None:
        refused = client.post("/api/export", json={"query": query, "format": form})
        assert refused.status_code == status
        assert refused.headers["content-type"] == "application/problem+json"
