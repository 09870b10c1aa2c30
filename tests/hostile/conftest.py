"""One server under attack for all of these tests."""

from collections.abc import Iterator

import pytest

from tests.bench import world
from tests.hostile.serving import Canary, Served, canary, served

QUADS = 60_000


@pytest.fixture(scope="session", name="canary")
def _canary() -> Iterator[Canary]:
    with canary() as found:
        yield found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    spool = folder / "spool"
    spool.mkdir()
    with served(world.make(folder, QUADS).data, spool) as found:
        yield found
