"""The API's description (OpenAPI 3.1): what FastAPI knows of the routes, the SPARQL endpoint, and each
question of the catalogue as its header tells of it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from fastapi import FastAPI

from api.exports import ANSWERS
from api.problems import MEDIA_TYPE
from api.sparql import openapi as endpoint
from api.tables import in_language
from graph.export import Format
from queries.catalogue import Catalogue
from queries.glossary import label
from queries.model import Column, Parameter, Question, Text
from queries.parameters import WRITTEN, shown

_TEXT: Final = {
    "type": "object",
    "properties": {"vi": {"type": "string"}, "en": {"type": "string"}},
    "required": ["vi", "en"],
}
_SCHEMAS: Final[Mapping[str, Any]] = {
    "Text": _TEXT,
    "Term": {
        "description": "an RDF term; a thing has its labels",
        "type": "object",
        "properties": {
            "type": {"enum": ["uri", "literal", "bnode", "triple"]},
            "value": {"type": "string"},
            "datatype": {"type": "string", "format": "iri"},
            "language": {"type": "string"},
            "label": {"$ref": "#/components/schemas/Text"},
            "opens": {
                "type": "string",
                "description": "the address of the question that lists what it sums up",
            },
        },
        "required": ["type", "value"],
    },
    "Evidence": {
        "description": "where a fact is written: prefix + exact + suffix is the sentence; start and end "
        "count code points of the document's text",
        "type": "object",
        "properties": {
            "document": {
                "type": "object",
                "properties": {
                    "id": {"type": "string"},
                    "title": {"type": "string"},
                    "issued": {"type": ["string", "null"], "format": "date"},
                },
            },
            "exact": {"type": "string"},
            "prefix": {"type": "string"},
            "suffix": {"type": "string"},
            "start": {"type": "integer"},
            "end": {"type": "integer"},
            "page": {"type": "integer"},
            "section": {"type": "string"},
        },
        "required": ["document", "exact", "prefix", "suffix", "start", "end"],
    },
}
_ROLES: Final = {
    "fact": Text("một sự kiện, có dẫn chứng trong `evidence`", "a fact, with its sentence in `evidence`"),
    "comparison": Text("một so sánh", "a comparison"),
    "document": Text("một tài liệu", "a document"),
    "instrument": Text("một văn bản", "an instrument"),
    "place": Text("một địa phương", "a place"),
    "label": Text("chữ", "a text"),
    "value": Text("con số hoặc ngày", "a figure or a date"),
    "iri": Text("một khái niệm", "a thing or a concept"),
}


def description(app: FastAPI, catalogue: Catalogue, lang: str) -> dict[str, Any]:
    """All addresses of `app`, with the texts of questions in `lang` (`vi` or `en`)."""
    known = app.openapi()
    questions = {f"/questions/{asked.id}": _path(asked, lang) for asked in catalogue.values()}
    components = known.get("components", {})
    return {
        **known,
        "paths": {**known["paths"], **questions, "/sparql": endpoint.PATH},
        "components": {**components, "schemas": {**components.get("schemas", {}), **_SCHEMAS}},
    }


def _path(asked: Question, lang: str) -> dict[str, Any]:
    number = f" ({asked.number})" if asked.number else ""
    theme = in_language(label(asked.theme), lang)
    return {
        "get": {
            "tags": [f"questions: {theme}"],
            "operationId": f"ask-{asked.id}",
            "summary": in_language(asked.title, lang) + number,
            "description": in_language(asked.description, lang),
            "parameters": [*(_parameter(p, lang) for p in asked.parameters), *_COMMON],
            "responses": _responses(asked, lang),
        }
    }


def _parameter(parameter: Parameter, lang: str) -> dict[str, Any]:
    """One that is required may be left out over HTTP: the example then takes its place."""
    schema = {"type": "string"} | ({"pattern": "^(19|20)[0-9]{2}$"} if parameter.type == "year" else {})
    example = shown(parameter.example)
    if example and parameter.required:
        schema["default"] = example
    written = in_language(WRITTEN[parameter.type], lang)
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": f"{in_language(parameter.label, lang)}: {written}",
        "schema": schema,
        "x-type": parameter.type,
    } | ({"example": example} if example else {})


_COMMON: Final = [
    {
        "name": "format",
        "in": "query",
        "description": "the form of the answer; goes over Accept",
        "schema": {"enum": [str(form) for form in ANSWERS]},
    },
    {
        "name": "lang",
        "in": "query",
        "description": "the language of labels in tables",
        "schema": {"enum": ["vi", "en"], "default": "vi"},
    },
]


def _responses(asked: Question, lang: str) -> dict[str, Any]:
    answer = {
        "type": "object",
        "properties": {
            "rows": {"type": "array", "items": _row(asked.columns, lang)},
            "evidence": {
                "description": "by the IRI of the fact",
                "type": "object",
                "additionalProperties": {"$ref": "#/components/schemas/Evidence"},
            },
            "sparql": {"type": "string", "description": "the query that gave the rows"},
            "outdated": {
                "type": "boolean",
                "description": "whether another version of lienket, or other settings, drew the conclusions",
            },
        },
        "required": ["rows", "evidence", "sparql", "outdated"],
    }
    heads = ",".join(column.name for column in asked.columns)
    schemas = {
        Format.JSON: answer,
        Format.CSV: {"type": "string", "description": f"{heads}, the evidence of each fact, and the proof"},
    }
    return {
        "200": {
            "description": in_language(asked.title, lang),
            "content": {form.media_type: {"schema": schemas.get(form, {})} for form in ANSWERS},
        },
        "default": {"description": "what is wrong", "content": {MEDIA_TYPE: {}}},
    }


def _row(columns: Iterable[Column], lang: str) -> dict[str, Any]:
    """What is unbound in a row is absent from it, so nothing is required."""
    return {
        "type": "object",
        "properties": {
            column.name: {
                "$ref": "#/components/schemas/Term",
                "title": in_language(column.label, lang),
                "description": in_language(column.meaning or _ROLES[column.role], lang),
                "x-role": column.role,
            }
            for column in columns
        },
    }
