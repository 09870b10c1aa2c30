"""The forms of an export."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Format(StrEnum):
    """The forms, by the names that users give them. TRIG and NQUADS keep named graphs."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    NTRIPLES = "ntriples"
    TRIG = "trig"
    NQUADS = "nquads"
    GRAPHML = "graphml"
    GEXF = "gexf"
    HTML = "html"

    @property
    def media_type(self) -> str:
        """What it is called in `Accept` and `Content-Type`."""
        return _MEDIA_TYPES[self]

    @property
    def suffix(self) -> str:
        """What a file of this form ends with, dot and all."""
        return next(suffix for suffix, form in SUFFIXES.items() if form is self)


RDF: Final = (Format.TURTLE, Format.JSONLD, Format.NTRIPLES, Format.TRIG, Format.NQUADS)
NETWORKS: Final = (Format.GRAPHML, Format.GEXF, Format.HTML)

SUFFIXES: Final = {
    ".csv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".json": Format.JSON,
    ".ttl": Format.TURTLE,
    ".jsonld": Format.JSONLD,
    ".nt": Format.NTRIPLES,
    ".trig": Format.TRIG,
    ".nq": Format.NQUADS,
    ".graphml": Format.GRAPHML,
    ".gexf": Format.GEXF,
    ".html": Format.HTML,
}

_MEDIA_TYPES: Final = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON: "application/json",
    Format.TURTLE: "text/turtle",
    Format.JSONLD: "application/ld+json",
    Format.NTRIPLES: "application/n-triples",
    Format.TRIG: "application/trig",
    Format.NQUADS: "application/n-quads",
    Format.GRAPHML: "application/graphml+xml",
    Format.GEXF: "application/gexf+xml",
    Format.HTML: "text/html",
}
