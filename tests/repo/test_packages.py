"""The five packages are this repository's, in layers, and their entry point works."""

import importlib
import re
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import ingest.extract
from tests.conftest import ROOT

PACKAGES = ("ontology", "graph", "queries", "ingest", "api")


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_is_imported_from_this_checkout_and_not_from_a_namesake(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).resolve().parent == ROOT / name


def test_packages_import_only_to_their_right() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout
    assert "Contracts: 1 kept, 0 broken" in outcome.stdout


def test_the_console_script_is_the_command_line() -> None:
    (script,) = [e for e in entry_points(group="console_scripts") if e.name == "lienket"]
    assert script.value == "api.cli:main"
    assert callable(script.load())


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_says_what_lives_in_it(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    assert len(module.__doc__.split()) >= 8


def test_the_maps_of_extraction_name_each_of_its_modules_and_folders_once() -> None:
    root = Path(ingest.extract.__file__).parent
    folders = [root, *(path.parent for path in root.glob("*/__init__.py"))]
    assert len(folders) > 10
    for folder in folders:
        parts = {path.stem for path in folder.glob("[!_]*") if path.suffix == ".py" or path.is_dir()}
        module = importlib.import_module(".".join(folder.relative_to(root.parent.parent).parts))
        named = re.findall(r"`(\w+)`", module.__doc__ or "")
        assert sorted(name for name in named if name in parts) == sorted(parts), folder.name
