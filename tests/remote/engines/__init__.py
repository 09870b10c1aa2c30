"""Real SPARQL engines for tests, on free loopback ports with folders that go with them.

Each runs once in a session and is emptied between tests. Those that are not of Python are put on a machine by
`make engines`; where one is absent, its tests are skipped and say so, in CI they fail.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from tests.remote.engines.process import Absent, Running

ENGINES = ("oxigraph", "fuseki", "virtuoso")


@contextmanager
def serve(name: str, folder: Path) -> Iterator[Running]:
    """Run an engine in the empty `folder`."""
    try:
        started = import_module(f"tests.remote.engines.{name}").start(folder)
    except Absent as absent:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{absent}: CI must have it (`make engines`)")
        pytest.skip(f"{absent}; `make engines` installs it")
    try:
        started.wait()
        yield started
    finally:
        started.kill()
