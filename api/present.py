"""The JSON form of what the layers below return: names in camelCase, decimals as numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from functools import singledispatch
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import BlankNode, Literal, NamedNode

from graph.store import Term
from ingest.pins import Pin
from ingest.summary import Outcome
from queries import regression
from queries.catalogue import Catalogue
from queries.glossary import by_theme, label
from queries.model import Evidence, Question, Result, Text
from queries.opening import opened
from queries.parameters import shown
from queries.proof.absence import Nearest
from queries.proof.identity import PROOF, row_ids
from queries.proof.proofs import Proof
from queries.regression import SHOWN, Arguments, Difference, Row


@singledispatch
def plain(value: Any) -> Any:
    """`value` as what JSON knows: dataclasses become objects, whole decimals integers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {_camel(field.name): plain(getattr(value, field.name)) for field in fields(value)}
    return value


@plain.register
def _(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@plain.register
def _(value: datetime) -> str:
    return value.isoformat()


@plain.register(Mapping)
def _(value: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): plain(item) for key, item in value.items()}


@plain.register(tuple)
@plain.register(list)
def _(value: Sequence[Any]) -> list[Any]:
    return [plain(item) for item in value]


@plain.register
def _(value: Text) -> dict[str, str]:
    """The languages that there is the text in: who reads another one is to know."""
    return {language: getattr(value, language) for language in ("vi", "en") if value.only in {None, language}}


@plain.register
def _(value: Nearest) -> dict[str, Any]:
    told = {"reasons": plain(value.reasons), "words": value.words, "score": plain(value.score)}
    return {**plain(value.fact), **told}


@plain.register
def evidence(value: Evidence) -> dict[str, Any]:
    """Where a fact is written, with its document."""
    told = {"page": value.page, "section": value.section}
    return {
        "document": {"id": value.document, "title": value.title, "issued": value.issued},
        "exact": value.exact,
        "prefix": value.prefix,
        "suffix": value.suffix,
        "start": value.start,
        "end": value.end,
    } | {name: known for name, known in told.items() if known}


def term(value: Term, labels: Mapping[str, Text]) -> dict[str, Any]:
    """An RDF term, with its labels where it is an IRI that has some."""
    if isinstance(value, Literal):
        told: dict[str, Any] = {"type": "literal", "value": value.value, "datatype": value.datatype.value}
        return told | ({"language": value.language} if value.language else {})
    if isinstance(value, NamedNode):
        label = labels.get(value.value)
        return {"type": "uri", "value": value.value} | ({"label": plain(label)} if label else {})
    return {"type": "bnode" if isinstance(value, BlankNode) else "triple", "value": str(value)}


def listed(asked: Question) -> dict[str, Any]:
    """What the list of questions shows of one: enough to ask it, and to find it in words."""
    return {
        **question(asked),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "label": plain(parameter.label),
                "required": parameter.required,
                "example": shown(parameter.example) or None,
            }
            for parameter in asked.parameters
        ],
        "columns": plain(asked.columns),
        "asks": list(asked.asks),
    }


def catalogue(questions: Catalogue) -> dict[str, Any]:
    """The themes in their order, the questions, and what is wrong with files of an analyst's own: where the
    folders are is nobody's business."""
    return {
        "themes": [{"id": id_, "label": plain(label(id_))} for id_ in by_theme(questions.values())],
        "questions": [listed(asked) for asked in questions.values()],
        "problems": [
            {"file": fault.file, "line": fault.line, "message": plain(fault.message)}
            for fault in questions.faults
        ],
    }


def question(asked: Question) -> dict[str, Any]:
    """What is told of a question wherever it is shown."""
    return {
        "id": asked.id,
        "number": asked.number,
        "theme": asked.theme,
        "own": asked.own,
        "title": plain(asked.title),
        "description": plain(asked.description),
        "tags": list(asked.tags),
    }


def answer(result: Result) -> dict[str, Any]:
    """An answered question: its rows, their evidence by the fact's IRI, and what ran.

    What is unbound in a row is absent from it. Its member `proof` is the address of its proof; `opens` of a
    cell that of the question that lists what the cell sums up.
    """
    return {
        **question(result.question),
        "columns": plain(result.question.columns),
        "rows": [
            _cells(result, row) | {PROOF: f"/proof/{proof}"}
            for row, proof in zip(result.table.rows, row_ids(result), strict=True)
        ],
        "evidence": {fact: evidence(found) for fact, found in result.evidence.items()},
        "sparql": result.sparql,
    }


def _cells(result: Result, row: Mapping[str, Term]) -> dict[str, Any]:
    cells = {name: term(cell, result.labels) for name, cell in row.items()}
    for column in result.question.columns:
        values = opened(column, row)
        if column.opens and values is not None and column.name in cells:
            cells[column.name]["opens"] = f"/questions/{column.opens.question}?{urlencode(values)}"
    return cells


def proof(proven: Proof) -> dict[str, Any]:
    """The proof of a row: the row, the steps that it rests on, their documents, and the query for it."""
    answered = proven.answered
    row = (
        {
            "question": question(answered.result.question),
            "arguments": {name: shown(value) for name, value in answered.result.arguments.items() if value},
            "row": {name: term(cell, answered.result.labels) for name, cell in answered.row.items()},
        }
        if answered
        else {}
    )
    return {"id": proven.id, **row, **plain(proven.chain), "sparql": proven.sparql}


def difference(value: Difference) -> dict[str, Any]:
    """How an answer differs: all rows are counted, the first of each kind told."""
    kinds = {"added": value.added, "removed": value.removed, "changed": value.changed}
    told = {
        "added": [_row(value.columns, row, value.labels) for row in value.added[:SHOWN]],
        "removed": [_row(value.columns, row, value.former) for row in value.removed[:SHOWN]],
        "changed": [
            {
                "before": _row(value.columns, was, value.former),
                "after": _row(value.columns, now, value.labels),
            }
            for was, now in value.changed[:SHOWN]
        ],
    }
    return {
        "question": value.question,
        "arguments": _given(value.arguments, value.former),
        "change": value.change,
        "reason": value.reason or None,
        "counts": {kind: len(rows) for kind, rows in kinds.items()},
        **told,
    }


def pin(value: Pin, found: Difference | None) -> dict[str, Any]:
    """A pin, and how the answer of today differs from it."""
    return {
        "pin": value.name,
        "question": value.answer.question,
        "arguments": _given(value.answer.arguments, {}),
        "rows": len(value.answer.rows),
        "generation": value.generation,
        "time": value.time,
        "by": value.by,
        "note": value.note,
        "difference": found and difference(found),
    }


def outcome(value: Outcome) -> dict[str, Any]:
    """What became of a document that was sent."""
    told = plain(value)
    return {"file": value.path.name, **{name: found for name, found in told.items() if name != "path"}}


def _given(arguments: Arguments, labels: Mapping[str, Text]) -> dict[str, Any]:
    return {name: term(value, labels) for name, value in arguments.items() if value is not None}


def _row(columns: Sequence[str], row: Row, labels: Mapping[str, Text]) -> dict[str, Any]:
    cells = zip(columns, row, strict=True)
    return {name: term(regression.term(cell), labels) for name, cell in cells if cell}


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name)
