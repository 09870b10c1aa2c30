"""Feeding an engine from the published graph."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.errors import StoreUnavailable
from graph.remote import RemoteStore
from graph.remote.push import push
from graph.remote.store import STATE
from graph.store import Store
from tests.remote.engines.process import Running

ENGINES = ("oxigraph", *(pytest.param(name, marks=pytest.mark.engines) for name in ("fuseki", "virtuoso")))
P = NamedNode("http://example.org/p")
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, engines: Callable[[str], Running]) -> Running:
    return engines(request.param)


def graph(n: int) -> NamedNode:
    return NamedNode(f"http://example.org/graph/{n}")


def publish(store: Store, **values: str | None) -> None:
    with store.draft() as draft:
        for name, value in values.items():
            triples = [] if value is None else [Triple(P, P, Literal(value, datatype=DECIMAL))]
            draft.replace(graph(int(name.removeprefix("g"))), triples)
        draft.publish()


def held(store: RemoteStore) -> dict[str, float]:
    rows = store.select("SELECT ?g ?o { GRAPH ?g { ?s <http://example.org/p> ?o } }").rows
    return {row["g"].value.rpartition("/")[2]: float(row["o"].value) for row in rows}  # type: ignore[union-attr]


def quiet(done: int, of: int) -> None:
    assert 0 < done <= of


def test_what_changed_is_sent_and_what_went_is_removed(engine: Running, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as source, RemoteStore(engine.endpoints) as there:
        there.write(graph(9), [Triple(P, P, Literal("9", datatype=DECIMAL))])  # somebody else's
        publish(source, g1="1.0", g2="2.5")
        first = push(source, there, quiet)
        assert (first.number, first.sent, first.removed, first.unchanged) == (1, 2, 0, 0)
        assert held(there) == {"1": 1, "2": 2.5, "9": 9}
        publish(source, g1="7", g2=None, g3="3")
        second = push(source, there, quiet)
        assert (second.number, second.sent, second.removed, second.unchanged) == (2, 2, 1, 0)
        assert held(there) == {"1": 7, "3": 3, "9": 9}
        third = push(source, there, quiet)
        assert (third.sent, third.unchanged) == (0, 2)
        current = there.current()
        assert current is not None
        assert current.number == 2


def test_a_push_that_broke_off_goes_on_where_it_was(
    engine: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedStore(tmp_path) as source, RemoteStore(engine.endpoints) as there:
        publish(source, **{f"g{n}": str(n) for n in range(120)})
        write = RemoteStore.write
        written: list[NamedNode] = []

        def breaking(store: RemoteStore, name: NamedNode, triples: list[Triple]) -> None:
            if name != STATE:
                if len(written) == 60:
                    raise StoreUnavailable("the network is gone")
                written.append(name)
            write(store, name, triples)

        with monkeypatch.context() as patched:
            patched.setattr(RemoteStore, "write", breaking)
            with pytest.raises(StoreUnavailable, match="network"):
                push(source, there, quiet)
        assert there.current() is None, "no publication is told before it is whole"
        assert push(source, there, quiet).unchanged == 50
        assert len(held(there)) == 120


def test_there_must_be_something_to_send(engine: Running, tmp_path: Path) -> None:
    with (
        EmbeddedStore(tmp_path) as source,
        RemoteStore(engine.endpoints) as there,
        pytest.raises(StoreUnavailable, match="nothing"),
    ):
        push(source, there, quiet)
