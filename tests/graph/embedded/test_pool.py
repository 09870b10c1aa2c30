"""Query workers: what one query does never reaches another, and nothing is left when the store closes."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import guard
from graph.embedded import EmbeddedStore, frames, processes, start
from graph.errors import QueryError, QueryTimeout, QueryTooLarge, StoreBusy, StoreUnavailable, WorkerDied
from graph.store import Limits

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
BRACES = "ASK " + "{" * 5000 + "}" * 5000


MODES: dict[str, dict[str, Any]] = {
    "disk": {},
    "memory": {"memory": True},
    "without fork": {"fork": False},
}


@pytest.fixture(params=MODES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedStore]:
    """2,000 triples, and two workers that read them in one of the ways there are."""
    OTHERS.clear()
    OTHERS.update(child.pid for child in psutil.Process().children())
    p = NamedNode("http://example.org/p")
    with EmbeddedStore(tmp_path, workers=2, wait=60, **MODES[request.param]) as opened:
        with opened.draft() as draft:
            triples = (Triple(NamedNode(f"http://example.org/{n}"), p, Literal(n)) for n in range(2000))
            draft.replace(NamedNode("http://example.org/g"), triples)
            draft.publish()
        if request.param == "memory":
            until(lambda: opened.loaded == 1)
        yield opened


OTHERS: set[int] = set()
"""Processes of stores that other tests keep open."""


def until(done: Callable[[], object], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def gone(process: psutil.Process) -> bool:
    """Whether a process has ended, be it that nobody has asked how."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def started() -> list[psutil.Process]:
    """The processes that the store has started itself."""
    return [child for child in psutil.Process().children() if child.pid not in OTHERS]


def workers(store: EmbeddedStore) -> list[psutil.Process]:
    """The workers that serve."""
    serving = store._pool._crews.serving
    return [] if serving is None else [worker._process for worker in serving.workers]


def background(store: EmbeddedStore, query: str, seconds: float) -> tuple[threading.Thread, list[Exception]]:
    """Run a query that fails in another thread, and come back when it is under way."""
    errors: list[Exception] = []

    def run() -> None:
        try:
            store.select(query, Limits(seconds=seconds))
        except Exception as error:
            errors.append(error)

    before = busy(store)
    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: busy(store) > before or errors)  # on a machine that stands still it may be over
    return thread, errors


def busy(store: EmbeddedStore) -> int:
    """How many workers run a query."""
    return sum(not worker.ready for worker in store._pool._crews.workers())


def test_a_query_past_its_time_is_ended_on_time(store: EmbeddedStore) -> None:
    with pytest.raises(QueryTimeout) as caught:  # a worker that has to see to it itself just dies, later
        store.select(ENDLESS, Limits(seconds=0.5))
    assert caught.value.seconds == 0.5


def test_a_query_past_its_memory_is_ended(store: EmbeddedStore) -> None:
    doubling = 'SELECT * { BIND("' + "x" * 2000 + '" AS ?v0) '
    doubling += " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(17)) + " }"
    with pytest.raises(QueryTooLarge) as caught:
        store.select(doubling, Limits(memory=120 * 1024**2, seconds=120))
    assert caught.value.what in {"memory", "bytes"}
    assert store.ask("ASK { ?s ?p 3 }")


