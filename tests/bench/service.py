"""What queries cost over HTTP: latencies, throughput, many rows, memory; servers take turns in one run."""

import math
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from queries.catalogue import load
from tests.bench.client import Connection, percentile, rate
from tests.bench.report import OWN, Table
from tests.bench.servers import Server

CLIENTS: Final = (1, 8, 32)
CHEAP: Final = ("point", "neighbourhood", "verdicts", "path", "evidence", "construct")
"""The queries of the mix whose throughput is measured."""

ROUNDS: Final = 11
PATIENCE: Final = 10.0
"""Seconds for one query on one server, after which it has had its rounds."""

THROUGHPUT_SECONDS: Final = 3.0
_UNCACHED: Final = 2_000


def queries() -> dict[str, str]:
    """The text of each query that is measured, by name: those of this folder, then the catalogue."""
    here = sorted((Path(__file__).parent / "queries").glob("*.rq"))
    catalogue = {question.id: question.query for question in load().values()}
    return {path.stem: path.read_text(encoding="utf-8") for path in here} | catalogue


def different(query: str, number: int) -> str:
    """The same query in a text that no cache has seen."""
    return f"{query}\n# {number}"


def latencies(servers: Sequence[Server]) -> Table:
    """p50 and p95 of each query on each server, in milliseconds, and how p50 compares with lienket's."""
    table = Table("Latency over HTTP, one client, p50 / p95 in ms; no text is asked twice", "query", servers)
    for name, query in queries().items():
        samples = _sampled(servers, query)
        table.add(name, {server: (percentile(s, 50), percentile(s, 95)) for server, s in samples.items()})
    return table


def _sampled(servers: Sequence[Server], query: str) -> dict[str, list[float]]:
    """Milliseconds, one after the other in turn, so that what else the machine does hits all alike."""
    connections = {server.name: Connection(server.endpoint.port) for server in servers}
    samples: dict[str, list[float]] = {server.name: [] for server in servers}
    spent = dict.fromkeys(samples, 0.0)
    for number in range(ROUNDS):
        for server in servers:
            if spent[server.name] > PATIENCE:
                continue
            request = server.endpoint.request(different(query, number))
            begin = time.perf_counter()
            try:
                connections[server.name].get(request)
            except AssertionError:  # this server does not take the query, or not in its time
                spent[server.name] = math.inf
                continue
            took = time.perf_counter() - begin
            spent[server.name] += took
            samples[server.name].append(took * 1e3)
    for connection in connections.values():
        connection.close()
    return {name: sample if len(sample) > 1 else sample * 2 for name, sample in samples.items() if sample}


def throughput(servers: Sequence[Server]) -> Iterator[Table]:
    """Requests a second of the cheap mix: new texts, then the same ones again and again."""
    mix = [queries()[name] for name in CHEAP]
    fresh = [different(mix[number % len(mix)], number) for number in range(_UNCACHED)]
    for title, texts in (("no text is asked twice", fresh), ("the same texts again and again", mix)):
        table = Table(f"Requests a second, cheap mix, {title}", "clients", servers, more_is_better=True)
        for clients in CLIENTS:
            table.add(str(clients), {server.name: (_rate(server, texts, clients),) for server in servers})
        yield table


def _rate(server: Server, texts: Sequence[str], clients: int) -> float:
    requests = [server.endpoint.request(text) for text in texts]
    return rate(server.endpoint.port, requests, clients, THROUGHPUT_SECONDS)


def resources(servers: Sequence[Server]) -> Table:
    """Load, start, memory of all processes after the queries above and what 200,000 rows add to that of the
    first, disk."""
    table = Table("Load (s), start to first answer (s), memory and disk (MB)", "", servers)
    table.add("load", {s.name: (s.loading,) for s in servers if s.loading is not None})
    table.add("start", {s.name: (s.start,) for s in servers})
    table.add("memory", {s.name: (s.memory() / 1e6,) for s in servers})
    table.add("200,000 rows add", {s.name: (_growth(s) / 1e6,) for s in servers})
    disks = {s.name: s.on_disk() for s in servers}
    table.add("disk", {name: (size / 1e6,) for name, size in disks.items() if size is not None})
    return table


def _growth(server: Server) -> int:
    """Bytes by which a large answer makes the server's first process grow."""
    before = server.process.memory_info().rss
    connection = Connection(server.endpoint.port)
    connection.get(server.endpoint.request(different(queries()["rows"], ROUNDS)))
    connection.close()
    return max(0, server.process.memory_info().rss - before)


def geometric_mean(table: Table, peer: str) -> float | None:
    """Of the ratios of medians, lienket's to the peer's, over catalogue questions that both answered."""
    names = {question.id for question in load().values()}
    ratios = [
        row[OWN][0] / row[peer][0]
        for name, row in table.rows.items()
        if name in names and OWN in row and peer in row
    ]
    return statistics.geometric_mean(ratios) if ratios else None
