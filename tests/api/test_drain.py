"""SIGTERM: what runs is finished, what comes is refused, and nothing is left behind."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psutil
import pytest

from api.tokens import Scope, Tokens
from tests.api.conftest import LAI_CHAU, PATIENCE, Cli
from tests.api.test_serve import served

START = 0.3
"""Seconds of work that tell a query from the start of its process."""

ROWS = 20_000_000
BRIEF = f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT ?a ?f {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {ROWS} }} }}"
LONG = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?f) }"


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query}, headers={"Accept": "application/json"})


def terminate(process: "subprocess.Popen[str]", begun: Callable[[], bool]) -> list[psutil.Process]:
    """Tell the server to end once the work in question has `begun`, and give its processes.

    The whole group is told, as by systemd.
    """
    deadline = time.monotonic() + PATIENCE
    while not begun():
        assert time.monotonic() < deadline, "the work did not begin"
        time.sleep(0.02)
    started = psutil.Process(process.pid).children(recursive=True)
    assert started, "queries run in processes of their own"
    os.killpg(process.pid, signal.SIGTERM)
    return started


def querying(process: "subprocess.Popen[str]", client: httpx.Client) -> Callable[[], bool]:
    """Whether a query runs: it is counted, and a process is busy with it."""

    def work() -> float:
        seconds = 0.0
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                seconds += child.cpu_times().user
        return seconds

    def begun() -> bool:
        nonlocal before
        if "\nlienket_queries_running 1.0\n" not in client.get("/metrics").text:
            before = work()
        return work() > before + START

    before = work()
    return begun


def until_unready(client: httpx.Client) -> None:
    deadline = time.monotonic() + PATIENCE
    while client.get("/health/ready").status_code != 503:
        assert time.monotonic() < deadline, "the server stays ready"
        time.sleep(0.02)


def test_what_runs_is_finished_and_what_comes_is_refused(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIENKET_QUERY_SECONDS", str(PATIENCE))
    monkeypatch.setenv("LIENKET_DRAIN_SECONDS", str(PATIENCE))
    with served(filled) as (client, process), ThreadPoolExecutor(1) as thread:
        begun = querying(process, client)
        asked = thread.submit(ask, client, BRIEF)
        started = terminate(process, begun)
        until_unready(client)
        refused = ask(client, "ASK {}")
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert "retry-after" in refused.headers
        assert client.get("/health/live").status_code == 200
        answer = asked.result()
        assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(ROWS)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert not psutil.wait_procs(started, timeout=PATIENCE)[1]


def test_what_does_not_finish_in_time_is_ended_with_an_error(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIENKET_DRAIN_SECONDS", "0.2")
    with served(filled) as (client, process), ThreadPoolExecutor(1) as thread:
        begun = querying(process, client)
        asked = thread.submit(ask, client, LONG)
        started = terminate(process, begun)
        answer = asked.result()
        assert answer.status_code == 503
        assert answer.json()["type"].endswith("/store-unavailable")
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert not psutil.wait_procs(started, timeout=PATIENCE)[1]


def test_a_server_with_nothing_to_do_ends_at_once(filled: Path) -> None:
    with served(filled) as (client, process):
        assert client.get("/health/ready").status_code == 200
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert told == ""


def test_documents_that_come_in_are_kept(filled: Path, lienket: Cli, tmp_path: Path) -> None:
    """The client is told that a document was taken in, and the next server has it."""
    data = tmp_path / "data"
    shutil.copytree(filled, data)
    originals = len(list(data.glob("archive/originals/*/*")))
    assert originals == 2
    token = Tokens(data).make("crawler", [Scope.INGEST], datetime.now(UTC) + timedelta(hours=1))
    with served(data) as (client, process), ThreadPoolExecutor(1) as thread:
        client.headers["Authorization"] = f"Bearer {token}"
        files = {"document": ("new.txt", LAI_CHAU.replace("80%", "81%"))}
        sent = thread.submit(client.post, "/api/documents", files=files)
        terminate(process, lambda: len(list(data.glob("archive/originals/*/*"))) > originals)
        answer = sent.result()
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert answer.status_code == 200
    (taken,) = answer.json()["documents"]
    assert taken["document"] in lienket("documents", data=data).stdout


def test_updates_that_were_acknowledged_are_kept(filled: Path, tmp_path: Path) -> None:
    """Updates come one after the other while the server is told to end, until it takes no more."""
    data = tmp_path / "data"
    shutil.copytree(filled, data)
    token = Tokens(data).make("writer", [Scope.ADMIN], datetime.now(UTC) + timedelta(hours=1))
    acknowledged: list[int] = []

    def write(client: httpx.Client) -> None:
        with suppress(httpx.TransportError):
            while True:
                number = len(acknowledged)
                update = f"INSERT DATA {{ <urn:n> <urn:is> {number} }}"
                if not client.post("/sparql", data={"update": update}).is_success:
                    return
                acknowledged.append(number)

    with served(data) as (client, process), ThreadPoolExecutor(1) as thread:
        client.headers["Authorization"] = f"Bearer {token}"
        writing = thread.submit(write, client)
        terminate(process, lambda: writing.done() or len(acknowledged) > 2)
        writing.result()
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    with served(data) as (client, process):
        told = ask(client, "SELECT ?n { <urn:n> <urn:is> ?n }").json()
    kept = [int(row["n"]["value"]) for row in told["results"]["bindings"]]
    assert len(acknowledged) > 2
    assert set(acknowledged) <= set(kept)
