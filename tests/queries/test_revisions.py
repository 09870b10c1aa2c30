"""What became of the facts of a document between two of its versions."""

from pathlib import Path

from pyoxigraph import Quad

from ingest.archive import digest
from ingest.prepare import Received, prepare
from ontology.iris import Iris
from queries.documents import Statement, statements
from queries.memory import InMemory
from queries.revisions import Change, Revised, revisions

IRIS = Iris()
FIRST = "Đến năm 2025, 80% hồ sơ công việc tại cấp tỉnh được xử lý trên môi trường mạng."
SECOND = "Đến năm 2025, kinh tế số chiếm 12% GRDP của tỉnh."
BASIS = "UBND tỉnh Điện Biên triển khai Quyết định số 749/QĐ-TTg ngày 3/6/2020 của Thủ tướng Chính phủ."
HEAD = "KẾ HOẠCH CHUYỂN ĐỔI SỐ TỈNH ĐIỆN BIÊN"


def stated(*lines: str) -> list[Statement]:
    text = "\n".join((HEAD, "", *lines, "")).encode()
    received = Received("plan", Path("plan.txt"), digest(text), "2026-01-01T00:00:00Z", text)
    graph = IRIS.document_graph("plan")
    quads = (Quad(t.subject, t.predicate, t.object, graph) for t in prepare(received, IRIS.base).triples())
    within = InMemory(quads)
    return statements(within, IRIS.document("plan"), within)


def told(found: list[Revised], change: Change) -> list[Revised]:
    return [one for one in found if one.change is change]


def test_a_sentence_put_in_above_changes_no_other_fact() -> None:
    before = stated(BASIS, FIRST, SECOND)
    after = stated("Tỉnh có 12 huyện, và 115 xã theo kế hoạch số 1905/KH-UBND.", BASIS, FIRST, SECOND)
    found = revisions(before, after)
    assert len(told(found, Change.SAME)) == len(before)
    assert told(found, Change.CHANGED) == told(found, Change.REMOVED) == []
    assert all("1905" in one.after.exact for one in told(found, Change.ADDED) if one.after)


def test_another_figure_is_told_attribute_by_attribute_with_both_quotes() -> None:
    found = revisions(stated(BASIS, FIRST, SECOND), stated(BASIS, FIRST, SECOND.replace("12%", "trên 15%")))
    (changed,) = told(found, Change.CHANGED)
    assert changed.before
    assert changed.after
    assert (changed.before.exact, changed.after.exact) == ("12%", "trên 15%")
    assert set(changed.attributes) == {"exact", "value", "comparator"}
    assert told(found, Change.ADDED) == told(found, Change.REMOVED) == []


def test_a_sentence_that_goes_takes_its_facts_alone_where_they_stood() -> None:
    before = stated(BASIS, FIRST, SECOND)
    found = revisions(before, stated(BASIS, SECOND))
    gone = told(found, Change.REMOVED)
    assert {one.before.exact for one in gone if one.before} == {"80%"}
    order = [one.before.start for one in found if one.before]
    assert order == sorted(order)


def test_sentences_that_change_places_change_no_fact() -> None:
    found = revisions(stated(BASIS, FIRST, SECOND), stated(SECOND, FIRST, BASIS))
    assert told(found, Change.SAME) == found


def test_a_reworded_sentence_keeps_its_fact() -> None:
    after = f"Phấn đấu {FIRST[0].lower()}{FIRST[1:]}".replace("2025", "2026")
    found = revisions(stated(FIRST), stated(after))
    (changed,) = told(found, Change.CHANGED)
    assert changed.attributes == ("deadline",)


def test_two_documents_of_nothing_in_common_share_no_fact() -> None:
    found = revisions(stated(FIRST), stated(SECOND))
    assert {one.change for one in found} == {Change.ADDED, Change.REMOVED}


def test_nothing_becomes_all_and_all_nothing() -> None:
    facts = stated(BASIS, FIRST)
    assert told(revisions([], facts), Change.ADDED) == revisions([], facts)
    assert told(revisions(facts, []), Change.REMOVED) == revisions(facts, [])
