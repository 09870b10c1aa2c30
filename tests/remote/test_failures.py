"""Engines that fail for real: wrong passwords, limits of their own, a kill in the middle of an answer."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.errors import QueryTimeout, QueryTooLarge, StoreUnavailable
from graph.remote import Credentials, Endpoints, RemoteStore
from graph.remote.dialects import Reply, dialect
from graph.remote.store import STATE
from graph.store import Limits
from ontology.terms import DCTERMS
from tests.remote.engines import fuseki, serve, virtuoso
from tests.remote.engines.process import Running

ENGINES = ("oxigraph", *(pytest.param(name, marks=pytest.mark.engines) for name in ("fuseki", "virtuoso")))
G = NamedNode("http://example.org/g")
TEN = "{ " + " ".join(str(n) for n in range(10)) + " }"
HUGE = "SELECT * { " + " ".join(f"VALUES ?v{n} {TEN}" for n in range(8)) + " }"
SECRET = "hunter2:wrong"


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_that_is_killed_while_it_answers(name: str, tmp_path: Path) -> None:
    with serve(name, tmp_path) as engine, RemoteStore(engine.endpoints, name) as store:
        assert store.ask("ASK {}")
        killing = threading.Timer(0.5, engine.kill)
        killing.start()
        with pytest.raises(StoreUnavailable, match="broke off"):
            store.answer(HUGE, "text/csv", Limits(rows=2**62, bytes=2**62))
        killing.join()
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            asyncio.run(store.answer_async("ASK {}", "text/csv"))


@pytest.mark.engines
def test_virtuoso_takes_a_password_by_digest_and_no_other(engines: Callable[[str], Running]) -> None:
    there = engines("virtuoso").endpoints
    asked = replace(there, query=str(there.update))
    with RemoteStore(asked, "virtuoso") as store:
        assert store.ask("ASK {}")
        with asyncio.run(store.answer_async("ASK {}", "text/csv")) as answer:
            assert answer.rows == 1
    wrong = replace(asked, credentials=Credentials("dba", SECRET))
    with RemoteStore(wrong, "virtuoso") as store:
        for refused in (
            lambda: store.ask("ASK {}"),
            lambda: asyncio.run(store.answer_async("ASK {}", "text/csv")),
            lambda: store.write(G, [Triple(G, G, Literal("x"))]),
        ):
            with pytest.raises(StoreUnavailable, match="does not accept the user and password") as caught:
                refused()
            assert SECRET not in str(caught.value)
    assert SECRET not in repr(wrong)
    foreign = replace(asked, credentials=Credentials("dba", "mật khẩu"))
    with RemoteStore(foreign, "virtuoso") as store, pytest.raises(StoreUnavailable, match="ASCII"):
        store.ask("ASK {}")


@pytest.mark.engines
@pytest.mark.parametrize("way", ["basic", "digest"])
def test_fuseki_takes_a_password_by_basic_and_digest(way: str, tmp_path: Path) -> None:
    (tmp_path / "passwords").write_text("lienket: mat khau\n")
    engine = fuseki.start(tmp_path, f"--passwd={tmp_path / 'passwords'}", f"--auth={way}")
    credentials = Credentials("lienket", "mat khau")
    try:
        with RemoteStore(replace(engine.endpoints, credentials=credentials), "fuseki") as store:
            ready = threading.Event()
            while not ready.wait(0.1):
                assert engine.process.poll() is None, engine.log.read_text()
                with suppress(StoreUnavailable):  # not up yet
                    store.ask("ASK {}")
                    ready.set()
            store.write(G, [Triple(G, G, Literal("x"))])
            with asyncio.run(store.answer_async("SELECT * { ?s ?p ?o }", "text/csv")) as answer:
                assert answer.rows == 1
        with RemoteStore(engine.endpoints, "fuseki") as store, pytest.raises(StoreUnavailable, match="401"):
            store.ask("ASK {}")
    finally:
        engine.kill()


@pytest.mark.engines
def test_what_virtuoso_cuts_off_is_no_answer(engines: Callable[[str], Running]) -> None:
    facts = [Triple(G, G, Literal(str(n))) for n in range(300)]
    with RemoteStore(engines("virtuoso").endpoints) as store:
        store.write(G, facts)
        pairs = "SELECT * { ?a <http://example.org/g> ?b . ?c <http://example.org/g> ?d }"
        with pytest.raises(QueryTooLarge) as caught:
            store.answer(pairs, "text/csv")
        assert (caught.value.what, caught.value.limit) == ("rows", virtuoso.MOST_ROWS)


def test_what_virtuoso_has_at_its_timeout_is_no_answer() -> None:
    reply = Reply(200, {"X-SQL-State": "S1TAT", "X-SQL-Message": "RC...: Returning incomplete results"})
    assert isinstance(dialect("virtuoso").failure(reply, Limits(1)), QueryTimeout)


@pytest.mark.engines
def test_fuseki_s_timeout_within_an_answer_is_an_error(engines: Callable[[str], Running]) -> None:
    with RemoteStore(engines("fuseki").endpoints) as store, pytest.raises(QueryTimeout):
        store.answer(HUGE, "text/csv", Limits(seconds=1, rows=2**62, bytes=2**62))


def test_a_publication_that_cannot_be_is_told(tmp_path: Path) -> None:
    with serve("oxigraph", tmp_path) as engine, RemoteStore(engine.endpoints, "oxigraph") as store:
        store.write(STATE, [Triple(STATE, DCTERMS.identifier, Literal("many"))])
        assert store.current() is None, "nothing is published where no time is told"
        said = [Triple(STATE, DCTERMS[name], Literal("many")) for name in ("identifier", "modified")]
        store.write(STATE, said)
        with pytest.raises(StoreUnavailable, match="no publication"):
            store.current()
        store.record(3)
        assert (current := store.current()) is not None
        assert current.number == 3


def test_credentials_in_an_address_are_refused_and_not_shown() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        Endpoints("http://user:hunter2@127.0.0.1:9/sparql")
    assert "hunter2" not in str(caught.value)
