"""Generations on disk: what is published stays whole, whatever happens to those who write."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from graph.errors import GenerationNotFound, StoreBusy, StoreUnavailable

G = NamedNode("http://example.org/g")
VALUE = "SELECT ?o WHERE { <http://example.org/s> <http://example.org/p> ?o }"


def says(value: str) -> list[Triple]:
    return [Triple(NamedNode("http://example.org/s"), NamedNode("http://example.org/p"), Literal(value))]


def publish(store: EmbeddedStore, value: str) -> int:
    with store.draft() as draft:
        draft.replace(G, says(value))
        return draft.publish().number


def values(store: EmbeddedStore) -> list[str]:
    return [row["o"].value for row in store.select(VALUE).rows]  # type: ignore[union-attr]


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "generations").iterdir()}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path) as opened:
        yield opened


def test_generations_are_listed_with_number_time_and_quads(store: EmbeddedStore) -> None:
    for value in ("a", "b"):
        publish(store, value)
    first, second = store.generations()
    assert [(g.number, g.quads) for g in (first, second)] == [(1, 1), (2, 1)]
    assert first.published < second.published
    assert first.published.tzinfo is not None
    assert store.current() == second


def test_an_earlier_generation_can_be_made_current_and_a_later_one_again(store: EmbeddedStore) -> None:
    for value in ("a", "b", "c"):
        publish(store, value)
    assert store.activate(1).number == 1
    assert values(store) == ["a"]
    assert [g.number for g in store.generations()] == [1, 2, 3]
    store.activate(3)
    assert values(store) == ["c"]
    with pytest.raises(GenerationNotFound, match="generation 7"):
        store.activate(7)
    assert values(store) == ["c"]


def test_a_draft_begins_from_the_current_generation_and_takes_a_new_number(store: EmbeddedStore) -> None:
    for value in ("a", "b"):
        publish(store, value)
    store.activate(1)
    with store.draft() as draft:
        assert draft.select(VALUE).rows[0]["o"] == Literal("a")
        assert draft.publish().number == 3
    assert values(store) == ["a"]


def test_pruning_keeps_the_newest_and_the_current_one(store: EmbeddedStore) -> None:
    for value in "abcde":
        publish(store, value)
    store.activate(2)
    assert store.prune(2) == [1, 3]
    assert [g.number for g in store.generations()] == [2, 4, 5]
    assert values(store) == ["b"]
    assert store.prune(0) == [4, 5]
    assert values(store) == ["b"]


def test_a_failed_commit_leaves_nothing_behind(store: EmbeddedStore, tmp_path: Path) -> None:
    publish(store, "a")

    def fail(number: int) -> None:
        raise RuntimeError(number)

    with store.draft() as draft:
        draft.replace(G, says("b"))
        with pytest.raises(RuntimeError):
            draft.publish(fail)
    assert names(tmp_path) == {"1"}
    assert values(store) == ["a"]


WRITE = """
import os, signal, sys
from collections.abc import Iterator
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from graph.embedded import EmbeddedStore
from graph.embedded.generations import Generations

folder, moment = Path(sys.argv[1]), sys.argv[2]
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if moment == "sealing":
    Generations.next = die
if moment == "switching":
    Generations.publish = die
with EmbeddedStore(folder) as store, store.draft() as draft:
    triple = Triple(NamedNode("http://example.org/s"), NamedNode("http://example.org/p"), Literal("new"))
    draft.replace(NamedNode("http://example.org/g"), [triple])
    if moment == "writing":
        list(draft.graphs())
        die()
    draft.publish(die if moment == "committing" else lambda number: None)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize("moment", ["writing", "sealing", "committing", "switching"])
def test_a_writer_killed_at_any_moment_leaves_readers_where_they_were(tmp_path: Path, moment: str) -> None:
    with EmbeddedStore(tmp_path, wait=30) as store:
        publish(store, "old")
        ended = subprocess.run([sys.executable, "-c", WRITE, str(tmp_path), moment], check=False)
        assert ended.returncode == -signal.SIGKILL
        assert values(store) == ["old"]
        assert len(names(tmp_path)) == 2, "the killed process left something"
        assert [g.number for g in store.generations()] == [1]
        publish(store, "newer")
        assert values(store) == ["newer"]
        assert names(tmp_path) == {"1", "2"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_recovery_publishes_what_the_journal_names_and_removes_what_it_does_not(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        publish(store, "old")
        subprocess.run([sys.executable, "-c", WRITE, str(tmp_path), "switching"], check=False)
        current = store.recover(committed=1)
        assert current is not None
        assert (current.number, values(store), names(tmp_path)) == (1, ["old"], {"1"})
        subprocess.run([sys.executable, "-c", WRITE, str(tmp_path), "switching"], check=False)
        current = store.recover(committed=2)
        assert current is not None
        assert (current.number, values(store), names(tmp_path)) == (2, ["new"], {"1", "2"})


def test_recovery_leaves_a_rollback_alone(store: EmbeddedStore) -> None:
    for value in ("a", "b"):
        publish(store, value)
    store.activate(1)
    store.recover(committed=2)
    assert values(store) == ["a"]
    assert len(store.generations()) == 2


def test_recovery_of_nothing(store: EmbeddedStore) -> None:
    assert store.recover(None) is None


def test_writers_in_other_processes_are_kept_out(store: EmbeddedStore, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path, wait=0.1) as other, store.draft(), pytest.raises(StoreBusy):
        other.draft()


def test_readers_move_to_what_another_process_publishes(store: EmbeddedStore, tmp_path: Path) -> None:
    publish(store, "old")
    assert values(store) == ["old"]
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path), "never"], check=True)
    assert values(store) == ["new"]


