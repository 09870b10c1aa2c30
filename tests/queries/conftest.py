"""The small world that the questions are asked of, with its comparisons computed."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from ontology.resources import ontology_quads, programme_quads
from queries.derivation import derive
from queries.memory import InMemory
from queries.network import publication as network
from tests.queries.world import IRIS

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session", params=[True, False], ids=["inferred", "stated"])
def store(request: pytest.FixtureRequest) -> InMemory:
    """With what is inferred and without: whatever lienket asks has the same answer."""
    return small_world(inference=request.param)


def small_world(*, inference: bool) -> InMemory:
    graphs = InMemory(
        [
            *ontology_quads(IRIS.graph("ontology")),
            *programme_quads(IRIS.graph("programme")),
            *parse((DATA / "world.trig").read_text(encoding="utf-8"), RdfFormat.TRIG),
        ]
    )
    derive(graphs, IRIS, inference=inference)
    network.update(graphs, IRIS)
    return graphs