def test_a_crash_is_the_query_s_own(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """5,000 braces overflow the parser's stack; the guard refuses them, so it is told to look away."""
    monkeypatch.setattr(guard, "inspect", guard.inspect.__wrapped__)  # not remembered for other tests
    monkeypatch.setattr("graph.guard.sizes.DEEPEST", 10_000)
    thread, errors = background(store, ENDLESS, seconds=1.5)
    with pytest.raises(WorkerDied) as caught:
        store.ask(BRACES)
    assert caught.value.status != 0
    assert store.ask("ASK { ?s ?p 3 }")
    thread.join()
    assert [type(error) for error in errors] == [QueryTimeout], "the other query ran on to its own end"


def test_a_worker_that_was_killed_while_idle_is_replaced(store: EmbeddedStore) -> None:
    assert store.ask("ASK { ?s ?p 3 }")
    processes = workers(store)
    assert len(processes) == 2
    for process in processes:
        process.kill()
    until(lambda: all(gone(process) for process in processes))
    assert store.ask("ASK { ?s ?p 3 }")
    assert not set(workers(store)) & set(processes)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such priorities")
def test_a_slow_query_gives_way_to_others_and_its_worker_leaves(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.ask("ASK {}")
    until(lambda: len(workers(store)) == 2)
    before = workers(store)
    assert {process.nice() for process in before} == {0}
    monkeypatch.setattr(processes, "SLOW", 0.01)
    thread, errors = background(store, ENDLESS, seconds=3)
    until(lambda: any(process.nice() == processes.NICENESS for process in before))
    thread.join()
    assert [type(error) for error in errors] == [QueryTimeout]
    until(lambda: len(workers(store)) == 2)
    before = workers(store)
    table = store.select("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }")
    assert len(table.rows) == 1
    until(lambda: len(set(workers(store)) & set(before)) == 1)
    assert store.workers().replaced == 1, "only the one that passed its time"


def test_workers_are_used_again(store: EmbeddedStore) -> None:
    for _ in range(20):
        store.ask("ASK { ?s ?p 3 }")
    until(lambda: len(workers(store)) == 2)
    processes = set(workers(store))
    for _ in range(5):
        with pytest.raises(QueryError):
            store.select("SELECT * {")
    assert set(workers(store)) == processes, "an error in a query is no reason to end its worker"


def test_the_wait_for_a_free_worker_is_bounded(store: EmbeddedStore) -> None:
    running = [background(store, ENDLESS, seconds=300) for _ in range(2)]
    store._pool.wait = 0.2
    with pytest.raises(StoreBusy, match="2 query workers"):  # while both still run
        store.ask("ASK {}")
    for process in workers(store):
        process.kill()
    for thread, _ in running:
        thread.join()
    store._pool.wait = 60
    assert store.ask("ASK {}")


def test_queries_that_wait_get_the_next_free_worker(store: EmbeddedStore) -> None:
    answers: list[bool] = []
    threads = [
        threading.Thread(target=lambda: answers.append(store.ask("ASK { ?s ?p 3 }"))) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 20
    assert len(workers(store)) <= 2


def test_closing_ends_running_queries_and_leaves_no_process_and_no_file(store: EmbeddedStore) -> None:
    thread, errors = background(store, ENDLESS, seconds=300)
    answer = store.answer("SELECT * { ?s ?p ?o VALUES ?x { 1 2 3 } }", "application/sparql-results+json")
    processes = [*started(), *workers(store)]
    spool = Path(store._spool)
    assert len(processes) >= 2
    assert answer.size > frames.INLINE
    assert spool.stat().st_mode & 0o777 == 0o700
    store.close()
    thread.join()
    assert [type(error) for error in errors] == [StoreUnavailable]
    assert not any(process.is_running() for process in processes), "not even a zombie"
    assert not spool.exists()
    store.close()


def test_a_running_query_is_not_dropped_by_a_publication_and_pruning(store: EmbeddedStore) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
    counts: list[str] = []
    thread = threading.Thread(target=lambda: counts.append(str(store.select(slow).rows[0]["n"])))
    thread.start()
    with store.draft() as draft:
        draft.remove(NamedNode("http://example.org/g"))
        draft.publish()
    store.prune(0)
    assert not store.ask("ASK { ?s ?p ?o }")
    thread.join()
    assert len(counts) == 1
    assert counts[0].startswith(('"4000000"', '"0"')), "none, if the query began after the publication"


def test_large_answers_are_spooled_and_the_spool_is_emptied(store: EmbeddedStore) -> None:
    query = "SELECT ?s ?x { ?s ?p ?o VALUES ?x { 1 2 3 4 5 6 } }"
    with store.answer(query, "application/sparql-results+json") as answer:
        assert answer.size > frames.INLINE
        assert len(list(Path(store._spool).iterdir())) == 1
        assert sum(map(len, answer.chunks())) == answer.size
        assert sum(map(len, answer.chunks())) == answer.size, "from its beginning again"
    assert list(Path(store._spool).iterdir()) == []
    with pytest.raises(QueryTooLarge):
        store.answer(query, "application/sparql-results+json", Limits(bytes=2 * frames.INLINE))
    assert list(Path(store._spool).iterdir()) == [], "nothing of a refused answer stays"
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    with pytest.raises(QueryTimeout):
        store.answer(endless, "text/csv", Limits(seconds=0.5, rows=10**9))
    assert list(Path(store._spool).iterdir()) == [], "nor of one that was ended"


@pytest.mark.parametrize("rows", [0, 1, 2, 1999, 2000])
@pytest.mark.parametrize(
    "media_type",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_rows_are_counted_exactly(store: EmbeddedStore, media_type: str, rows: int) -> None:
    query = f"SELECT ?s {{ ?s ?p ?o }} LIMIT {rows}"
    with store.answer(query, media_type, Limits(rows=rows)) as answer:
        assert answer.rows == rows
    if rows > 0:
        with pytest.raises(QueryTooLarge):
            store.answer(query, media_type, Limits(rows=rows - 1))


def test_a_worker_imports_little_and_starts_by_path() -> None:
    """No module called `graph` can take its place, and it is up at once."""
    program = (
        "import runpy, sys; sys.argv[1:] = ['worker']; "
        f"runpy.run_path({start.__file__!r}, run_name='__main__'); "
        "print(*sys.modules)"
    )
    ours, theirs = socket.socketpair()
    ours.close()
    with theirs:
        run = subprocess.run(
            [sys.executable, "-P", "-c", program],
            stdin=theirs.fileno(),
            capture_output=True,
            text=True,
            check=True,
        )
    loaded = set(run.stdout.split())
    assert loaded >= {"pyoxigraph", "graph.embedded.worker"}
    assert not loaded & {"graph.embedded.store", "ontology", "rdflib", "psutil", "filelock", "networkx"}


def test_a_query_costs_little_more_than_its_evaluation(store: EmbeddedStore) -> None:
    query = "SELECT ?p { <http://example.org/3> ?p ?o }"
    store.select(query)
    took = []
    for _ in range(200):
        started = time.perf_counter()
        store.select(query)
        took.append(time.perf_counter() - started)
    assert sorted(took)[10] < 0.005, "half a millisecond, when the machine has nothing else to do"
