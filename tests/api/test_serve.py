"""`lienket serve` as a process of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from tests.api.conftest import PATIENCE, Cli, command


@contextmanager
def served(data: Path, *options: str) -> Iterator[tuple[httpx.Client, "subprocess.Popen[str]"]]:
    """A running `lienket serve` on a free port, and a client of it."""
    environment = {**os.environ, "LIENKET_DATA": str(data), "LIENKET_LANG": "en"}
    asked = command("serve", "--port", "0", *options)
    with subprocess.Popen(
        asked,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = re.search(r"http://\S+/", line)
            assert address, line + (process.stderr.read() if process.stderr else "")
            with httpx.Client(base_url=address[0], timeout=PATIENCE) as client:
                while client.get("/health/ready").status_code == 503:
                    time.sleep(1)  # the machine is too busy for its first worker
                yield client, process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)


def test_an_empty_data_folder_is_filled_with_the_samples(tmp_path: Path) -> None:
    with served(tmp_path / "data") as (client, _):
        listed = {document["id"] for document in client.get("/api/documents").json()}
        assert {"quang-ninh", "dien-bien", "tuyen-quang"} <= listed
        assert len(client.get("/questions/equal-targets", params={"place": "11"}).json()["rows"]) == 8


def test_what_is_ingested_meanwhile_shows_without_a_restart(
    lienket: Cli, documents: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    assert lienket("ingest", documents / "lai-chau.txt", data=data).returncode == 0
    with served(data) as (client, _):
        assert client.get("/api/status").json()["generation"] == 1
        assert client.get("/api/documents/lao-cai").status_code == 404
        assert lienket("ingest", documents / "lao-cai.txt", data=data).returncode == 0
        assert client.get("/api/status").json()["generation"] == 2
        assert client.get("/api/documents/lao-cai").status_code == 200
        assert len(client.get("/api/matrix").json()["provinces"]) == 2
        assert lienket("rollback", "1", data=data).returncode == 0
        assert client.get("/api/documents/lao-cai").status_code == 404


def test_a_warm_start_answers_within_two_seconds(filled: Path) -> None:
    """Seconds of work, not of the clock: the tests' machine may be busy with other things. Where it is slow
    besides, they may be four times what the libraries alone take."""
    bare = "import fastapi, pyoxigraph, pydantic_settings, uvicorn, time; print(time.process_time())"
    libraries = float(subprocess.check_output([sys.executable, "-c", bare], text=True))
    seconds = []
    for _ in range(3):
        with served(filled) as (client, process):
            assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"]
            started = psutil.Process(process.pid)
            every = (started, *started.children(recursive=True))
            seconds.append(sum(sum(one.cpu_times()[:2]) for one in every))
    assert min(seconds) < max(2, 4 * libraries)


def test_it_ends_in_peace(filled: Path) -> None:
    with served(filled) as (client, process):
        client.get("/api/matrix")
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl+C does: the query workers get it too
        _, told = process.communicate(timeout=PATIENCE)
    assert told == ""
    assert process.returncode == 0


def test_a_port_that_is_taken_is_told_in_a_line(lienket: Cli, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = lienket("serve", "--port", str(taken.getsockname()[1]), data=tmp_path / "data")
    assert run.returncode == 1
    assert "--port" in run.stderr
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("options", [["--port", "70000"], ["--port", "http"], ["--nothing"]])
def test_usage_errors(lienket: Cli, options: list[str]) -> None:
    assert lienket("serve", *options).returncode == 2
