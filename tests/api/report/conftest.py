"""The report on a province of the small world, told."""

import pytest

from api.report.story import story
from queries.report import report
from tests.queries.conftest import small_world

SITE = "http://lienket.example"


@pytest.fixture(scope="session")
def world():
    return small_world(inference=False)


@pytest.fixture(scope="session")
def told(world):
    """`told(place, language)` is the report as blocks."""
    return lambda place, language="vi": story(report(world, place), language, SITE)
