"""The wheel stands alone: installed into an empty environment it answers a question from its own sample."""

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.wheel


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LIENKET_", "PYTHON", "VIRTUAL_ENV"))}
    outcome = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env=kept | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv:
        run(uv, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT, cwd=folder)
        run(uv, "venv", "--quiet", "--python", sys.executable, folder / "env", cwd=folder)
        (wheel,) = folder.glob("*.whl")
        run(uv, "pip", "install", "--quiet", "--python", folder / "env", wheel, cwd=folder)
    else:
        venv.create(folder / "env", with_pip=True)
        run(folder / "env" / "bin" / "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
        (wheel,) = folder.glob("*.whl")
        run(folder / "env" / "bin" / "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "env" / "bin"


def test_it_answers_a_question_from_the_embedded_sample(installed: Path, tmp_path: Path) -> None:
    lienket = installed / "lienket"
    answer = run(
        lienket, "ask", "looser-targets", "--place", "11", "--format", "json",
        cwd=tmp_path, LIENKET_DATA=str(tmp_path / "data"),
    )  # fmt: skip
    assert "749-2025-digital-economy-gdp-share" in answer
    assert json.loads(answer)


def test_it_carries_the_pages(installed: Path, tmp_path: Path) -> None:
    script = "import api, pathlib; print(*pathlib.Path(api.__file__).parent.glob('explorer/dist/index.html'))"
    assert "index.html" in run(installed / "python", "-c", script, cwd=tmp_path)


def test_it_carries_the_reference_and_what_it_is_made_from_needs_not_be_there(
    installed: Path, tmp_path: Path
) -> None:
    script = (
        "from api.reference.listing import DIST, vocabularies\n"
        "print(*(name for name in vocabularies() if not (DIST / f'{name}.vi.html').is_file()), 'missing')\n"
        "print((DIST / 'ontology.en.html').read_text('utf-8').count('class=\"entry\"'))"
    )
    missing, terms = run(installed / "python", "-c", script, cwd=tmp_path).splitlines()
    assert missing == "missing"
    assert int(terms) > 150


def test_it_validates_and_compares_what_it_brings(installed: Path, tmp_path: Path) -> None:
    script = "from importlib.resources import files; print(files('ontology') / 'guide' / 'plan.ttl')"
    plan = run(installed / "python", "-c", script, cwd=tmp_path).strip()
    run(installed / "lienket", "ontology", "validate", plan, cwd=tmp_path)
    run(installed / "lienket", "ontology", "diff", "1.0.0", plan, cwd=tmp_path)
