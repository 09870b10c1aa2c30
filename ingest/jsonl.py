"""An extraction in the form in which extractors are compared: one JSON object for each document."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from ingest.model import Extraction, Goal, Kind, Measure, Section, Span, Task, page_at


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _section(section: Section) -> dict[str, Any]:
    return {
        "start": section.span.start,
        "end": section.span.end,
        "path": section.path,
        "number": section.number,
        "title": section.title,
        "parent": section.parent.span.start if section.parent else None,
    }


def _at(extraction: Extraction, pages: Sequence[int], span: Span) -> dict[str, Any]:
    """Where a fact stands: offsets, page, and section by `start`, `path` and the title over it."""
    section = extraction.section_of(span)
    found = section and {"start": section.span.start, "path": section.path, "title": section.heading}
    return {"start": span.start, "end": span.end, "page": page_at(pages, span), "section": found}


def _measure(measure: Measure) -> dict[str, Any]:
    target = measure.kind is Kind.TARGET
    return {
        "kind": measure.kind.value,
        "indicator": measure.indicator,
        "comparator": measure.comparator.value,
        "value": _number(measure.value),
        "unit": measure.unit.value,
        "numerator": _number(measure.numerator),
        "denominator": _number(measure.denominator),
        "level": measure.level,
        "place": measure.place and measure.place.rpartition("-")[2],
        "year": measure.year if target else None,
        "as_of": None if target else measure.as_of,
        "since": measure.since,
        "sectors": list(measure.sectors),
        "reporter": measure.reporter,
        "counts": measure.counts,
        "required": True,
    }


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "group": task.group.title if task.group else None,
        "responsible": list(task.responsible),
        "coordinating": list(task.coordinating),
        "sectors": list(task.sectors),
        "deadline": task.deadline,
        "pillar": task.pillar,
    }


def _goal(goal: Goal) -> dict[str, Any]:
    targets = [{"start": span.start, "end": span.end} for span in goal.targets]
    return {
        "year": goal.year,
        "indicators": list(goal.indicators),
        "level": goal.level,
        "pillar": goal.pillar,
        "targets": targets,
    }


def record(
    extraction: Extraction, name: str, links: Iterable[Mapping[str, Any]], pages: Sequence[int] = ()
) -> dict[str, Any]:
    """The object for the document with the file name `name`. Each link has `start` (of its measure),
    `national` (id of the national target) and `relation` (equal, stricter, looser). `relations` are those of
    instruments with symbols, at the mention of the object. `sections` are named by where they start, and each
    fact has the one in which it stands, or null; likewise its page, from 1, by where in the text each of
    `pages` begins."""
    stated = extraction.sectors
    at = partial(_at, extraction, pages)
    return {
        "document": name,
        "sections": [_section(section) for section in extraction.sections],
        "references": [
            {**at(r.span), "symbol": r.symbol, "type": r.type, "date": r.date} for r in extraction.references
        ],
        "measures": [{**at(m.span), **_measure(m)} for m in extraction.measures],
        "links": [{key: link[key] for key in ("start", "national", "relation")} for link in links],
        "relations": [
            {
                **at(r.span),
                "subject": r.subject.symbol,
                "predicate": r.predicate,
                "object": r.object.symbol,
            }
            for r in extraction.relations
            if r.subject.symbol and r.object.symbol
        ],
        "in_force": [
            {**at(v.span), "instrument": v.instrument.symbol, "begins": v.begins, "ends": v.ends}
            for v in extraction.in_force
        ],
        "task_groups": [
            {**at(g.span), "number": g.number, "title": g.title, "programme": g.programme, "pillar": g.pillar}
            for g in extraction.task_groups
        ],
        "tasks": [{**at(t.span), **_task(t)} for t in extraction.tasks],
        "goals": [{**at(g.span), **_goal(g)} for g in extraction.goals],
        "sectors": list(dict.fromkeys(s.sector for s in stated if not s.priority)),
        "priority_sectors": list(dict.fromkeys(s.sector for s in stated if s.priority)),
        "institutions": [{**at(i.span), "name": i.name} for i in extraction.institutions],
    }
