"""What is known of a query before it runs."""

import pytest

from api.sparql.paces import REMEMBERED, SLOW, Pace, Paces

POINT = "SELECT ?o WHERE {{ <http://example.org/{0}> ?p ?o FILTER(?o > {0} && ?o != 'x{0}') }} # {0}"


def test_nothing_is_known_of_what_never_ran() -> None:
    assert Paces().of("ASK {}") is Pace.UNKNOWN


def test_a_quick_one_vouches_for_those_of_its_shape() -> None:
    paces = Paces()
    paces.learn(POINT.format(1), 0.01)
    assert paces.of(POINT.format(2)) is Pace.QUICK
    assert paces.of(POINT.format(2).replace("?o WHERE", "* WHERE")) is Pace.UNKNOWN


def test_a_slow_one_is_slow_alone() -> None:
    paces = Paces()
    paces.learn(POINT.format(1), 0.01)
    paces.learn(POINT.format(2), SLOW)
    assert paces.of(POINT.format(2)) is Pace.SLOW
    assert paces.of(POINT.format(3)) is Pace.UNKNOWN
    paces.learn(POINT.format(2), 0.01)
    assert paces.of(POINT.format(2)) is Pace.QUICK


@pytest.mark.parametrize("seconds", [0.0, SLOW])
def test_only_so_many_are_remembered(seconds: float) -> None:
    paces = Paces()
    names = [f"ASK {{ ?{'x' * n} ?p ?o }}" for n in range(1, REMEMBERED + 3)]
    for name in names:
        paces.learn(name, seconds)
    known = [name for name in names if paces.of(name) is not Pace.UNKNOWN]
    assert known == names[2:]
