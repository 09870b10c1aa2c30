"""The generation in memory: it answers as the one on disk does, and nobody notices when it comes and goes."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph.embedded import EmbeddedStore, loading
from graph.embedded.processes import FORKS
from graph.errors import GraphError, QueryTimeout, QueryTooLarge
from graph.store import Limits
from tests.graph.embedded.test_pool import ENDLESS, gone, until

pytestmark = pytest.mark.skipif(not FORKS, reason="workers cannot be forked here")

G = NamedNode("http://example.org/g")
P = NamedNode("http://example.org/p")
QUERIES = (
    "SELECT ?s ?o { ?s <http://example.org/p> ?o } ORDER BY ?o LIMIT 20",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?o FROM <http://example.org/other> { ?s ?p ?o } ORDER BY ?o",
    'SELECT ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), "ệ")) } ORDER BY ?o',
    "SELECT ?b ?o { ?b <http://example.org/of> ?o } ORDER BY ?o",
    "SELECT (SUM(?o) AS ?sum) (AVG(?o) AS ?mean) { ?s <http://example.org/p> ?o FILTER(isNumeric(?o)) }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?o = 7) }",
    "DESCRIBE <http://example.org/12>",
    "ASK { <http://example.org/3> ?p 3 }",
)


def fill(store: EmbeddedStore, mark: int) -> None:
    """Publish a graph that says `mark` of itself, and some others."""
    triples = [Triple(NamedNode(f"http://example.org/{n}"), P, Literal(n)) for n in range(2000)]
    other = [
        Triple(BlankNode("kept"), NamedNode("http://example.org/of"), Literal("tỷ lệ", language="vi")),
        Triple(G, P, Literal('2,5 triệu\n\\"')),
    ]
    with store.draft() as draft:
        draft.replace(G, [*triples, Triple(G, NamedNode("http://example.org/mark"), Literal(mark))])
        draft.replace(NamedNode("http://example.org/other"), other)
        draft.publish()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedStore]:
    monkeypatch.setattr(loading, "SETTLE", 0.1)
    monkeypatch.setattr(loading, "AGAIN", 0.1)
    with EmbeddedStore(tmp_path, workers=2, wait=60, memory=True) as opened:
        fill(opened, 1)
        until(lambda: opened.loaded == 1)
        yield opened


def mark(store: EmbeddedStore) -> int:
    (row,) = store.select("SELECT ?n { ?g <http://example.org/mark> ?n }").rows
    return int(str(row["n"].value))  # type: ignore[union-attr]


def loader(store: EmbeddedStore) -> psutil.Process:
    crew = store._pool._crews.memory
    assert crew is not None
    return psutil.Process(crew.source._popen.pid)  # type: ignore[attr-defined]


def test_a_loaded_generation_answers_as_the_one_on_disk(store: EmbeddedStore, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as disk:
        for query in QUERIES:
            table = "CONSTRUCT" not in query and "DESCRIBE" not in query
            media_type = "application/sparql-results+json" if table else RdfFormat.N_TRIPLES.media_type
            with store.answer(query, media_type) as one, disk.answer(query, media_type) as two:
                assert sorted(one.bytes().splitlines()) == sorted(two.bytes().splitlines()), query
                assert one.size > 20
                assert one.rows == two.rows
        assert disk.loaded is None
    assert store.loaded == 1


def test_no_answer_is_wrong_or_late_while_generations_change(store: EmbeddedStore) -> None:
    """Readers see what was published at the latest when `publish` returns, and never wait long."""
    published = 1
    stop = threading.Event()
    wrong: list[object] = []
    seen: set[bool] = set()
    slowest = 0.0

    def read() -> None:
        nonlocal slowest
        while not stop.is_set():
            expected = published
            seen.add(store.loaded is not None)
            started = time.perf_counter()
            try:
                found = mark(store)
            except GraphError as error:
                wrong.append(error)
                continue
            slowest = max(slowest, time.perf_counter() - started)
            if found < expected:
                wrong.append((found, expected))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(2, 6):
        fill(store, number)
        published = number
        if number % 2:
            until(lambda: store.loaded is not None)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert seen == {True, False}, "both kinds of workers have served"
    assert slowest < 120, "some 30 ms on an idle machine; a reader that is forgotten waits for good"


def test_a_killed_loader_is_replaced(store: EmbeddedStore) -> None:
    process = loader(store)
    process.kill()
    assert mark(store) == 1
    until(lambda: store.loaded is None)
    assert mark(store) == 1
    until(lambda: store.loaded == 1)
    assert loader(store) != process


def test_a_killed_loader_of_workers_on_disk_is_replaced(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        fill(store, 1)
        assert mark(store) == 1
        crew = store._pool._crews.disk
        assert crew is not None
        crew.source._popen.kill()  # type: ignore[attr-defined]
        until(lambda: store._pool._crews.disk is not crew)
        assert mark(store) == 1


def test_a_query_goes_on_when_its_generation_goes(store: EmbeddedStore) -> None:
    counted: list[str] = []
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    thread = threading.Thread(target=lambda: counted.append(str(store.select(slow).rows[0]["n"])))
    thread.start()
    until(lambda: counted or any(not worker.ready for worker in store._pool._crews.workers()))
    fill(store, 2)
    assert mark(store) == 2
    until(lambda: store.loaded == 2)
    thread.join()
    assert len(counted) == 1


def test_only_what_a_query_adds_counts_as_its_memory(store: EmbeddedStore) -> None:
    """The worker shares much more than this with its loader."""
    little = Limits(memory=8 * 1024**2)
    assert loader(store).memory_info().rss > little.memory
    assert store.ask("ASK { ?s ?p 3 }", little)
    with pytest.raises(QueryTooLarge) as caught:
        store.select("SELECT (GROUP_CONCAT(STR(?z)) AS ?all) { ?s ?p ?o . ?a ?b ?c . ?x ?y ?z }", little)
    assert caught.value.what == "memory"


def test_memory_that_explodes_between_two_looks_is_denied(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.embedded.processes.Worker.look", lambda _: None)
    doubling = 'SELECT (STRLEN(?v22) AS ?n) { BIND("' + "x" * 2000 + '" AS ?v0) '
    doubling += " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(22)) + " }"
    with pytest.raises(QueryTooLarge) as caught:
        store.select(doubling, Limits(memory=16 * 1024**2))
    assert caught.value.what == "memory"
    assert mark(store) == 1


def test_a_query_ends_with_the_task_that_awaits_it(store: EmbeddedStore) -> None:
    async def leave() -> None:
        task = asyncio.create_task(store.answer_async(ENDLESS, "text/csv"))
        while all(worker.ready for worker in store._pool._crews.workers()):
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        answers = [store.answer_async("ASK { ?s ?p 3 }", "text/csv") for _ in range(8)]
        for answer in await asyncio.gather(*answers):
            answer.close()

    processes = [worker._process for worker in store._pool._crews.workers()]
    asyncio.run(leave())
    until(lambda: sum(gone(process) for process in processes) == 1)


def test_leaving_the_line_keeps_the_worker_for_others(store: EmbeddedStore) -> None:
    async def crowd() -> None:
        limits = Limits(seconds=300)
        running = [asyncio.create_task(store.answer_async(ENDLESS, "text/csv", limits)) for _ in range(2)]
        while sum(not worker.ready for worker in store._pool._crews.workers()) < 2:
            await asyncio.sleep(0.01)
        waiting = [asyncio.create_task(store.answer_async("ASK {}", "text/csv")) for _ in range(20)]
        await asyncio.sleep(0.1)
        for task in (*waiting[::2], *running):
            task.cancel()
        done = await asyncio.gather(*waiting, return_exceptions=True)
        assert [type(one) for one in done[::2]] == [asyncio.CancelledError] * 10
        assert not any(isinstance(one, BaseException) for one in done[1::2])

    asyncio.run(crowd())
    assert mark(store) == 1


def test_the_loop_goes_on_while_a_query_runs(store: EmbeddedStore) -> None:
    async def tick() -> int:
        task = asyncio.create_task(store.answer_async(ENDLESS, "text/csv", Limits(seconds=0.5)))
        ticks = 0
        while not task.done():
            await asyncio.sleep(0.005)
            ticks += 1
        with pytest.raises(QueryTimeout):
            await task
        return ticks

    assert any(asyncio.run(tick()) > 3 for _ in range(5)), "a loop that stands still ticks once"


def test_it_is_not_loaded_without_memory_or_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with EmbeddedStore(tmp_path, memory=True, fork=False) as store:
        fill(store, 1)
        assert mark(store) == 1
        assert not store._pool._keeper._memory
    monkeypatch.setattr(loading, "QUAD", 2**50)
    with EmbeddedStore(tmp_path, memory=True) as store:
        assert mark(store) == 1
        until(lambda: store._pool._keeper.plan._at > time.monotonic() + 10)
        assert store._pool._crews.memory is None
        assert store.loaded is None


PROGRAM = """
import json, sys, time
from pathlib import Path
from threading import Thread
import psutil
from graph.embedded import EmbeddedStore
from graph.store import Limits
endless, folder = sys.argv[1:]
with EmbeddedStore(Path(folder), memory=True) as store:
    while store.loaded is None:
        time.sleep(0.01)
    Thread(target=lambda: store.select(endless, Limits(seconds=600)), daemon=True).start()
    time.sleep(0.2)
    print(json.dumps([child.pid for child in psutil.Process().children(recursive=True)]), flush=True)
    time.sleep(60)
"""


def test_nothing_outlives_a_program_that_is_killed(tmp_path: Path) -> None:
    """Neither loaders nor workers, be it in the midst of a query."""
    with EmbeddedStore(tmp_path) as store:
        fill(store, 1)
    command = [sys.executable, "-c", PROGRAM, ENDLESS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        processes = [psutil.Process(pid) for pid in json.loads(program.stdout.readline())]
        assert len(processes) >= 4, "two loaders, and two workers in memory at the least"
        os.kill(program.pid, signal.SIGKILL)
    until(lambda: all(gone(process) for process in processes))
