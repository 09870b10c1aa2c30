"""The suites, how many tests of each must pass, and what is known to fail and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.conformance.manifests import Entry, entries
from tests.conftest import SHARED

FOLDER: Final = SHARED / "w3c" / "sparql"


@dataclass(frozen=True)
class Suite:
    """Some manifests of the W3C; `size` is how many tests they have, of which `least` must pass."""

    title: str
    manifests: tuple[str, ...]
    least: int
    size: int

    def entries(self) -> list[Entry]:
        """Its tests, in their order."""
        return [entry for name in self.manifests for entry in entries(FOLDER / name)]


SUITES: Final = (
    Suite("SPARQL 1.1 Protocol", ("sparql11/protocol/manifest.ttl",), 34, 34),
    Suite("SPARQL 1.1 Query", ("sparql11/manifest-sparql11-query.ttl",), 318, 328),
    Suite("SPARQL 1.1 Update", ("sparql11/manifest-sparql11-update.ttl",), 157, 157),
    Suite(
        "SPARQL 1.1 results in JSON, CSV and TSV",
        ("sparql11/csv-tsv-res/manifest.ttl", "sparql11/json-res/manifest.ttl"),
        10,
        10,
    ),
    Suite("SPARQL 1.1 Graph Store HTTP Protocol", ("sparql11/graph-store-protocol/manifest.ttl",), 13, 13),
    Suite("SPARQL 1.1 Service Description", ("sparql11/service-description/manifest.ttl",), 3, 3),
    Suite("SPARQL 1.2", ("sparql12/manifest.ttl",), 264, 269),
)

_LOSES_GRAPH = (
    "Oxigraph 0.5 loses the variable of GRAPH around a sub-select that does not project it, and around "
    "VALUES alone; such a query gets a Warning header"
)
_LANGUAGES = (
    "Oxigraph 0.5 gives GROUP_CONCAT the language of its members where they agree, as SPARQL 1.2 has it"
)
_NOT_THERE = "Oxigraph 0.5 finds no path of length zero at a term that the data do not have"
_AS_SUBJECT = "Oxigraph 0.5 takes a literal or a triple term as the subject of a triple term in an expression"

KNOWN: Final[Mapping[str, str]] = {
    "sparql11/aggregates/agg-groupconcat-04": _LANGUAGES,
    "sparql11/aggregates/agg-groupconcat-06": _LANGUAGES,
    "sparql11/aggregates/agg-empty-group-count-graph": _LOSES_GRAPH,
    "sparql11/bindings/graph": _LOSES_GRAPH,
    "sparql11/functions/bnode01": "Oxigraph 0.5 gives BNODE of a text the same blank node in all solutions",
    "sparql11/negation/graph-minus": (
        "Oxigraph 0.5 counts the variable of GRAPH as one that both sides of a MINUS within it share"
    ),
    "sparql11/property-path/zero_or_more_set_start": _NOT_THERE,
    "sparql11/property-path/zero_or_more_set_end": _NOT_THERE,
    "sparql11/property-path/zero_or_one_set_start": _NOT_THERE,
    "sparql11/property-path/zero_or_one_set_end": _NOT_THERE,
    "sparql12/grouping/group01": "the store keeps numbers by value: 001 and 1 are one term",
    "sparql12/grouping/select-variable-reuse": (
        "Oxigraph 0.5 does not let an expression of SELECT use a variable of the same SELECT that is an "
        "aggregate, in a query without GROUP BY"
    ),
    "sparql12/syntax-triple-terms-negative/tripleterm-subject-03": _AS_SUBJECT,
    "sparql12/syntax-triple-terms-negative/tripleterm-subject-06": _AS_SUBJECT,
    "sparql12/syntax/nested-aggregate-functions": "Oxigraph 0.5 takes an aggregate within an aggregate",
}
"""The tests that fail, each with its reason."""

REPORT: Final = Path(__file__).parents[2] / "docs" / "conformance.md"
