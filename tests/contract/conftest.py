"""Every test that takes `store` runs over each implementation of the protocol."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.remote import RemoteStore
from graph.store import Store
from tests.remote.engine import serve

STORES = ("embedded", "embedded in memory", "remote", "remote by updates")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with ExitStack() as stack:
        if request.param == "embedded":
            opened: Store = EmbeddedStore(tmp_path)
        elif request.param == "embedded in memory":
            opened = EmbeddedStore(tmp_path, memory=True)
        else:
            url = stack.enter_context(serve())
            graphs = f"{url}/store" if request.param == "remote" else None
            opened = RemoteStore(f"{url}/query", f"{url}/update", graphs)
        with opened:
            yield opened
