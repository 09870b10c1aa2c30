"""SIGTERM: what runs is finished, what comes is refused, and nothing is left behind."""

import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from tests.api.test_serve import served

START = 0.3
"""Seconds of work in which a process has started, and begun its query."""

ROWS = 6_000_000
BRIEF = f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT ?a ?f {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {ROWS} }} }}"
LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?f) }"


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query}, headers={"Accept": "application/json"})


def terminate(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """Tell the server to end once its query runs, in a process of its own, and give its processes.

    The whole group is told, as by systemd.
    """
    server, deadline = psutil.Process(process.pid), time.monotonic() + 30
    while not any(child.cpu_times().user > START for child in server.children(recursive=True)):
        assert time.monotonic() < deadline, "the query did not begin"
        time.sleep(0.02)
    started = server.children(recursive=True)
    os.killpg(process.pid, signal.SIGTERM)
    return started


def until_unready(client: httpx.Client) -> None:
    deadline = time.monotonic() + 10
    while client.get("/health/ready").status_code != 503:
        assert time.monotonic() < deadline, "the server stays ready"
        time.sleep(0.02)


def test_what_runs_is_finished_and_what_comes_is_refused(filled: Path) -> None:
    with served(filled) as (client, process), ThreadPoolExecutor(1) as thread:
        asked = thread.submit(ask, client, BRIEF)
        started = terminate(process)
        until_unready(client)
        refused = ask(client, "ASK {}")
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert "retry-after" in refused.headers
        assert client.get("/health/live").status_code == 200
        answer = asked.result()
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(ROWS)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert not psutil.wait_procs(started, timeout=5)[1]


def test_what_does_not_finish_in_time_is_ended_with_an_error(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIENKET_DRAIN_SECONDS", "0.2")
    with served(filled) as (client, process), ThreadPoolExecutor(1) as thread:
        asked = thread.submit(ask, client, LONG)
        started = terminate(process)
        answer = asked.result()
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/store-unavailable")
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert not psutil.wait_procs(started, timeout=5)[1]


def test_a_server_with_nothing_to_do_ends_at_once(filled: Path) -> None:
    with served(filled) as (client, process):
        assert client.get("/health/ready").status_code == 200
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=10)
    assert process.returncode == 0
    assert told == ""
