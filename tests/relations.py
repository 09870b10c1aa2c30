"""Scores the legal relations of `lienket extract` against `tests/data/relations`."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "data" / "relations"


def annotated() -> dict[str, list[dict[str, Any]]]:
    """The annotated relations by document."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return {file["document"]: file["relations"] for file in files}


def _told(relations: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The relations without those that follow from another: what implements something is based on it."""
    told = list(relations)
    implemented = {(r["subject"], r["object"]) for r in told if r["predicate"] == "implements"}
    return [r for r in told if r["predicate"] != "basedOn" or (r["subject"], r["object"]) not in implemented]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    overlap = one["start"] < other["end"] and other["start"] < one["end"]
    return overlap and all(one[key] == other[key] for key in ("subject", "predicate", "object"))


def score(records: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Precision, recall and F1 of the `relations` of `records` of annotated documents."""
    gold = annotated()
    right = expected = found = 0
    for record in records:
        if record["document"] not in gold:
            continue
        wanted, given = _told(gold[record["document"]]), _told(record["relations"])
        right += sum(any(_same(w, g) for g in given) for w in wanted)
        expected += len(wanted)
        found += len(given)
    precision, recall = right / found if found else 0.0, right / expected if expected else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "gold": expected, "predicted": found}


def table(records: Iterable[Mapping[str, Any]]) -> str:
    """The figures as `score.py` prints its own; empty where nothing is annotated."""
    reached = score(records)
    if not reached["gold"]:
        return ""
    return (
        f"relations         P {reached['precision']:.3f}  R {reached['recall']:.3f}  F1 {reached['f1']:.3f}"
        f"  (gold {reached['gold']:.0f}, predicted {reached['predicted']:.0f})\n"
    )
