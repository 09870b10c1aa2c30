"""The example notebooks run from top to bottom; they are kept without outputs, so that none can be stale."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from graph.embedded import EmbeddedStore
from ingest.pipeline import Library
from ontology.iris import Iris
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

# The kernel's sockets and Jupyter's own event loop are none of ours.
in_a_kernel = pytest.mark.filterwarnings("default")


def cells(notebook: Path) -> nbformat.NotebookNode:
    return nbformat.read(notebook, as_version=4)


def outputs(notebook: Path, folder: Path) -> dict[str, str]:
    """What each cell of code shows, as text; a picture is `image`."""
    read = cells(notebook)
    NotebookClient(read, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
    return {cell.id: "".join(map(_shown, cell.outputs)) for cell in read.cells if cell.cell_type == "code"}


def _shown(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    return "image" if "image/png" in data else str(data.get("text/plain", output.get("text", "")))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs(notebook: Path) -> None:
    assert [c.id for c in cells(notebook).cells if c.get("outputs") or c.get("execution_count")] == []


@in_a_kernel
def test_the_ontology_s_notebook_runs_and_prints_in_each_cell(tmp_path: Path) -> None:
    printed = list(outputs(FOLDER / "lienket.ipynb", tmp_path).values())
    assert len(printed) >= 6
    assert all(printed)
    assert "90 here, 80 nationally: +10" in printed[-2]
    assert "True" in printed[-1]


@in_a_kernel
def test_the_analyst_s_notebook_answers_five_questions_on_the_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedStore(tmp_path) as store:
        Library(tmp_path, store, Iris()).ingest_samples()
    for name in [name for name in os.environ if name.startswith("LIENKET_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LIENKET_DATA", str(tmp_path))
    shown = outputs(FOLDER / "five-questions.ipynb", tmp_path)
    assert all(shown.values()), [cell for cell, text in shown.items() if not text]
    told = "\n".join(shown.values())
    assert told.count("image") == 2, "two charts"
    assert "float64" in told
    assert "10 − 20 = −10" in told
    assert "True 10%" in told
    assert "/proof/looser-targets;place=11;" in told
    assert "VALUES ?place" in told
