"""Scores the tasks and sections of `lienket extract` against `tests/data/tasks`."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "data" / "tasks"
ATTRIBUTES = ("responsible", "coordinating", "deadline")

Task = Mapping[str, Any]


def annotated() -> dict[str, Mapping[str, Any]]:
    """The annotated documents by name."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return {file["document"]: file for file in files}


def _pairs(gold: Sequence[Task], found: Sequence[Task]) -> list[tuple[Task, Task]]:
    """Each gold task with the one found that overlaps it most, if any; none is taken twice."""
    left = list(found)
    pairs = []
    for task in gold:
        best = max(left, key=lambda other: _overlap(task, other), default=None)
        if best is not None and _overlap(task, best) > 0:
            left.remove(best)
            pairs.append((task, best))
    return pairs


def _overlap(one: Task, other: Task) -> int:
    return int(min(one["end"], other["end"])) - int(max(one["start"], other["start"]))


def _value(task: Task, attribute: str) -> object:
    value = task[attribute]
    return {name.casefold() for name in value} if isinstance(value, list) else value


def _f1(right: float, expected: int, found: int) -> float:
    return 2 * right / (expected + found) if expected + found else 1.0


def score(records: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """F1 of tasks by overlapping words; F1 of those with `responsible`, `coordinating` and `deadline` right
    too; the share of matched tasks that each attribute is right for; F1 of sections by start and path."""
    gold = annotated()
    expected = found = matched = whole = 0
    sections = {"expected": 0, "found": 0, "right": 0}
    rights = dict.fromkeys(ATTRIBUTES, 0)
    for record in records:
        wanted = gold.get(record["document"])
        if wanted is None:
            continue
        pairs = _pairs(wanted["tasks"], record["tasks"])
        expected += len(wanted["tasks"])
        found += len(record["tasks"])
        matched += len(pairs)
        for pair in pairs:
            same = {name: _value(pair[0], name) == _value(pair[1], name) for name in ATTRIBUTES}
            whole += all(same.values())
            for name in ATTRIBUTES:
                rights[name] += same[name]
        places = [{(s["start"], s["path"]) for s in side["sections"]} for side in (wanted, record)]
        sections["expected"] += len(places[0])
        sections["found"] += len(places[1])
        sections["right"] += len(places[0] & places[1])
    return {
        "f1": _f1(matched, expected, found),
        "record": _f1(whole, expected, found),
        **{name: right / matched if matched else 1.0 for name, right in rights.items()},
        "sections": _f1(sections["right"], sections["expected"], sections["found"]),
        "gold": expected,
        "predicted": found,
    }


def table(records: Iterable[Mapping[str, Any]]) -> str:
    """The figures as `score.py` prints its own; empty where nothing is annotated."""
    known = [record for record in records if record["document"] in annotated()]
    if not known:
        return ""
    reached = score(known)
    attributes = "  ".join(f"{name} {reached[name]:.3f}" for name in ATTRIBUTES)
    return (
        f"tasks             F1 {reached['f1']:.3f}  record F1 {reached['record']:.3f}  {attributes}"
        f"  (gold {reached['gold']:.0f}, predicted {reached['predicted']:.0f})\n"
        f"sections          F1 {reached['sections']:.3f}\n"
    )
