"""Graphs that users write, in a library: journalled, restored, and apart from what lienket concludes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import QueryRefused, RdfSyntaxError
from graph.store import DEFAULT_LIMITS, WHOLE, Dataset, Source
from ingest.errors import UnknownGraphError
from ingest.pipeline import Library
from tests.ingest.library import IRIS, open_library, plan

G = "http://example.org/g"
EVERYTHING = "SELECT ?g ?s ?p ?o WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
EMPTY = "SELECT ?g WHERE { GRAPH ?g { } }"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Library, EmbeddedStore]]:
    library, store = open_library(tmp_path / "data")
    with store:
        yield library, store


def update(library: Library, text: str) -> None:
    library.graphs.update(text, DEFAULT_LIMITS, WHOLE)


def dump(store: EmbeddedStore) -> list[str]:
    """All that there is, the default graph and empty graphs too, in sorted lines."""
    lines = []
    for query in (EVERYTHING, EMPTY):
        answer = store.answer(query, "text/tab-separated-values", dataset=Dataset(union=False))
        with answer:
            lines += b"".join(answer.chunks()).decode().splitlines()
    return sorted(lines)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rdf(folder: Path, text: str) -> list[Source]:
    return [Source(write(folder, "sent.ttl", text), "text/turtle", G)]


def test_an_update_is_journalled_and_seen(opened: tuple[Library, EmbeddedStore]) -> None:
    library, store = opened
    update(library, f"INSERT DATA {{ GRAPH <{G}> {{ <x:s> <x:p> 1 }} }}")
    assert store.ask(f"ASK {{ GRAPH <{G}> {{ <x:s> <x:p> 1 }} }}")
    assert list(library.journal.graphs()) == [G]
    assert library.check() == []


def test_an_update_that_changes_nothing_publishes_nothing(opened: tuple[Library, EmbeddedStore]) -> None:
    library, store = opened
    assert library.graphs.update("DELETE WHERE { ?s ?p ?o }", DEFAULT_LIMITS, WHOLE) is None
    assert store.current() is None


def test_a_graph_is_put_added_to_and_removed(opened: tuple[Library, EmbeddedStore], tmp_path: Path) -> None:
    library, store = opened
    for text, replace, created in (("<s> <p> 1 .", True, True), ("<s> <p> 2 .", False, False)):
        assert library.graphs.put(G, rdf(tmp_path, text), DEFAULT_LIMITS, replace=replace) is created
    assert len(store.select(f"SELECT * {{ GRAPH <{G}> {{ ?s ?p ?o }} }}").rows) == 2
    library.graphs.remove(G)
    assert dump(store) == dump_of_nothing()
    with pytest.raises(UnknownGraphError):
        library.graphs.remove(G)


def dump_of_nothing() -> list[str]:
    return ["?g", "?g\t?s\t?p\t?o"]


def test_a_refused_graph_changes_nothing(opened: tuple[Library, EmbeddedStore], tmp_path: Path) -> None:
    library, store = opened
    with pytest.raises(RdfSyntaxError):
        library.graphs.put(G, rdf(tmp_path, "oh"), DEFAULT_LIMITS, replace=True)
    made = IRIS.graph("document", "a").value
    for change in (
        lambda: library.graphs.put(made, rdf(tmp_path, "<x:s> <x:p> 1 ."), DEFAULT_LIMITS, replace=True),
        lambda: library.graphs.remove(made),
        lambda: update(library, f"CREATE GRAPH <{made}>"),
    ):
        with pytest.raises(QueryRefused, match="lienket ingest"):
            change()
    assert (store.current(), library.journal.entries()) == (None, [])


def test_what_follows_from_documents_and_updates_does_not_depend_on_their_order(
    opened: tuple[Library, EmbeddedStore], tmp_path: Path
) -> None:
    """Even where a user's graph speaks of what a document does."""
    library, store = opened
    update(library, "INSERT DATA { <x:s> <x:p> 1.50 . GRAPH <x:empty> { } } ; CREATE GRAPH <x:empty>")
    library.ingest([write(tmp_path, "dien-bien.txt", plan(60))])
    update(
        library,
        f"INSERT {{ GRAPH <{G}> {{ ?s ?p ?o . _:b ?p ?o }} GRAPH <x:h> {{ _:b <x:p> 'é\\n' }} }} "
        f"WHERE {{ GRAPH <{IRIS.document_graph('dien-bien').value}> {{ ?s ?p ?o }} }}",
    )
    library.ingest([write(tmp_path, "lai-chau.txt", plan(70, "Lai Châu"))])
    library.remove(["dien-bien"])
    update(library, "DELETE DATA { <x:s> <x:p> 1.5 } ; INSERT DATA { <x:s> <x:p> 2 }")
    before = dump(store)
    assert any(G in line for line in before)
    library.rebuild()
    assert dump(store) == before
    assert library.check() == []


def test_a_rollback_returns_to_the_graphs_of_its_time(opened: tuple[Library, EmbeddedStore]) -> None:
    library, store = opened
    update(library, "INSERT DATA { <x:s> <x:p> 1 }")
    update(library, f"DROP DEFAULT ; CREATE GRAPH <{G}>")
    library.rollback(1)
    assert list(library.journal.graphs()) == [None]
    update(library, "INSERT DATA { <x:s> <x:p> 2 }")
    library.rebuild()
    assert len(store.select("SELECT ?o { ?s ?p ?o }").rows) == 2


def test_a_lost_store_is_made_again_with_the_graphs(tmp_path: Path) -> None:
    library, store = open_library(tmp_path / "data")
    with store:
        update(library, f"INSERT DATA {{ GRAPH <{G}> {{ <x:s> <x:p> 1 }} }}")
        before = dump(store)
    (tmp_path / "data" / "generations").rename(tmp_path / "gone")
    (tmp_path / "data" / "current").unlink()
    library, store = open_library(tmp_path / "data")
    with store:
        library.rebuild()
        assert dump(store) == before


def test_a_check_tells_of_a_graph_whose_content_is_lost(
    opened: tuple[Library, EmbeddedStore], tmp_path: Path
) -> None:
    library, _ = opened
    update(library, f"INSERT DATA {{ GRAPH <{G}> {{ <x:s> <x:p> 1 }} }}")
    (content,) = (path for path in (tmp_path / "data" / "archive" / "graphs").rglob("*") if path.is_file())
    content.write_text("altered")
    (problem,) = library.check()
    assert G in problem


WRITING = """
import sys
from itertools import count
from pathlib import Path
from graph.store import DEFAULT_LIMITS, WHOLE
from tests.ingest.library import open_library

library, _ = open_library(Path(sys.argv[1]))
for number in count(1):
    library.graphs.update(f"INSERT DATA {{ <x:s> <x:p> {number} }}", DEFAULT_LIMITS, WHOLE)
    print(number, flush=True)
"""


@pytest.mark.parametrize("moment", ["acknowledged", "changing"])
def test_what_was_acknowledged_outlives_the_writer(tmp_path: Path, moment: str) -> None:
    command = [sys.executable, "-c", WRITING, str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(3)]
        while moment == "changing" and not list((tmp_path / "data" / "generations").glob("draft-*/store")):
            assert writer.poll() is None
        writer.kill()
        acknowledged += [int(line) for line in writer.stdout]
    library, store = open_library(tmp_path / "data")
    with store:
        update(library, "INSERT DATA { <x:s> <x:q> 1 }")
        rows = store.select("SELECT ?o { <x:s> <x:p> ?o }").rows
        assert {str(row["o"].value) for row in rows} >= set(map(str, acknowledged))
        assert library.check() == []
