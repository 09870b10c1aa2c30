"""Answers that are kept: about the current version alone, within a size."""

from api.sparql.cache import OVERHEAD, Cache, Kept, Key
from graph.store import Dataset, Version

NOW, THEN = Version(2, 200), Version(1, 100)


def key(query: str = "ASK {}", media_type: str = "text/csv", **dataset: bool) -> Key:
    return query, media_type, Dataset(**dataset)  # type: ignore[arg-type]


def test_an_answer_is_given_again_for_the_same_question_only() -> None:
    cache, kept = Cache(100_000), Kept(b"true", 1)
    cache.put(NOW, key(), kept)
    assert cache.get(NOW, key()) is kept
    assert cache.get(NOW, key("ASK { }")) is None
    assert cache.get(NOW, key(media_type="text/tab-separated-values")) is None
    assert cache.get(NOW, key(union=False)) is None


def test_nothing_of_another_version_is_given() -> None:
    cache = Cache(100_000)
    cache.put(THEN, key(), Kept(b"old", 1))
    assert cache.get(NOW, key()) is None
    assert cache.get(THEN, key()) is None
    again = Version(THEN.number, 300)  # a rollback
    cache.put(NOW, key(), Kept(b"new", 1))
    assert cache.get(again, key()) is None


def test_the_least_asked_for_goes_when_there_is_no_room() -> None:
    room = 3 * (OVERHEAD + 1000)
    cache = Cache(room)
    for query in "abc":
        cache.put(NOW, key(query), Kept(b"x" * 900, 1))
    assert cache.get(NOW, key("a"))
    cache.put(NOW, key("d"), Kept(b"x" * 900, 1))
    assert [query for query in "abcd" if cache.get(NOW, key(query))] == ["a", "c", "d"]


def test_codings_take_room_too() -> None:
    cache = Cache(2 * OVERHEAD + 1000)
    for query in "ab":
        cache.put(NOW, key(query), Kept(b"x" * 400, 1))
    cache.add(NOW, key("b"), "br", b"y" * 400)
    assert [query for query in "ab" if cache.get(NOW, key(query))] == ["b"]
    found = cache.get(NOW, key("b"))
    assert found is not None
    assert found.coded == {"br": b"y" * 400}


def test_without_room_nothing_is_kept() -> None:
    cache = Cache(0)
    cache.put(NOW, key(), Kept(b"", 0))
    assert cache.get(NOW, key()) is None
