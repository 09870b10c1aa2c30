"""What users write in a draft of the embedded store: in a process of its own, within limits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from graph.embedded import EmbeddedStore
from graph.errors import (
    GraphError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    RdfSyntaxError,
)
from graph.store import Changes, Dataset, GraphName, Limits, Source

G, H, MADE = NamedNode("x:g"), NamedNode("x:h"), NamedNode("made:document")
PRODUCT = " . ".join(f"VALUES ?{name} {{ {' '.join(map(str, range(300)))} }}" for name in "abcde")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path / "data", memory=False) as opened:
        yield opened


def contents(changes: Changes) -> dict[GraphName, str | None]:
    return {graph: file and file.read_text() for graph, file in changes.items()}


def updated(store: EmbeddedStore, text: str) -> dict[GraphName, str | None]:
    """What an update changes, which is then published."""
    with store.draft() as draft:
        changes = contents(draft.update(text, protected=["made:"]))
        draft.publish()
    return changes


class TestUpdates:
    def test_change_graphs_and_tell_what_they_hold(self, store: EmbeddedStore) -> None:
        text = "INSERT DATA { <x:s> <x:p> 1 . GRAPH <x:g> { <x:s> <x:p> 'b', 'a' } }"
        assert updated(store, text) == {
            DefaultGraph(): '<x:s> <x:p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
            G: '<x:s> <x:p> "a" .\n<x:s> <x:p> "b" .\n',
        }
        assert store.ask("ASK { GRAPH <x:g> { <x:s> <x:p> 'a' } }")

    def test_tell_only_of_what_is_another_than_before(self, store: EmbeddedStore) -> None:
        updated(store, "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } GRAPH <x:h> { <x:s> <x:p> 1 } }")
        assert updated(store, "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } }") == {}
        assert list(updated(store, "DELETE WHERE { GRAPH ?g { ?s ?p 1 } }")) == [G, H]

    def test_tell_empty_graphs_from_those_that_are_gone(self, store: EmbeddedStore) -> None:
        assert updated(store, "CREATE GRAPH <x:g>") == {G: ""}
        assert updated(store, "DROP GRAPH <x:g>") == {G: None}

    def test_count_the_quads(self, store: EmbeddedStore) -> None:
        updated(store, "INSERT DATA { <x:s> <x:p> 1, 2, 3 }")
        with store.draft() as draft:
            draft.update("DELETE DATA { <x:s> <x:p> 1 }")
            assert draft.publish().quads == 2

    def test_read_the_graphs_of_the_protocol(self, store: EmbeddedStore) -> None:
        updated(store, "INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } GRAPH <x:h> { <x:s> <x:p> 2 } }")
        with store.draft() as draft:
            changes = draft.update("INSERT { ?s <x:q> ?o } WHERE { ?s ?p ?o }", using=Dataset(("x:h",)))
            assert contents(changes)[DefaultGraph()] == (
                '<x:s> <x:q> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
            )

    @pytest.mark.parametrize(
        "text",
        [
            "INSERT DATA { GRAPH <made:document> { <x:s> <x:p> 2 } }",
            "PREFIX m: <made:> DELETE WHERE { GRAPH m:document { ?s ?p ?o } }",
            "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
            "MOVE <made:document> TO <x:g>",
            "BASE <made:a> DROP GRAPH <made:document>",
            r"DROP GRAPH <made:docum\u0065nt>",
            "DROP NAMED",
            "CLEAR ALL",
        ],
    )
    def test_leave_protected_graphs_alone(self, store: EmbeddedStore, text: str) -> None:
        with store.draft() as draft:
            draft.update("INSERT DATA { GRAPH <made:document> { <x:s> <x:p> 1 } }")
            draft.publish()
        with store.draft() as draft, pytest.raises(QueryRefused, match="lienket ingest"):
            draft.update(text, protected=["made:"])
        assert store.ask("ASK { GRAPH <made:document> { <x:s> <x:p> 1 } }")

    def test_may_read_protected_graphs(self, store: EmbeddedStore) -> None:
        with store.draft() as draft:
            draft.update("INSERT DATA { GRAPH <made:document> { <x:s> <x:p> 1 } }")
            draft.publish()
        assert list(updated(store, "COPY <made:document> TO <x:g>")) == [G]

    def test_are_syntax_errors_where_they_are_not_updates(self, store: EmbeddedStore) -> None:
        with store.draft() as draft, pytest.raises(QuerySyntaxError, match="line 2"):
            draft.update("INSERT DATA {\n oh }")
        with store.draft() as draft, pytest.raises(QuerySyntaxError):
            draft.update("LOAD <http://127.0.0.1:9/> oh")

    @pytest.mark.parametrize(
        ("limits", "error"),
        [(Limits(seconds=0.5), QueryTimeout), (Limits(memory=1), QueryTooLarge)],
    )
    def test_end_at_their_limits(self, store: EmbeddedStore, limits: Limits, error: type[GraphError]) -> None:
        text = f"INSERT {{ <x:s> <x:p> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) WHERE {{ {PRODUCT} }} }}"
        with store.draft() as draft, pytest.raises(error):
            draft.update(text, limits)
        assert updated(store, "CREATE GRAPH <x:g>") == {G: ""}


class TestRdf:
    def loaded(
        self, store: EmbeddedStore, path: Path, media_type: str, *, replace: bool = True
    ) -> str | None:
        with store.draft() as draft:
            source = Source(path, media_type, "http://base/")
            changes = contents(draft.load(G, [source], replace=replace))
            draft.publish()
        return changes[G]

    def test_replaces_a_graph_or_is_added_to_it(self, store: EmbeddedStore, tmp_path: Path) -> None:
        file = tmp_path / "a.ttl"
        file.write_text("<s> <p> 'a' .")
        first = "<http://base/s> <http://base/p> "
        assert self.loaded(store, file, "text/turtle") == f'{first}"a" .\n'
        file.write_text("<s> <p> 'b' .")
        assert self.loaded(store, file, "text/turtle", replace=False) == f'{first}"a" .\n{first}"b" .\n'
        assert self.loaded(store, file, "text/turtle") == f'{first}"b" .\n'

    def test_without_triples_makes_an_empty_graph(self, store: EmbeddedStore, tmp_path: Path) -> None:
        (tmp_path / "a.nt").write_text("")
        assert self.loaded(store, tmp_path / "a.nt", "application/n-triples") == ""

    @pytest.mark.parametrize(
        ("text", "media_type"),
        [
            ("<s> <p> oh .", "text/turtle"),
            ("<x:s> <x:p> <x:o> <made:document> .", "application/n-quads"),
            ("<made:document> { <x:s> <x:p> <x:o> }", "application/trig"),
            ('{"@context": "http://127.0.0.1:9/context", "a": 1}', "application/ld+json"),
            ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "application/rdf+xml"),
        ],
    )
    def test_that_is_not_what_it_is_said_to_be_changes_nothing(
        self, store: EmbeddedStore, tmp_path: Path, text: str, media_type: str
    ) -> None:
        (tmp_path / "a").write_text(text)
        with store.draft() as draft, pytest.raises(RdfSyntaxError):
            draft.load(G, [Source(tmp_path / "a", media_type)], replace=True)
        assert store.current() is None

    def test_that_brings_its_process_down_brings_down_nothing_else(
        self, store: EmbeddedStore, tmp_path: Path
    ) -> None:
        (tmp_path / "a.ttl").write_text("<x:s> <x:p> " + "(" * 1_000_000)
        with store.draft() as draft, pytest.raises(GraphError):
            draft.load(G, [Source(tmp_path / "a.ttl", "text/turtle")], replace=True)
        assert updated(store, "CREATE GRAPH <x:g>") == {G: ""}


class TestASnapshot:
    def test_holds_what_the_draft_does_and_outlasts_it(self, store: EmbeddedStore) -> None:
        with store.draft() as draft:
            draft.update("INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 1 } }")
            snapshot = draft.snapshot()
        with snapshot, store.draft() as another:
            another.update("INSERT DATA { GRAPH <x:g> { <x:s> <x:p> 2 } }")
            another.publish()
            assert [str(row["o"]) for row in snapshot.select("SELECT ?o { ?s ?p ?o }").rows] == [
                '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
            ]
            assert store.ask("ASK { <x:s> <x:p> 2 }")

    def test_is_asked_within_limits_and_leaves_nothing_behind(self, store: EmbeddedStore) -> None:
        with store.draft() as draft:
            draft.update("INSERT DATA { <x:s> <x:p> 1 }")
            with draft.snapshot() as snapshot, pytest.raises(QueryTimeout):
                snapshot.select(f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", Limits(seconds=0.2))
        assert list(store.folder.glob("snapshot-*")) == []
