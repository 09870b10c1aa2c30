"""Every test that takes `store` runs over each implementation of the protocol, and over each engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.remote import RemoteStore
from graph.store import Store
from tests.remote.engines.process import Running

HERE = ("embedded", "oxigraph", "oxigraph by updates")
ELSEWHERE = ("fuseki", "fuseki by updates", "virtuoso", "virtuoso by updates")
STORES = (*HERE, *(pytest.param(name, marks=pytest.mark.engines) for name in ELSEWHERE))


@pytest.fixture(params=STORES)
def store(
    request: pytest.FixtureRequest, tmp_path: Path, engines: Callable[[str], Running]
) -> Iterator[Store]:
    """An empty store."""
    if request.param == "embedded":
        with EmbeddedStore(tmp_path) as opened:
            yield opened
        return
    name, _, by_updates = request.param.partition(" ")
    there = engines(name).endpoints
    endpoints = replace(there, graphs=None) if by_updates else there
    with RemoteStore(endpoints) as opened:
        yield opened
