"""The index of words goes with the generations: published, returned to, left out, made anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.embedded import EmbeddedStore
from ontology.terms import RDFS

G1, G2 = NamedNode("http://example.org/g1"), NamedNode("http://example.org/g2")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path) as store:
        yield store


def publish(store: EmbeddedStore, graph: NamedNode, *names: str, empty: bool = False) -> int:
    with store.draft(empty=empty) as draft:
        things = (NamedNode(f"http://example.org/{n}") for n in range(len(names)))
        draft.replace(
            graph,
            [Triple(thing, RDFS.label, Literal(name)) for thing, name in zip(things, names, strict=True)],
        )
        return draft.publish().number


def names(store: EmbeddedStore, text: str) -> list[str]:
    return sorted(hit.text for hit in store.search(text))


def test_nothing_is_found_in_an_empty_store(store: EmbeddedStore) -> None:
    assert store.search("x") == []


def test_what_is_published_is_found_and_what_is_drafted_is_not(store: EmbeddedStore) -> None:
    publish(store, G1, "Điện Biên")
    with store.draft() as draft:
        draft.replace(G2, [Triple(G2, RDFS.label, Literal("Điện ảnh"))])
        assert names(store, "dien") == ["Điện Biên"]
        draft.publish()
    assert names(store, "dien") == ["Điện Biên", "Điện ảnh"]


def test_a_return_to_a_generation_returns_to_its_words(store: EmbeddedStore) -> None:
    first = publish(store, G1, "cũ")
    publish(store, G1, "mới")
    assert (names(store, "cu"), names(store, "moi")) == ([], ["mới"])
    store.activate(first)
    assert (names(store, "cu"), names(store, "moi")) == (["cũ"], [])
    publish(store, G2, "sau")
    assert (names(store, "cu"), names(store, "sau"), names(store, "moi")) == (["cũ"], ["sau"], [])


def test_a_draft_that_fails_or_is_discarded_changes_nothing(store: EmbeddedStore) -> None:
    publish(store, G1, "cũ")

    def refuse(number: int) -> None:
        raise ValueError(number)

    with store.draft() as draft:
        draft.replace(G1, [])
        with pytest.raises(ValueError, match="2"):
            draft.publish(refuse)
    assert names(store, "cu") == ["cũ"]


def test_a_publication_that_was_cut_short_is_finished_with_its_words(store: EmbeddedStore) -> None:
    publish(store, G1, "cũ")

    def die(number: int) -> None:
        raise KeyboardInterrupt

    with store.draft() as draft:
        draft.replace(G1, [Triple(G1, RDFS.label, Literal("mới"))])
        draft._generations.discard = lambda number: None  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            draft.publish(die)
        draft._generations.sweep = lambda: None  # type: ignore[method-assign]
    store.recover(2)
    assert (names(store, "cu"), names(store, "moi")) == ([], ["mới"])


def test_a_store_made_anew_has_only_its_own_words(store: EmbeddedStore) -> None:
    publish(store, G1, "cũ")
    publish(store, G2, "mới", empty=True)
    assert (names(store, "cu"), names(store, "moi")) == ([], ["mới"])


def test_a_generation_of_an_older_version_is_searched_by_a_query_and_the_next_has_an_index(
    store: EmbeddedStore,
) -> None:
    number = publish(store, G1, "Điện Biên")
    index = store.folder / "generations" / str(number) / "search.sqlite"
    index.unlink()
    assert names(store, "điện biên") == ["Điện Biên"]
    publish(store, G2, "Lai Châu")
    assert names(store, "dien bien") == ["Điện Biên"]
