"""Fixtures that every test may use."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from graph.remote import RemoteStore
from graph.remote.store import STATE
from tests.remote.engines import serve
from tests.remote.engines.process import Running

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
"""No example fails for the time that it takes: others use the machine too."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the development corpus; absent on a user's machine, required in CI."""
    if SHARED.is_dir():
        return SHARED
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have the corpus beside the checkout, at {SHARED}")
    pytest.skip("the development corpus (../shared) is not on this machine")


@pytest.fixture(scope="session")
def _engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Running]]:
    """Starts an engine when it is first asked for, and ends them all with the session."""
    with ExitStack() as stack:

        @cache
        def engine(name: str) -> Running:
            return stack.enter_context(serve(name, tmp_path_factory.mktemp(name)))

        yield engine


@pytest.fixture(scope="session")
def engines(_engines: Callable[[str], Running]) -> Callable[[str], Running]:
    """`engines(name)` is that engine, running and empty."""

    def engine(name: str) -> Running:
        running = _engines(name)
        with RemoteStore(running.endpoints, name) as store:
            for graph in {*store.graphs(), STATE}:
                store.write(graph, [])
        return running

    return engine
