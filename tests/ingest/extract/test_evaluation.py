"""How well the development documents are read; a figure may rise, never fall."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.extract import extract
from ingest.jsonl import record
from ontology.vocabulary import vocabulary
from tests import relations
from tests.ingest.extract.linking import links

FLOORS = {
    "dev": {
        "detection": 0.99, "record": 0.98, "references": 0.99, "links": 0.99,
        "sectors": 0.93, "priority_sectors": 0.96, "institutions": 0.98,
    },
    "dev-official": {
        "detection": 0.995, "record": 0.995, "references": 0.99, "links": 0.99,
        "sectors": 0.99, "priority_sectors": 0.99, "institutions": 0.99,
    },
}  # fmt: skip
RELATIONS = 0.97
DOCUMENTS = {"dev": ("corpus", 5), "dev-official": ("corpus/official", 6)}


def evaluate(shared: Path, gold: str, predictions: Path) -> dict[str, dict[str, float]]:
    folder, least = DOCUMENTS[gold]
    lines = []
    for path in sorted((shared / folder).glob("*.txt")):
        found = extract(path.read_text(encoding="utf-8"), path.name, vocabulary())
        lines.append(json.dumps(record(found, path.name, links(found, vocabulary()))))
    assert len(lines) >= least
    predictions.write_text("\n".join(lines), encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "eval/score.py"),
        str(shared / "eval" / gold),
        str(predictions),
        "--json",
    ]
    report = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    assert report["documents"] >= least
    assert report["missing_documents"] == []
    return report


@pytest.mark.parametrize("gold", sorted(DOCUMENTS))
def test_the_reached_figures_hold(shared: Path, gold: str, tmp_path: Path) -> None:
    report = evaluate(shared, gold, tmp_path / "predictions.jsonl")
    reached = {name: report[name]["f1"] for name in FLOORS[gold]}
    assert {name: f1 for name, f1 in reached.items() if f1 < FLOORS[gold][name]} == {}


def test_relations_are_read_as_annotated(shared: Path) -> None:
    paths = [path for folder, _ in DOCUMENTS.values() for path in sorted((shared / folder).glob("*.txt"))]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    records = [record(extract(text, name, vocabulary()), name, ()) for name, text in texts.items()]
    reached = relations.score(records)
    assert reached["gold"] >= 30
    assert reached["f1"] >= RELATIONS


@pytest.mark.parametrize("gold", sorted(DOCUMENTS))
def test_evidence_is_what_the_text_says(shared: Path, gold: str) -> None:
    for path in sorted((shared / DOCUMENTS[gold][0]).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = extract(text, path.name, vocabulary())
        for item in (
            *found.measures,
            *found.references,
            *found.institutions,
            *found.sectors,
            *found.relations,
        ):
            assert item.sentence.start <= item.span.start < item.span.end <= item.sentence.end
            assert text[item.span.start : item.span.end].strip() == text[item.span.start : item.span.end]
