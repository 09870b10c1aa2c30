"""From what people type to RDF terms, and the choices that a form offers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology.terms import XSD
from queries import things
from queries.errors import BadParameter
from queries.model import Parameter, Question, Text
from queries.names import key, short
from queries.things import KINDS, UNIONS
from queries.views import Readable, select, text

TYPES = ("year", *KINDS, *UNIONS, "target", "thing")
"""How a value is read: `year` as `2025`; a kind of `queries.things` by id, IRI or name; `target`, one of a
province, by IRI or `document/4120-4123`; `thing`, whatever the graph tells of. `WRITTEN` tells people."""

WRITTEN: Mapping[str, Text] = {
    "year": Text("năm, như 2025", "a year such as 2025"),
    "place": Text("mã, tên hoặc IRI của một địa phương", "a place, by code, name or IRI"),
    "instrument": Text("số hiệu, tên hoặc IRI của một văn bản", "an instrument, by symbol, name or IRI"),
    "indicator": Text("mã, tên hoặc IRI của một chỉ tiêu", "an indicator, by id, name or IRI"),
    "national": Text("mã, tên hoặc IRI của một mục tiêu quốc gia", "a national target, by id, name or IRI"),
    "sector": Text("mã, tên hoặc IRI của một lĩnh vực", "a sector, by id, name or IRI"),
    "level": Text("mã, tên hoặc IRI của một cấp hành chính", "an administrative level, by id, name or IRI"),
    "document": Text("mã, tiêu đề hoặc IRI của một tài liệu", "a document, by id, title or IRI"),
    "pillar": Text("mã, tên hoặc IRI của một trụ cột", "a pillar, by id, name or IRI"),
    "topic": Text(
        "mã, tên hoặc IRI của một chỉ tiêu hay trụ cột", "an indicator or a pillar, by id, name or IRI"
    ),
    "target": Text(
        "IRI, hoặc tài liệu và vị trí như dien-bien/4120-4123, của một mục tiêu của địa phương",
        "a target of a province, by IRI, or by document and place as in dien-bien/4120-4123",
    ),
    "thing": Text(
        "mã, tên, tài liệu và vị trí, hoặc IRI của bất cứ thứ gì trong đồ thị",
        "whatever the graph tells of, by id, name, document and place, or IRI",
    ),
}

_MOST_CHOICES = 2000
"""A longer list is none to choose from: a form then takes text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a parameter takes, as text, and its label."""

    value: str
    label: Text


def arguments(question: Question, values: Mapping[str, str], store: Readable) -> dict[str, Term | None]:
    """The term of each of the question's parameters; a required one that is absent takes its example.

    Raises BadParameter for a value that does not fit, or a name that the question does not have.
    """
    known = {parameter.name for parameter in question.parameters}
    if unknown := sorted(values.keys() - known):
        expected = f"it has {', '.join(sorted(known))}" if known else "it has none"
        raise BadParameter(
            f"question {question.id!r} has no parameter {unknown[0]!r}; {expected}", unknown[0], sorted(known)
        )
    return {p.name: _argument(p, values.get(p.name, "").strip(), store) for p in question.parameters}


def _argument(parameter: Parameter, value: str, store: Readable) -> Term | None:
    if value:
        return parse(parameter, value, store)
    return parameter.example if parameter.required else None


def parse(parameter: Parameter, value: str, store: Readable) -> Term:
    """Read `value` as the parameter's type wants it (see TYPES). Raises BadParameter, with the choices where
    they can be listed."""
    match parameter.type:
        case "year":
            return _year(parameter, value)
        case "target":
            return things.target(value, store, parameter.name)
        case "thing":
            return things.find(value, store, parameter.name)
        case kind:
            return things.one(value, kind, store, parameter.name)


def shown(term: Term | None) -> str:
    """A term as people type it: `11`, `2025`, `749-QD-TTg`; "" for None."""
    if isinstance(term, Literal):
        return term.value
    return short(term.value) if isinstance(term, NamedNode) else ""


def choices(parameter: Parameter, store: Readable) -> list[Choice]:
    """What a form may offer, by label; nothing for what is too much to choose from."""
    offered = _offered(parameter.type, store)
    return offered if len(offered) <= _MOST_CHOICES else []


def _offered(kind: str, store: Readable) -> list[Choice]:
    match kind:
        case "year":
            years = [text(row, "year") for row in select(store, "years").rows]
            return [Choice(year, Text(year, year)) for year in years]
        case "thing":
            return []
        case "target":
            found = [(short(iri.value), label) for iri, label in things.targets(store)]
            return [Choice(id_, Text(f"{said.vi} ({id_})", f"{said.en} ({id_})")) for id_, said in found]
        case _:
            offered = [Choice(thing.id, thing.shown) for thing in things.of_kind(kind, store)]
            return sorted(offered, key=lambda choice: (key(choice.label.vi), choice.value))


def _year(parameter: Parameter, value: str) -> Literal:
    if not re.fullmatch(r"(19|20)[0-9]{2}", value):
        raise BadParameter(
            f"parameter {parameter.name!r} is a year such as 2025, not {value!r}", parameter.name
        )
    return Literal(value, datatype=XSD.gYear)
