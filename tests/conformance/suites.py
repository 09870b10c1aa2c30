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

KNOWN: Final[Mapping[str, str]] = {}
"""The tests that fail, each with its reason."""

REPORT: Final = Path(__file__).parents[2] / "docs" / "conformance.md"
