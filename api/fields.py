"""The fields of a query string or of a posted form: what both SPARQL and the questions are asked with."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from pyoxigraph import NamedNode

from api.errors import RequestError

Fields = Mapping[str, Sequence[str]]


def read(encoded: str) -> Fields:
    """The values of each field, in their order. Raises RequestError where they are not UTF-8."""
    try:
        return parse_qs(encoded, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise RequestError("the parameters are not UTF-8, percent-encoded") from error


def first(fields: Fields, name: str) -> str | None:
    """The first value of a field: SPARQLWrapper names a form by a short name, then by its media type."""
    return next(iter(fields.get(name, ())), None)


def single(fields: Fields, name: str) -> str | None:
    """The value of a field that may stand once. Raises RequestError where it stands more often."""
    values = fields.get(name, ())
    if len(values) > 1:
        raise RequestError(f"the parameter {name} is given {len(values)} times; one is allowed")
    return values[0] if values else None


def node(iri: str) -> NamedNode:
    """The IRI as a term. Raises RequestError where it is none."""
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise RequestError(f"{iri!r} is no IRI: {error}") from error
