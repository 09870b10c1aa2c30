"""The example notebook runs from top to bottom; it is kept without outputs, so that none can be stale."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "notebooks" / "lienket.ipynb"


def cells() -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_it_is_kept_without_outputs() -> None:
    assert [cell.id for cell in cells().cells if cell.get("outputs") or cell.get("execution_count")] == []


# The kernel's sockets and Jupyter's own event loop are none of ours.
@pytest.mark.filterwarnings("default")
def test_it_runs_and_prints_in_each_cell(tmp_path: Path) -> None:
    notebook = cells()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) >= 6
    printed = ["".join(output.get("text", "") for output in cell.outputs) for cell in code]
    assert [cell.id for cell, text in zip(code, printed, strict=True) if not text] == []
    assert "90 here, 80 nationally: +10" in printed[-2]
    assert "True" in printed[-1]
