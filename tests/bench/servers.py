"""The servers that are measured: lienket, and its peers where they are installed."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psutil

from graph.embedded import EmbeddedStore
from graph.remote import RemoteStore
from tests.bench.client import Connection, Endpoint
from tests.bench.world import World, fill
from tests.remote.engines import fuseki as fuseki_engine
from tests.remote.engines import virtuoso as virtuoso_engine
from tests.remote.engines.oxigraph import program
from tests.remote.engines.process import Absent, Running

PATIENCE: Final = 600.0
RDFLIB_MOST: Final = 200_000
"""Quads beyond which rdflib is not waited for."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `loading` is the seconds in which it took the graph in (None where that is not
    comparable), `start` from its start to its first answer."""

    name: str
    endpoint: Endpoint
    process: psutil.Process
    loading: float | None
    start: float
    disk: Path | None

    def memory(self) -> int:
        """Bytes that the process and all below it hold, what they share counted once."""
        total = 0
        for process in (self.process, *self.process.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += process.memory_full_info().pss
        return total

    def on_disk(self) -> int | None:
        """Bytes of its files."""
        if self.disk is None:
            return None
        return sum(path.stat().st_size for path in self.disk.rglob("*") if path.is_file())


def lienket(world: World, folder: Path) -> Iterator[Server]:
    """`lienket serve` on the published graph."""
    begin = time.perf_counter()
    with EmbeddedStore(folder / "loaded") as store, store.draft() as draft:
        fill(draft, world.dump)
    loading = time.perf_counter() - begin
    port = _free()
    command = [sys.executable, "-c", "from api.cli import main; main()", "serve", f"--port={port}"]
    command += ["--data", str(world.data)]
    yield from _serve("lienket", command, Endpoint(port, "/sparql"), loading, world.data / "generations")


def oxigraph(world: World, folder: Path) -> Iterator[Server]:
    """Oxigraph's own server on disk."""
    data = folder / "oxigraph"
    begin = time.perf_counter()
    subprocess.run(
        [program(), "load", "--location", data, "--file", world.dump], check=True, capture_output=True
    )
    loading = time.perf_counter() - begin
    port = _free()
    command = [str(program()), "serve-read-only", "--location", str(data), "--bind", f"127.0.0.1:{port}"]
    endpoint = Endpoint(port, "/query", {"union-default-graph": ""})
    yield from _serve("oxigraph serve", command, endpoint, loading, data)


def rdflib(world: World, folder: Path) -> Iterator[Server]:
    """rdflib-endpoint over rdflib's own store in memory."""
    del folder
    if find_spec("rdflib_endpoint") is None or world.quads > RDFLIB_MOST:
        return
    port = _free()
    script = (
        "import sys, uvicorn; from rdflib import Dataset; from rdflib_endpoint import SparqlEndpoint\n"
        "graph = Dataset(default_union=True); graph.parse(sys.argv[1], format='nquads')\n"
        "uvicorn.run(SparqlEndpoint(graph=graph), port=int(sys.argv[2]), log_level='critical')"
    )
    command = [sys.executable, "-W", "ignore", "-c", script, str(world.dump), str(port)]
    yield from _serve("rdflib-endpoint", command, Endpoint(port, "/"), None, None)


def fuseki(world: World, folder: Path) -> Iterator[Server]:
    """Fuseki over TDB2, where `make engines` has put it."""
    union = {"default-graph-uri": "urn:x-arq:UnionGraph"}
    yield from _engine("fuseki", fuseki_engine.start, union, world, folder)


def virtuoso(world: World, folder: Path) -> Iterator[Server]:
    """Virtuoso, where it is installed; its default graph is the union."""
    yield from _engine("virtuoso", virtuoso_engine.start, {}, world, folder)


def _engine(
    name: str, start: Callable[[Path], Running], union: dict[str, str], world: World, folder: Path
) -> Iterator[Server]:
    place = folder / name
    place.mkdir()
    begin = time.perf_counter()
    try:
        engine = start(place)
    except Absent:
        return
    try:
        engine.wait()
        started = time.perf_counter() - begin
        begin = time.perf_counter()
        with RemoteStore(engine.endpoints, engine=name) as store, store.draft() as draft:
            fill(draft, world.dump)
        loading = time.perf_counter() - begin
        url = urlsplit(engine.endpoints.query)
        assert url.port is not None
        endpoint = Endpoint(url.port, url.path, union)
        yield Server(name, endpoint, psutil.Process(engine.process.pid), loading, started, place)
    finally:
        engine.kill()


SERVERS: Final[Mapping[str, Callable[[World, Path], Iterator[Server]]]] = {
    "lienket": lienket,
    "oxigraph serve": oxigraph,
    "virtuoso": virtuoso,
    "fuseki": fuseki,
    "rdflib-endpoint": rdflib,
}


@contextmanager
def running(world: World, folder: Path) -> Iterator[list[Server]]:
    """All servers that can be had, each with `world`'s graph; ended with the block."""
    begun = [make(world, folder) for make in SERVERS.values()]
    try:
        yield [server for generator in begun if (server := next(generator, None)) is not None]
    finally:
        for generator in begun:
            next(generator, None)


def _serve(
    name: str, command: list[str], endpoint: Endpoint, loading: float | None, disk: Path | None
) -> Iterator[Server]:
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _first_answer(endpoint, process)
            start = time.perf_counter() - begin
            yield Server(name, endpoint, psutil.Process(process.pid), loading, start, disk)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _first_answer(endpoint: Endpoint, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            Connection(endpoint.port).get(endpoint.request("ASK { ?s ?p ?o }"))
        except (OSError, AssertionError):
            assert process.poll() is None, f"{process.args} ended with status {process.returncode}"
            assert time.monotonic() < deadline, f"{process.args} does not answer"
            time.sleep(0.005)
        else:
            return


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
