"""The small world that the questions are asked of, with its comparisons computed."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.resources import ontology_quads, programme_quads
from queries.memory import InMemory
from queries.rules import run
from tests.queries.world import IRIS

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def store() -> InMemory:
    graphs = InMemory(
        [
            *ontology_quads(IRIS.graph("ontology")),
            *programme_quads(IRIS.graph("programme")),
            *parse((DATA / "world.trig").read_text(encoding="utf-8"), RdfFormat.TRIG),
        ]
    )
    run(graphs, IRIS)
    return graphs
