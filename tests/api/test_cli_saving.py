"""Answers and queries as files, by suffix or by --format."""

import csv
import io
import json
from pathlib import Path

import networkx as nx
import openpyxl
import pyoxigraph as ox
import pytest

from tests.api.conftest import Cli

SELECT = "SELECT ?s ?v { ?s a <https://w3id.org/lienket/ns#Result> ; <https://w3id.org/lienket/ns#value> ?v }"
CONSTRUCT = "CONSTRUCT { ?s <http://x/v> ?v } WHERE { ?s a <https://w3id.org/lienket/ns#Result> ; ?p ?v }"
EQUAL = ("ask", "equal-targets", "--place", "Lai Châu")


class TestAsk:
    def test_the_suffix_is_the_form(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        file = tmp_path / "answer.xlsx"
        run = lienket(*EQUAL, "--output", file, data=filled, LIENKET_LANG="vi")
        assert (run.returncode, run.stdout) == (0, ""), run.stderr
        assert openpyxl.load_workbook(file).sheetnames == ["Trả lời", "Dẫn chứng", "Câu hỏi"]

    @pytest.mark.parametrize("name", ["jsonld", "gexf", "html"])
    def test_a_form_may_be_named_too(self, lienket: Cli, filled: Path, name: str) -> None:
        run = lienket(*EQUAL, "--format", name, data=filled)
        assert run.returncode == 0, run.stderr
        assert "Lai Ch" in run.stdout

    def test_a_suffix_that_is_no_form_is_refused_with_those_that_are(
        self, lienket: Cli, filled: Path, tmp_path: Path
    ) -> None:
        run = lienket(*EQUAL, "--output", tmp_path / "answer.doc", data=filled)
        assert run.returncode == 2
        assert ".xlsx" in run.stderr
        run = lienket(*EQUAL, "--output", tmp_path / "answer.csv", "--format", "table", data=filled)
        assert run.returncode == 2
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_was_there_stays_where_the_question_fails(
        self, lienket: Cli, filled: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "answer.csv"
        file.write_text("old", encoding="utf-8")
        run = lienket("ask", "1", "--place", "Atlantis", "--output", file, data=filled)
        assert run.returncode == 1
        assert file.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [file]


class TestQuery:
    def test_solutions_as_a_workbook(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        file = tmp_path / "found.xlsx"
        assert lienket("query", SELECT, "--output", file, data=filled).returncode == 0
        (headings, row, *_) = openpyxl.load_workbook(file)["Answer"].iter_rows(values_only=True)
        assert headings == ("s", "v", "s (IRI)")
        assert row[1] == 95

    def test_solutions_as_rdf_and_as_a_network(self, lienket: Cli, filled: Path) -> None:
        run = lienket("query", SELECT, "--format", "turtle", data=filled)
        said = list(ox.parse(run.stdout, ox.RdfFormat.TURTLE))
        assert sum(quad.predicate.value.endswith("result-set#solution") for quad in said) >= 1
        run = lienket("query", SELECT, "--format", "graphml", data=filled)
        assert len(nx.parse_graphml(run.stdout)) >= 1

    def test_a_graph_as_a_table_and_as_a_network(self, lienket: Cli, filled: Path) -> None:
        run = lienket("query", CONSTRUCT, "--format", "csv", data=filled)
        rows = list(csv.DictReader(io.StringIO(run.stdout)))
        assert {row["property"] for row in rows} == {"<http://x/v>"}
        run = lienket("query", CONSTRUCT, "--format", "json", data=filled)
        assert len(nx.node_link_graph(json.loads(run.stdout), edges="links")) > 1

    @pytest.mark.parametrize(("text", "name"), [(SELECT, "trig"), (CONSTRUCT, "tsv"), ("ASK {}", "xlsx")])
    def test_what_an_answer_cannot_be_is_told(
        self, lienket: Cli, filled: Path, tmp_path: Path, text: str, name: str
    ) -> None:
        run = lienket("query", text, "--format", name, "--output", tmp_path / "x.ttl", data=filled)
        assert run.returncode == 1
        assert "Traceback" not in run.stderr
        assert list(tmp_path.iterdir()) == []


class TestExport:
    @pytest.mark.parametrize("suffix", ["csv", "xlsx", "gexf"])
    def test_a_document_as_a_table_and_for_gephi(
        self, lienket: Cli, filled: Path, tmp_path: Path, suffix: str
    ) -> None:
        file = tmp_path / f"lai-chau.{suffix}"
        run = lienket("export", file, "--document", "lai-chau", data=filled)
        assert run.returncode == 0, run.stderr
        if suffix == "gexf":
            assert nx.read_gexf(file).number_of_edges() > 10
        elif suffix == "xlsx":
            assert openpyxl.load_workbook(file).sheetnames == ["statements", "things"]
        else:
            assert "Lai Châu" in file.read_text(encoding="utf-8")

    def test_a_suffix_that_is_no_form_is_refused(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        run = lienket("export", tmp_path / "all.doc", data=filled)
        assert run.returncode == 2
        assert ".gexf" in run.stderr
