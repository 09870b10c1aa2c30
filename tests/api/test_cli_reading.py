"""`lienket query`, `ask`, `extract`, `export`, `check`, `generations`, `rollback`, `rebuild`."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.api.conftest import LAI_CHAU, Cli, command

DOCUMENTS = """PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id WHERE { ?d a lk:SourceDocument ; dcterms:identifier ?id } ORDER BY ?id"""


class TestQuery:
    def test_from_an_argument_a_file_or_standard_input(
        self, lienket: Cli, filled: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "q.rq").write_text(DOCUMENTS, encoding="utf-8")
        answers = [
            lienket("query", DOCUMENTS, data=filled).stdout,
            lienket("query", "--file", tmp_path / "q.rq", data=filled).stdout,
            lienket("query", "-", data=filled, text=DOCUMENTS).stdout,
        ]
        assert answers[0].splitlines()[0] == "id"
        assert "lai-chau" in answers[0].splitlines()
        assert answers[1:] == answers[:1] * 2

    def test_as_csv_json_and_turtle(self, lienket: Cli, filled: Path) -> None:
        rows = list(
            csv.DictReader(io.StringIO(lienket("query", DOCUMENTS, "--format", "csv", data=filled).stdout))
        )
        found = json.loads(lienket("query", DOCUMENTS, "--format", "json", data=filled).stdout)
        assert [row["id"] for row in rows] == [b["id"]["value"] for b in found["results"]["bindings"]]
        graph = lienket("query", "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", data=filled).stdout
        assert any(ox.parse(graph, ox.RdfFormat.TURTLE))

    def test_a_truth(self, lienket: Cli, filled: Path) -> None:
        assert lienket("query", "ASK { ?s ?p ?o }", data=filled).stdout == "true\n"

    @pytest.mark.parametrize(
        ("arguments", "status", "said"),
        [
            (["SELECT * {"], 1, "line 1"),
            (["LOAD <http://127.0.0.1:9/>"], 1, "changes data"),
            (["ASK {}", "--format", "turtle"], 1, "json, xml, csv, tsv"),
            ([], 2, "one query"),
            (["ASK {}", "--format", "pdf"], 2, "'pdf'"),
        ],
    )
    def test_what_goes_wrong_is_told_in_a_line(
        self, lienket: Cli, filled: Path, arguments: list[str], status: int, said: str
    ) -> None:
        run = lienket("query", *arguments, data=filled)
        assert (run.returncode, run.stdout) == (status, "")
        assert said in run.stderr
        assert "Traceback" not in run.stderr

    def test_a_reader_that_leaves_early_is_no_error(self, filled: Path) -> None:
        environment = {**os.environ, "LIENKET_DATA": str(filled)}
        asked = command("query", "SELECT * { ?s ?p ?o } LIMIT 20000")
        with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
            assert run.stdout is not None
            assert run.stderr is not None
            run.stdout.readline()
            run.stdout.close()
            assert run.stderr.read() == b""

    def test_what_a_terminal_cannot_show_does_not_stop_it(self, lienket: Cli, filled: Path) -> None:
        run = lienket("ask", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LIENKET_LANG="vi", data=filled)
        assert run.returncode == 0, run.stderr
        assert "equal-targets" in run.stdout


class TestAsk:
    def test_alone_it_lists_the_questions(self, lienket: Cli, filled: Path) -> None:
        lines = lienket("ask", data=filled).stdout.splitlines()
        (equal,) = (line for line in lines if "\tequal-targets\t" in line)
        assert equal.startswith("Targets against the nation's\t1\t")
        assert "--place" in equal

    def test_an_answer_as_table_csv_and_json(self, lienket: Cli, filled: Path) -> None:
        asked = ("ask", "equal-targets", "--place", "Lai-Châu")
        assert len(lienket(*asked, data=filled).stdout.splitlines()) == 2
        (row,) = csv.DictReader(io.StringIO(lienket(*asked, "--format", "csv", data=filled).stdout))
        assert row["local sentence"] in LAI_CHAU
        answer = json.loads(lienket(*asked, "--format", "json", data=filled).stdout)
        assert len(answer["evidence"]) == 2

    def test_a_question_about_its_example_says_so(self, lienket: Cli, filled: Path) -> None:
        assert "asked with --instrument 749-QD-TTg\n" in lienket("ask", "7", data=filled).stderr
        assert "asked with" not in lienket("ask", "7", "--instrument", "749-QD-TTg", data=filled).stderr

    def test_the_sentences_are_quoted_on_demand(self, lienket: Cli, filled: Path) -> None:
        shown = lienket("ask", "1", "--place", "12", "--evidence", data=filled).stdout
        assert "80% dịch vụ công trực tuyến mức độ 4" in shown

    def test_an_empty_data_folder_is_filled_with_the_samples(self, lienket: Cli, tmp_path: Path) -> None:
        run = lienket("ask", "1", "--place", "Điện Biên", data=tmp_path / "data")
        assert len(run.stdout.splitlines()) == 1 + 8
        assert "was empty" in run.stderr

    def test_each_question_explains_itself(self, lienket: Cli) -> None:
        assert "--place" in lienket("ask", "equal-targets", "--help").stdout

    @pytest.mark.parametrize(
        ("arguments", "status", "said"),
        [
            (["equal-target"], 1, "did you mean equal-targets"),
            (["1", "--place", "Atlantis"], 1, "Atlantis"),
            (["1", "--colour", "red"], 2, "--colour"),
        ],
    )
    def test_what_goes_wrong_is_told(
        self, lienket: Cli, filled: Path, arguments: list[str], status: int, said: str
    ) -> None:
        run = lienket("ask", *arguments, data=filled)
        assert run.returncode == status
        assert said in run.stderr


class TestExtract:
    def test_jsonl_needs_no_data_folder(self, lienket: Cli, documents: Path, tmp_path: Path) -> None:
        data = tmp_path / "none"
        run = lienket("extract", documents / "lai-chau.txt", "--format", "jsonl", data=data)
        assert run.returncode == 0, run.stderr
        (line,) = run.stdout.splitlines()
        record = json.loads(line)
        assert any(LAI_CHAU[m["start"] : m["end"]] == "80%" for m in record["measures"])
        assert not data.exists()

    def test_a_table_for_people(self, lienket: Cli, documents: Path) -> None:
        shown = lienket("extract", documents / "lao-cai.txt", "--format", "table").stdout
        assert "95%" in shown

    def test_one_bad_file_does_not_hide_the_others(
        self, lienket: Cli, documents: Path, tmp_path: Path
    ) -> None:
        run = lienket("extract", documents / "lai-chau.txt", tmp_path / "missing.txt")
        assert run.returncode == 1
        assert len(run.stdout.splitlines()) == 1
        assert "missing.txt" in run.stderr

    def test_processes_change_nothing_but_the_time(
        self, lienket: Cli, documents: Path, tmp_path: Path
    ) -> None:
        files = [*sorted(documents.iterdir()), tmp_path / "missing.txt"] * 3
        one, two = (lienket("extract", *files, "--jobs", jobs) for jobs in ("1", "2"))
        assert two.stdout == one.stdout
        assert len(two.stdout.splitlines()) == 6
        assert (two.stderr, two.returncode) == (one.stderr, one.returncode)

    @pytest.mark.skipif(sys.platform == "win32", reason="the system tells no peak memory")
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_memory_does_not_grow_with_the_documents(self, tmp_path: Path, jobs: str) -> None:
        peaks = []
        for number in (6, 48):
            files = [tmp_path / f"{number}-{index}.txt" for index in range(number)]
            for index, file in enumerate(files):
                file.write_text(LAI_CHAU.replace("80%", f"{index}%") * 8, encoding="utf-8")
            peaks.append(peak_memory("extract", *files, "--jobs", jobs))
        few, many = peaks
        assert many < 1.15 * few


def peak_memory(*arguments: str | Path) -> int:
    """The most memory that `lienket ARGUMENTS` or one of its processes takes, as the system counts it."""
    asked = (
        "import resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, *command(*arguments)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


class TestGenerations:
    def test_a_rollback_returns_to_an_earlier_state(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        data = shutil.copytree(filled, tmp_path / "copy")
        lienket("remove", "lao-cai", data=data)
        assert len(lienket("generations", data=data).stdout.splitlines()) == 3
        run = lienket("rollback", "1", data=data)
        assert run.returncode == 0, run.stderr
        assert "lao-cai" in lienket("documents", data=data).stdout

    def test_a_rollback_to_nowhere_is_told(self, lienket: Cli, filled: Path) -> None:
        run = lienket("rollback", "99", data=filled)
        assert run.returncode == 1
        assert "99" in run.stderr

    def test_a_rebuild_gives_the_same_documents(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        data = shutil.copytree(filled, tmp_path / "copy")
        before = lienket("documents", data=data).stdout
        run = lienket("rebuild", data=data)
        assert run.returncode == 0, run.stderr
        assert lienket("documents", data=data).stdout == before


class TestExport:
    @pytest.mark.parametrize(
        ("name", "rdf"),
        [
            ("turtle", ox.RdfFormat.TURTLE),
            ("trig", ox.RdfFormat.TRIG),
            ("nquads", ox.RdfFormat.N_QUADS),
            ("jsonld", ox.RdfFormat.JSON_LD),
        ],
    )
    def test_the_whole_graph(self, lienket: Cli, filled: Path, name: str, rdf: ox.RdfFormat) -> None:
        run = lienket("export", "--format", name, data=filled)
        assert run.returncode == 0, run.stderr
        assert len(list(ox.parse(run.stdout, rdf))) > 1000

    def test_one_document(self, lienket: Cli, filled: Path) -> None:
        run = lienket("export", "--document", "lai-chau", "--format", "nquads", data=filled)
        graphs = {str(quad.graph_name) for quad in ox.parse(run.stdout, ox.RdfFormat.N_QUADS)}
        assert graphs == {"<https://w3id.org/lienket/id/graph/document/lai-chau>"}

    @pytest.mark.parametrize("name", ["graphml", "html"])
    def test_a_neighbourhood_to_a_file(self, lienket: Cli, filled: Path, tmp_path: Path, name: str) -> None:
        out = tmp_path / f"out.{name}"
        run = lienket(
            "export", "--entity", "Lai Châu", "--depth", "1", "--format", name, "--output", out, data=filled
        )
        assert run.returncode == 0, run.stderr
        assert "Lai Châu" in out.read_text(encoding="utf-8")

    def test_the_mappings_as_sssom(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        file = tmp_path / "mappings.sssom.tsv"
        assert lienket("export", file, data=filled).returncode == 0
        text = file.read_text(encoding="utf-8")
        assert text.startswith("#curie_map:\n")
        assert "\tskos:exactMatch\t\ttarget:749-2025-" in text
        run = lienket("export", "--format", "sssom", data=filled)
        assert run.stdout == text

    def test_the_mappings_are_those_of_the_whole_graph(
        self, lienket: Cli, filled: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "mappings.sssom.tsv"
        assert lienket("export", file, "--document", "lai-chau", data=filled).returncode == 2
        assert not file.exists()

    def test_what_is_not_there_is_told_and_no_file_is_left(
        self, lienket: Cli, filled: Path, tmp_path: Path
    ) -> None:
        run = lienket("export", "--document", "nothing", "--output", tmp_path / "x.ttl", data=filled)
        assert run.returncode == 1
        assert not (tmp_path / "x.ttl").exists()


class TestCheck:
    def test_a_sound_store_passes(self, lienket: Cli, filled: Path) -> None:
        run = lienket("check", data=filled)
        assert run.returncode == 0, run.stdout + run.stderr

    def test_an_archive_that_was_altered_fails(self, lienket: Cli, filled: Path, tmp_path: Path) -> None:
        data = shutil.copytree(filled, tmp_path / "copy")
        original = next(path for path in (data / "archive" / "originals").rglob("*") if path.is_file())
        original.chmod(0o644)
        original.write_text("altered", encoding="utf-8")
        run = lienket("check", data=data)
        assert run.returncode == 1
        assert original.name in run.stdout + run.stderr


def test_answers_from_conclusions_of_other_settings_are_not_given_silently(
    lienket: Cli, filled: Path
) -> None:
    asked = ("ask", "equal-targets", "--place", "12")
    assert "lienket publish" not in lienket(*asked, data=filled).stderr
    for command_ in (asked, ("report", "12", "--out", "-"), ("search", "kinh te so")):
        assert "lienket publish" in lienket(*command_, LIENKET_INFERENCE="off", data=filled).stderr
