"""The wheel stands alone: installed into an empty environment it answers a question from its own sample."""

import json
import os
from pathlib import Path

import pytest

from tests import wheels
from tests.conftest import SHARED
from tests.wheels import run

pytestmark = pytest.mark.wheel
EVALUATION = Path(__file__).parents[1] / "data" / "evaluation"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that holds the wheel and what it asks for, nothing else."""
    return wheels.installed(tmp_path_factory.mktemp("wheel"))


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


@pytest.mark.skipif(
    wheels.COMPILER is None and os.environ.get("CI") != "true", reason="a compiled wheel needs a C compiler"
)
@pytest.mark.timeout(1500)  # compiling takes minutes
def test_compiled_it_finds_what_it_finds_interpreted(installed: Path, tmp_path: Path) -> None:
    documents = [*sorted(EVALUATION.rglob("*.txt")), *sorted(SHARED.rglob("corpus/**/*.txt"))]
    assert len(documents) >= 140
    compiled = wheels.installed(tmp_path, compiled=True)
    script = "from ingest.extract.measures import prose; print(prose.__file__)"
    assert not run(compiled / "python", "-c", script, cwd=tmp_path).strip().endswith(".py")
    interpreted, native = (
        run(folder / "lienket", "extract", *documents, "--format", "jsonl", cwd=tmp_path)
        for folder in (installed, compiled)
    )
    assert native.splitlines() == interpreted.splitlines()
