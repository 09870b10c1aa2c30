"""The examples of docs/examples, run as they are against a running server; SPARQLWrapper's other forms."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import rdflib
from SPARQLWrapper import CSV, JSON, JSONLD, N3, RDF, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from api.settings import load
from api.tokens import Scope, Tokens
from tests.api.conftest import PATIENCE, serving
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "examples"
SELECT = "SELECT * { ?s a <https://w3id.org/lienket/ns#NationalTarget> } LIMIT 2"
DESCRIBE = "DESCRIBE <https://w3id.org/lienket/id/place/11>"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, str]]:
    """A server over the samples, and a token that may change everything."""
    from api.storage import fill, open_store

    settings = load(data=tmp_path_factory.mktemp("data"))
    store = open_store(settings)
    fill(settings, store)
    store.close()
    token = Tokens(settings.data).make("example", [Scope.ADMIN], datetime.now(UTC) + timedelta(hours=1))
    with serving(settings) as client:
        yield client, token


def run(name: str, address: tuple[httpx.Client, str]) -> str:
    """What an example prints."""
    client, token = address
    done = subprocess.run(
        [sys.executable, FOLDER / name],
        env={**os.environ, "LIENKET_URL": str(client.base_url).rstrip("/"), "LIENKET_TOKEN": token},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_solutions_truth_graphs_and_mistakes(address: tuple[httpx.Client, str]) -> None:
    told = run("query.py", address)
    assert "100 " in told
    assert "label,value" in told
    assert "\nTrue\n" in told
    assert "lk:implements <https://w3id.org/lienket/id/instrument/749-QD-TTg>" in told
    assert "\n4 triples\n" in told
    assert "\n400 1 " in told


def test_a_graph_is_written_with_a_token_and_removed(address: tuple[httpx.Client, str]) -> None:
    told = run("update.py", address)
    assert told == "written: ['Check the third quarter', 'Xem lại số liệu quý 3']\nremoved: []\n"


def test_answers_are_frames_over_http(address: tuple[httpx.Client, str]) -> None:
    told = run("answers.py", address)
    assert "Level-4 online public services reach 80%" in told
    assert "/proof/equal-targets;place=11;year=2025;" in told


def test_each_example_is_told_of_and_run() -> None:
    scripts = {path.name for path in FOLDER.glob("*.py")}
    assert scripts == {"query.py", "update.py", "answers.py"}
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"({name})" in readme for name in scripts)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Sending Accept")  # SPARQLWrapper's own
@pytest.mark.parametrize(
    ("query", "form", "kind"),
    [
        (SELECT, JSON, dict),
        (SELECT, XML, object),
        (SELECT, CSV, bytes),
        (SELECT, TSV, bytes),
        (DESCRIBE, None, rdflib.Graph),
        (DESCRIBE, XML, rdflib.Graph),
        (DESCRIBE, RDF, rdflib.Graph),
        (DESCRIBE, RDFXML, rdflib.Graph),
        (DESCRIBE, JSONLD, rdflib.Graph),
        (DESCRIBE, JSON, rdflib.Graph),
        (DESCRIBE, TURTLE, bytes),
        (DESCRIBE, N3, bytes),
    ],
)
def test_sparqlwrapper_gets_each_of_its_forms(
    client: httpx.Client, query: str, form: str | None, kind: type
) -> None:
    asked = SPARQLWrapper(f"{client.base_url}/sparql")
    asked.setQuery(query)
    if form is not None:
        asked.setReturnFormat(form)
    found = asked.queryAndConvert()
    assert isinstance(found, kind)
    assert kind is not rdflib.Graph or len(found) > 5