def test_readers_never_see_half_of_a_publication(store: EmbeddedStore) -> None:
    """Two graphs always say the same, while they are changed a dozen times."""
    two = NamedNode("http://example.org/g2")
    done = threading.Event()
    seen: set[tuple[str, ...]] = set()

    def read() -> None:
        query = "SELECT ?o WHERE { GRAPH ?g { ?s <http://example.org/p> ?o } } ORDER BY ?g"
        over = False
        while not over:  # once more after the last publication
            over = done.is_set()
            seen.add(tuple(row["o"].value for row in store.select(query).rows))  # type: ignore[union-attr]

    reader = threading.Thread(target=read)
    reader.start()
    while not seen:
        reader.join(0.01)
        assert reader.is_alive()
    for number in range(12):
        with store.draft() as draft:
            draft.replace(G, says(str(number)))
            draft.replace(two, says(str(number)))
            draft.publish()
    done.set()
    reader.join()
    assert seen - {()} <= {(str(n), str(n)) for n in range(12)}
    assert len(seen) > 1


def test_large_and_small_changes_give_the_same_store(store: EmbeddedStore) -> None:
    """Bulk loading and transactions, in one draft and across drafts."""
    p = NamedNode("http://example.org/n")
    many = [Triple(NamedNode(f"http://example.org/{n}"), p, Literal(n)) for n in range(25_000)]
    with store.draft() as draft:
        draft.replace(G, many)
        assert len(draft.select("SELECT ?s { ?s ?p ?o }").rows) == 25_000
        draft.replace(G, many[:3])
        draft.replace(NamedNode("http://example.org/g2"), many)
        draft.remove(NamedNode("http://example.org/g2"))
        assert draft.publish().quads == 3
    with store.draft() as draft:
        draft.replace(G, many[1:])
        assert draft.publish().quads == 24_999


def test_a_damaged_folder_is_reported(store: EmbeddedStore, tmp_path: Path) -> None:
    publish(store, "a")
    for path in (tmp_path / "generations" / "1" / "store").iterdir():
        path.unlink()
    with pytest.raises(StoreUnavailable, match="could not be read"):
        values(store)
    (tmp_path / "current").write_text("nonsense")
    with pytest.raises(StoreUnavailable, match="current"):
        store.current()


def test_the_switch_is_on_disk_before_it_is_seen(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The generation, then its folder, then the new `current`, then the folder of that are synced."""
    synced: list[str] = []
    real = os.fsync

    def record(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path).as_posix())
        real(handle)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("only Linux tells which file a descriptor is of")
    monkeypatch.setattr(os, "fsync", record)
    with store.draft() as draft:
        draft.replace(G, says("a"))
        draft.publish(lambda _: synced.append("commit"))
    drafts = [name for name in synced if name.startswith("generations/draft-")]
    assert any(name.endswith(".json") for name in drafts)
    assert any(name.endswith("/CURRENT") for name in drafts)
    assert synced[len(drafts) :] == ["generations", "commit", "current.new", "."]


def test_a_generation_knows_its_quads(tmp_path: Path) -> None:
    """Counted from what changes, as they are kept: 80.0 and 80 are one."""
    g, h, p = (NamedNode(f"http://example.org/{name}") for name in "ghp")
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    same = [Triple(g, p, Literal(number, datatype=decimal)) for number in ("80.0", "80.00", "7.5")]
    with EmbeddedStore(tmp_path) as store:
        for graphs, quads in (
            ({g: same, h: same[2:]}, 3),
            ({g: [*same, Triple(h, p, Literal("x"))]}, 4),
            ({h: []}, 3),
            ({g: [], h: same}, 2),
        ):
            with store.draft() as draft:
                for graph, triples in graphs.items():
                    draft.replace(graph, triples)
                assert draft.publish().quads == quads
