"""Each hostile query ends in time with a clear answer, and hurts nobody."""

import math
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Event

import httpx
import pytest

from tests.hostile.attacks import Attack, attacks
from tests.hostile.serving import GRACE, SECONDS, Canary, Served, latency

NAMES = [attack.name for attack in attacks("http://127.0.0.1:9/")]
SLOW = {HTTPStatus.GATEWAY_TIMEOUT, HTTPStatus.INSUFFICIENT_STORAGE}
FLOOR = 0.1
"""Seconds below which no 99th percentile is looked at: the tests' machine has other things to do."""

CROWD = 8
TRIES = 3
"""How often a query is sent before it counts as late or wrong, for the same reason."""


def send(client: httpx.Client, query: str) -> httpx.Response:
    return client.post(
        "/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query"}
    )


def timed(server: Served, query: str) -> tuple[httpx.Response, float]:
    begin = time.perf_counter()
    return send(server.attacker, query), time.perf_counter() - begin


@pytest.fixture(name="by_name", scope="module")
def _by_name(canary: Canary) -> dict[str, Attack]:
    return {attack.name: attack for attack in attacks(canary.address)}


def test_there_are_enough_of_them() -> None:
    assert len(NAMES) >= 100


@pytest.mark.parametrize("name", NAMES)
def test_it_ends_in_time_and_says_why(
    name: str, by_name: dict[str, Attack], server: Served, canary: Canary
) -> None:
    attack = by_name[name]
    for _ in range(TRIES):
        answer, seconds = timed(server, attack.query)
        if seconds < SECONDS + GRACE and answer.status_code in attack.expected:
            break
    assert seconds < SECONDS + GRACE
    assert answer.status_code in attack.expected, answer.text[:500]
    if answer.status_code == HTTPStatus.OK:
        assert set(answer.json()) >= {"head"}
    else:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]
    assert server.is_well()
    assert canary.contacts == []


def test_a_crowd_of_them_does_not_hold_up_others(by_name: dict[str, Attack], server: Served) -> None:
    """Healthy queries' 99th percentile stays within three times what it is without the attack."""
    slow = [attack.query for attack in by_name.values() if attack.expected <= SLOW]
    assert len(slow) >= 15
    rounds = (_during_and_before(server, slow) for _ in range(TRIES))
    assert any(during <= max(FLOOR, 3 * before) < math.inf for during, before in rounds)


def _during_and_before(server: Served, slow: list[str]) -> tuple[float, float]:
    before, over = latency(server, 200), Event()

    def attack(number: int) -> Iterator[int]:
        while not over.is_set():
            yield send(server.attacker, slow[number % len(slow)]).status_code
            number += CROWD

    with ThreadPoolExecutor(CROWD) as crowd:
        attackers = [crowd.submit(lambda n=n: list(attack(n))) for n in range(CROWD)]
        try:
            during = latency(server, 200)
        finally:
            over.set()
    seen = {status for attacker in attackers for status in attacker.result()}
    assert seen & SLOW, "the attack did not take place"
    return during, before
