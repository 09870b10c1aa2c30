"""A person says that the documents at hand of a place are all there are."""

from collections.abc import Callable

import pytest

from ingest.errors import NoDocumentsError, PinnedAnswersError
from queries.errors import BadParameter
from tests.ingest.library import graphs, plan
from tests.ingest.pipeline.conftest import Place

COMPLETENESS = """PREFIX lk: <https://w3id.org/lienket/ns#> PREFIX place: <https://w3id.org/lienket/id/place/>
SELECT DISTINCT ?completeness {
  ?one lk:place place:11 ; lk:verdict lk:missing ; lk:completeness ?completeness }"""


def completeness(place: Place, code: str = "11") -> list[str]:
    """What is said of the documents behind all verdicts that something is missing in a province."""
    rows = place.store.select(COMPLETENESS.replace("place:11", f"place:{code}")).rows
    return sorted(str(row["completeness"]).rpartition("#")[2].rstrip(">") for row in rows)


@pytest.fixture
def declared(two: Place) -> Place:
    assert completeness(two) == ["partial"]
    two.library.declare("Điện Biên", "an", "Văn phòng xác nhận.")
    return two


def test_it_is_known_of_that_place_who_said_so_and_when(declared: Place) -> None:
    assert completeness(declared) == ["declared"]
    (said,) = declared.library.declarations().values()
    assert (said.place, said.documents, said.by, said.note) == ("11", ("a",), "an", "Văn phòng xác nhận.")
    assert set(graphs(declared.dump())) >= {"reviews/place/11"}
    assert completeness(declared, "08") == ["partial"]


def say_more(place: Place) -> None:
    place.write("more.txt", plan(70))
    place.ingest()


def say_it_anew(place: Place) -> None:
    place.write("a.txt", plan(60))
    place.ingest()


@pytest.mark.parametrize("change", [say_more, say_it_anew, lambda place: place.library.rebuild()])
def test_it_outlasts_new_documents_new_versions_and_a_rebuild(
    declared: Place, change: Callable[[Place], object]
) -> None:
    change(declared)
    assert completeness(declared) == ["declared"]
    before = declared.dump()
    declared.library.rebuild()
    assert declared.dump() == before
    assert declared.library.check() == []


def test_it_counts_no_more_once_a_document_is_gone_and_again_once_it_is_back(declared: Place) -> None:
    say_more(declared)
    declared.library.remove(["a"])
    assert completeness(declared) == ["partial"]
    (said,) = declared.library.declarations().values()
    assert not said.counts(declared.ids())
    declared.ingest("a.txt")
    assert completeness(declared) == ["declared"]


def test_it_is_revoked(declared: Place) -> None:
    assert declared.library.revoke("11", "binh")
    assert completeness(declared) == ["partial"]
    assert declared.library.declarations() == {}
    assert "reviews/place/11" not in graphs(declared.dump())
    assert declared.library.revoke("11", "binh") is None
    assert declared.library.check() == []


def test_a_rollback_returns_to_what_was_said_then(declared: Place) -> None:
    declared.library.rollback(1)
    assert declared.library.declarations() == {}
    declared.library.rollback(2)
    assert completeness(declared) == ["declared"]
    assert list(declared.library.declarations()) == ["11"]


def test_it_is_no_word_on_a_place_without_documents_or_on_none(two: Place) -> None:
    before = two.traces()
    with pytest.raises(NoDocumentsError, match="no document of 12"):
        two.library.declare("12", "an")
    with pytest.raises(BadParameter):
        two.library.declare("Atlantis", "an")
    assert two.traces() == before


def test_pinned_answers_hold_against_it(two: Place) -> None:
    two.library.answers.pin("missing-targets", {"place": "11"}, "an")
    with pytest.raises(PinnedAnswersError):
        two.library.declare("11", "an")
    assert completeness(two) == ["partial"]
