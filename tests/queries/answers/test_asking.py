"""From Python: what `from queries import …` gives, on a data folder that others may be reading."""

import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas
import polars
import pytest

import queries
from graph.embedded import EmbeddedStore
from graph.errors import QueryRefused
from queries import Answer, Graph, ask, query, questions
from queries.errors import BadParameter, NothingPublished, UnknownQuestion
from tests.queries.conftest import small_world


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The small world as a data folder, which another process (here: this store) has open."""
    data, world = tmp_path_factory.mktemp("data"), small_world(inference=True)
    with EmbeddedStore(data) as other:
        with other.draft() as draft:
            for graph in world.graphs():
                draft.replace(
                    graph, world.construct(f"CONSTRUCT {{?s ?p ?o}} {{ GRAPH {graph} {{?s ?p ?o}} }}")
                )
            draft.publish()
        yield data


def test_the_public_names_are_these() -> None:
    assert queries.__all__ == ["Answer", "Graph", "ask", "query", "questions"]
    assert all(getattr(queries, name).__doc__ for name in queries.__all__)
    with pytest.raises(AttributeError, match="answer"):
        _ = queries.answer  # type: ignore[attr-defined]


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = (
        "import queries, sys; print([name for name in sys.modules if name.startswith(('queries.', 'graph'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_question_is_asked_as_people_ask_it(folder: Path) -> None:
    answer = ask("equal-targets", place="Điện Biên", year=2025, data=folder)
    assert isinstance(answer, Answer)
    assert len(answer) == 2
    assert [row["value"] for row in answer] == [Decimal(80), Decimal(90)]
    assert [each.exact for each in answer.evidence if each.document == "dien-bien"] == ["80%", "90%"]
    assert answer.headings("en")["local"] == "Provincial target"
    assert "VALUES ?place" in answer.sparql
    assert len(ask(1, place="dien bien", year=None, data=str(folder))) == 2


def test_an_answer_is_a_frame_of_pandas_or_polars(folder: Path) -> None:
    with Graph(folder) as graph:
        answer = graph.ask("equal-targets", place=11)
        frame = answer.frame("en")
        assert isinstance(frame, pandas.DataFrame)
        assert frame["place"].unique().tolist() == ["Dien Bien"]
        assert frame["value"].sum() == 170
        assert isinstance(answer.polars(), polars.DataFrame)
        assert answer.polars(evidence=True).columns == list(answer.frame(evidence=True).columns)


def test_a_query_of_one_s_own_is_answered_with_labels_and_evidence(folder: Path) -> None:
    answer = query(
        """PREFIX lk: <https://w3id.org/lienket/ns#>
        SELECT ?target ?value { ?target a lk:Target ; lk:value ?value ; lk:statedIn ?document }
        ORDER BY ?target""",
        data=folder,
    )
    frame = answer.frame("vi", evidence=True)
    assert str(frame["value"].dtype) == "float64"
    assert {"target_sentence", "target_document"} <= set(frame.columns)
    assert "proof" not in frame.columns, "only questions of the catalogue have proofs"


def test_the_folder_is_that_of_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIENKET_DATA", str(folder))
    assert len(ask("equal-targets", place="Điện Biên")) == 2


def test_where_nothing_is_published_that_is_said_and_nothing_made(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished, match="lienket ingest"):
        ask(1, data=tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_told_with_what_would_do(folder: Path) -> None:
    with Graph(folder) as graph:
        with pytest.raises(UnknownQuestion, match="equal-targets"):
            graph.ask("equal-target")
        with pytest.raises(BadParameter, match="Atlantis"):
            graph.ask("equal-targets", place="Atlantis")
        with pytest.raises(QueryRefused):
            graph.query("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }")


def test_questions_of_one_s_own_are_asked_like_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = """#+ id: provinces
#+ title: {vi: Các tỉnh, en: Provinces}
#+ description: {vi: Các tỉnh, en: Provinces}
#+ columns:
#+   - {name: place, label: {vi: Tỉnh, en: Province}, role: place}
"""
    query = "SELECT ?place { ?place a <https://w3id.org/lienket/ns#Place> } ORDER BY ?place"
    (tmp_path / "provinces.rq").write_text(header + query, encoding="utf-8")
    monkeypatch.setenv("LIENKET_QUESTIONS", str(tmp_path))
    assert {"equal-targets", "provinces"} <= set(questions(data=folder))
    assert "Hà Nội" in set(ask("provinces", data=folder).frame()["place"])
