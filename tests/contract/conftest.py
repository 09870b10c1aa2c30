"""Every test that takes `store` runs over each implementation of the protocol, and over each engine."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.remote import RemoteStore
from graph.store import Store
from tests.remote.engines.process import Running

HERE = ("embedded", "embedded in memory", "oxigraph", "oxigraph by updates")
ELSEWHERE = ("fuseki", "fuseki by updates", "virtuoso")
STORES = (*HERE, *(pytest.param(name, marks=pytest.mark.engines) for name in ELSEWHERE))


@pytest.fixture(params=STORES)
def store(
    request: pytest.FixtureRequest, tmp_path: Path, engines: Callable[[str], Running]
) -> Iterator[Store]:
    """An empty store."""
    name, _, way = request.param.partition(" ")
    if name == "embedded":
        opened: Store = EmbeddedStore(tmp_path, memory=way == "in memory")
    else:
        endpoints = engines(name).endpoints
        opened = RemoteStore(replace(endpoints, graphs=None) if way else endpoints)
    with opened:
        yield opened
