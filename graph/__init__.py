"""lienket: graph. Storage and everything that is done to triples, whatever they mean.

| module | does |
|---|---|
| `store` | the `Store` protocol and its plain results |
| `embedded` | the store on disk: generations, one writer, query workers |
| `remote` | the same protocol over SPARQL 1.1, to an existing engine |
| `tokens`, `guard` | SPARQL's tokens; which queries may run |
| `terms`, `values` | RDF terms as text, and as values of Python |
| `validate`, `checks` | SHACL; queries whose rows are failures |
| `network`, `export` | graphs as networkx sees them; files to give away |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from graph.remote.endpoints import Endpoints
    from graph.store import Limits, Store


def open_store(
    folder: Path,
    *,
    workers: int = 2,
    memory: bool = False,
    limits: Limits | None = None,
    services: frozenset[str] = frozenset(),
    endpoints: Endpoints | None = None,
    engine: str | None = None,
) -> Store:
    """Open the store of a deployment: the `engine` at `endpoints` where they are given, else the embedded
    one in the data folder `folder`, which with `memory` is loaded. `limits` are what a query may take that
    comes without its own, `services` the endpoints that SERVICE may call."""
    # The stores are imported when one is opened: `lienket --help` needs neither, and they take 0.2 s.
    from graph.store import DEFAULT_LIMITS  # noqa: PLC0415

    limits = limits or DEFAULT_LIMITS
    if endpoints is not None:
        from graph.remote import RemoteStore  # noqa: PLC0415

        return RemoteStore(endpoints, engine, limits=limits, services=services)
    from graph.embedded import EmbeddedStore  # noqa: PLC0415

    return EmbeddedStore(folder, workers, limits=limits, services=services, memory=memory)
