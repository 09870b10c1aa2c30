"""Goals and results with their times, as newspapers and offices word them: see `tests/data/times`."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.model import Kind, Measure
from tests.ingest.extract.conftest import Read

DOCUMENTS = Path(__file__).parents[2] / "data" / "times"
TAG = re.compile(r"\[(→?[\d-]*)\]")


def marked() -> Iterator[object]:
    """Each document with its tags."""
    for path in sorted(DOCUMENTS.glob("*.txt")):
        head, *documents = path.read_text(encoding="utf-8").split("\n---\n")
        for number, document in enumerate(documents, 1):
            yield pytest.param(f"{head}\n{document}", id=f"{path.stem}-{number}")


def tag(measure: Measure) -> str:
    return f"→{measure.year or ''}" if measure.kind is Kind.TARGET else measure.as_of or ""


@pytest.mark.parametrize("document", list(marked()))
def test_each_figure_is_a_goal_or_a_result_of_its_time(read: Read, document: str) -> None:
    text = TAG.sub("", document)
    found = read(text).measures
    for measure in reversed(found):
        text = f"{text[: measure.span.end]}[{tag(measure)}]{text[measure.span.end :]}"
    assert text == document
